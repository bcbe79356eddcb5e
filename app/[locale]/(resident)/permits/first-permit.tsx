import { useLocale, useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import { formatDay } from "@/lib/i18n/format";
import type { FirstIssueOutlook } from "@/lib/permits/first-issue-outlook";
import { personQuery } from "../people";
import type { PermitsData } from "./load-permits";
import { cityText } from "./words";

const TONES: Record<FirstIssueOutlook["code"], StatusTone> = {
  YES: "counts",
  AFTER_CONFIRMATION: "part",
  FROM: "part",
  FROM_AFTER_CONFIRMATION: "part",
  MISSING: "none",
};

/** For whoever has no permit: what one is, who can have it, and from when they themselves can. */
export function FirstPermit({ data }: { data: PermitsData }) {
  const t = useTranslations("permits");
  const locale = useLocale();
  const words = { t, locale, cities: data.cities };
  const { people, outlooks } = data;
  const query = personQuery(people);
  const declare = `/years/declare${query}`;
  return (
    <section aria-labelledby="first">
      <h2 id="first">{t("first.title")}</h2>
      <div className="prose">
        <p>{t("first.what")}</p>
        <p>{t("first.who")}</p>
        <ol>
          <li>{t("first.halfYear")}</li>
          <li>{t("first.basis")}</li>
        </ol>
      </div>
      {outlooks.length === 0 ? (
        <div className="my-6 max-w-prose border border-dashed border-line-strong bg-sheet px-5 py-6">
          <p className="font-semibold">{t("first.nowhere")}</p>
          <p className="mt-1 text-ink-soft">{t("first.nowhereBody")}</p>
          <p className="mt-4">
            <LinkButton look="secondary" href={declare}>
              {t("first.declare")}
            </LinkButton>
          </p>
        </div>
      ) : (
        <>
          <h3>{t("first.yours")}</h3>
          <ul className="my-4 max-w-3xl border-t border-line">
            {outlooks.map(({ cityCode, outlook }) => (
              <li key={cityCode} className="border-b border-line py-4">
                <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
                  <span className="font-semibold">{cityText(words, cityCode)}</span>
                  <StatusTag tone={TONES[outlook.code]}>{t(`first.short.${outlook.code}`)}</StatusTag>
                </p>
                <p className="mt-1 max-w-prose">
                  {t(`first.outlook.${outlook.code}`, {
                    day: "on" in outlook ? formatDay(locale, outlook.on) : "",
                  })}
                </p>
                {outlook.code === "MISSING" && (
                  <ul className="mt-1 max-w-prose list-disc pl-6">
                    {outlook.requirements.map((id) => (
                      <li key={id}>{t(`first.missing.${id}`)}</li>
                    ))}
                  </ul>
                )}
                <p className="no-print mt-2 flex flex-wrap gap-x-6">
                  {(outlook.code === "YES" || outlook.code === "AFTER_CONFIRMATION") && (
                    <Link href={`/permits/apply${query === "" ? "?" : `${query}&`}place=${cityCode}`}>
                      {t("first.apply", { city: cityText(words, cityCode) })}
                    </Link>
                  )}
                  {outlook.code !== "YES" && (
                    <Link href={outlook.code === "MISSING" ? declare : `/years${query}`}>
                      {t(outlook.code === "MISSING" ? "first.declare" : "first.records")}
                      <span className="sr-only"> {cityText(words, cityCode)}</span>
                    </Link>
                  )}
                </p>
              </li>
            ))}
          </ul>
          <p className="max-w-prose text-sm text-ink-soft">{t("first.decides")}</p>
        </>
      )}
    </section>
  );
}
