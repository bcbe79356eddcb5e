"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import { formatInstant } from "@/lib/i18n/format";
import { OPEN_POLICY } from "@/lib/permits/credential";
import { useAge, useLength } from "./use-age";
import type { Lists } from "./use-checker";

type Props = {
  lists: Lists;
  now: Date;
  cities: Readonly<Record<string, string>>;
  isKept: boolean;
  onRefresh: () => void;
};

/** Every list with the time it was fetched and the time it stops being good, and what stands in the way of newer ones. */
export function ListAges({ lists, now, cities, isKept, onRefresh }: Props) {
  const t = useTranslations("check.lists");
  const length = useLength();
  const { knowledge, problems, clockAheadMs, isRefreshing, refreshes } = lists;
  const trust = knowledge?.trust ?? null;
  const cityOf = (iss: string) => {
    const code = trust?.list.issuers.find((issuer) => issuer.iss === iss)?.cityCode ?? iss;
    return cities[code] ?? code;
  };
  const statuses = (knowledge?.statuses ?? []).map(({ list, fetchedAt }) => ({
    ...{ uri: list.uri, name: t("statuses", { city: cityOf(list.iss) }) },
    ...{ fetchedAt, goodUntil: list.expiresAt },
  }));
  const old = statuses.filter(({ goodUntil }) => goodUntil <= now);
  const isClockOff = clockAheadMs !== null && Math.abs(clockAheadMs) > OPEN_POLICY.skew * 1000;
  const clockProblem = clockAheadMs !== null && clockAheadMs > 0 ? "clockAhead" : "clockBehind";
  return (
    <section aria-labelledby="lists">
      <h2 id="lists">{t("title")}</h2>
      <p className="mb-3 max-w-prose">{t("intro")}</p>
      {knowledge !== null && trust === null && !isRefreshing && <Warning>{t("none")}</Warning>}
      {trust !== null && (
        <ListLine
          name={t("trust", { version: trust.list.version })}
          fetchedAt={trust.fetchedAt}
          goodUntil={new Date(trust.list.nextUpdate)}
          now={now}
        />
      )}
      {trust !== null && statuses.length === 0 && <Warning>{t("missingStatuses")}</Warning>}
      {old.length > 0 && <Warning>{t("someOld", { count: old.length })}</Warning>}
      {statuses.length > 0 &&
        statuses.length <= 2 &&
        statuses.map((list) => <ListLine key={list.uri} {...list} now={now} />)}
      {statuses.length > 2 && (
        <>
          <ListLine {...oldestOf(statuses)} now={now} />
          <Details summary={t("all", { count: statuses.length })}>
            {statuses.map((list) => (
              <ListLine key={list.uri} {...list} now={now} />
            ))}
          </Details>
        </>
      )}
      {isClockOff && <Warning>{t(clockProblem, { amount: length(clockAheadMs) })}</Warning>}
      {problems.map((problem) => (
        <Warning key={problem}>{t(`problem.${problem}`)}</Warning>
      ))}
      <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button look="secondary" aria-disabled={isRefreshing} onClick={isRefreshing ? undefined : onRefresh}>
          {t("refresh")}
        </Button>
        <span role="status">
          {isRefreshing ? t("refreshing") : refreshes > 0 && problems.length === 0 && t("refreshed")}
        </span>
      </div>
      {isKept && <p className="mt-3 text-sm text-ink-soft">{t("offline")}</p>}
    </section>
  );
}

type Line = { name: string; fetchedAt: Date; goodUntil: Date };

/** The one that stops being good first stands for all. */
function oldestOf(lines: readonly [Line, ...Line[]] | Line[]): Line {
  const [first, ...others] = lines;
  if (first === undefined) throw new RangeError("There is no list");
  return others.reduce((oldest, line) => (line.goodUntil < oldest.goodUntil ? line : oldest), first);
}

function ListLine({ name, fetchedAt, goodUntil, now }: Line & { now: Date }) {
  const t = useTranslations("check.lists");
  const locale = useLocale();
  const age = useAge();
  const until = formatInstant(locale, goodUntil);
  return (
    <p className="max-w-prose border-b border-line py-2">
      <b className="block">{name}</b>
      <span className="block text-sm">
        {t("fetched", {
          at: formatInstant(locale, fetchedAt),
          age: age(now.getTime() - fetchedAt.getTime()),
        })}
      </span>
      <span
        className={`block text-sm ${goodUntil <= now ? "font-semibold text-seal-deep" : "text-ink-soft"}`}
      >
        {goodUntil <= now ? t("old", { until }) : t("good", { until })}
      </span>
    </p>
  );
}

function Warning({ children }: { children: string }) {
  return (
    <p className="my-3 max-w-prose border-l-4 border-ochre-deep bg-ochre-pale px-3 py-2 text-sm">
      {children}
    </p>
  );
}
