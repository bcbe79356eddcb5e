"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { dayOf } from "@/lib/clock";
import { formatDay, formatInstant } from "@/lib/i18n/format";
import type { Disclosed } from "@/lib/permits/credential";
import { personRows } from "./person-rows";
import { RightsShown } from "./rights-shown";

/** Names in the reader's language, by code; a code without a name stands for itself. */
export type PlaceNames = {
  cities: Readonly<Record<string, string>>;
  zones: Readonly<Record<string, string>>;
  /** What cities call the services of their own, by city and code. */
  rights: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** What was shown and nothing of what was not: a group that is kept back leaves no trace here. */
export function DisclosedItems({
  disclosed,
  holds,
  names,
}: {
  disclosed: Disclosed;
  /** Whether the permit is valid now: what was stated at its issue is not to be taken for today's otherwise. */
  holds: boolean;
  names: PlaceNames;
}) {
  const t = useTranslations("check");
  const locale = useLocale();
  const { form, shown } = disclosed;
  const person = personRows(t, locale, { ...shown.person, ...(shown.name && { name: shown.name }) });
  const asOf = (day: string) => t("disclosed.statedOn", { day: formatDay(locale, day) });
  const years = Object.entries(shown.years ?? {}).sort(([a], [b]) => Number(b) - Number(a));
  const zones = Object.entries(shown.zones ?? {});
  // The end of a day belongs to that day: what ends at midnight was good until the day before.
  const lastDay = dayOf(new Date(disclosed.expiresAt.getTime() - 1000));
  const saysNothing = Object.keys(shown).length === 0;
  return (
    <div className="mt-8">
      <h2 className="m-0 mb-2 text-xl">{t(form === "CARD" ? "disclosed.cardTitle" : "disclosed.title")}</h2>
      {!holds && <p className="mb-2 font-semibold">{t("disclosed.notNow")}</p>}
      {saysNothing && <p>{t("disclosed.nothing")}</p>}
      <Group
        title={t("disclosed.open")}
        rows={[
          shown.permitNumber && [t("disclosed.permitNumber"), <Code key="number">{shown.permitNumber}</Code>],
          ...(form === "CARD" ? person : []),
          [t("disclosed.city"), names.cities[disclosed.cityCode] ?? disclosed.cityCode],
          [t("disclosed.until"), formatDay(locale, lastDay)],
          disclosed.provenAt && [t("disclosed.provenAt"), formatInstant(locale, disclosed.provenAt)],
        ]}
      />
      {form === "PERMIT" && person.length > 0 && <Group title={t("disclosed.person")} rows={person} />}
      {years.length > 0 && (
        <Statements
          title={t("disclosed.years")}
          said={years.map(([count, day]) => [
            t("disclosed.yearsAtLeast", { years: Number(count) }),
            asOf(day ?? ""),
          ])}
        />
      )}
      {zones.length > 0 && (
        <Statements
          title={t("disclosed.zones")}
          said={zones.map(([zone, day]) => [
            t("disclosed.zone", { zone: names.zones[zone] ?? zone }),
            asOf(day),
          ])}
        />
      )}
      {shown.rights && Object.keys(shown.rights).length > 0 && (
        <RightsShown rights={shown.rights} names={names} />
      )}
    </div>
  );
}

export type Row = readonly [label: string, value: ReactNode];

function Group({ title, rows }: { title: string; rows: readonly (Row | null | undefined | "")[] }) {
  return (
    <>
      <h3 className="mt-6 mb-1 text-base">{title}</h3>
      <dl className="border-t border-line">
        {rows
          .filter((row) => !!row)
          .map(([label, value]) => (
            <div
              key={label}
              className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[minmax(9rem,2fr)_4fr]"
            >
              <dt className="font-normal text-ink-soft">{label}</dt>
              <dd className="min-w-0 font-semibold">{value}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

/** What the city stated, each with its day. */
function Statements({ title, said }: { title: string; said: readonly (readonly [string, string])[] }) {
  return (
    <>
      <h3 className="mt-6 mb-1 text-base">{title}</h3>
      <ul className="border-t border-line">
        {said.map(([statement, day]) => (
          <li key={statement} className="border-b border-line py-2">
            <b>{statement}</b> <span className="text-ink-soft">{day}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

export function Code({ children }: { children: ReactNode }) {
  return <span className="break-all tabular-nums">{children}</span>;
}
