import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { rightText } from "@/components/permits/right-text";
import { type PlaceNames, useWhose } from "@/components/permits/rights-list";
import { formatDay } from "@/lib/i18n/format";
import { newId } from "@/lib/ids";
import type { PermitRights } from "@/lib/permits/publication/rights";
import type { TypedFields } from "@/lib/permits/publication/rights-form";
import { type Rung, rightsDifferences } from "@/lib/permits/publication/rungs";
import { publishRights } from "../actions";
import { NextVersion } from "../next-version";
import { PermitsConcerned } from "../permits-concerned";

/** What the typed list opens and closes beside the one in force, and the button that publishes it. */
export function RightsPreview({
  rights,
  effectiveFrom,
  typed,
  current,
  next,
  names,
  permits,
  seenVersion,
}: {
  rights: PermitRights;
  effectiveFrom: string;
  typed: TypedFields;
  current: PermitRights;
  next: { version: number; effectiveFrom: string } | null;
  names: PlaceNames;
  permits: number;
  seenVersion: number;
}) {
  const t = useTranslations("permit-recognition.admin");
  const locale = useLocale();
  const { added, removed } = rightsDifferences(current, rights);
  const fields = Object.entries(typed).flatMap(([name, value]) => {
    if (value === undefined || name === "preview") return [];
    return (typeof value === "string" ? [value] : value).map((one) => [name, one] as const);
  });
  const own = { ...current.own, ...rights.own };
  return (
    <section aria-labelledby="preview" className="mb-12 border-l-4 border-ink pl-4">
      <h2 id="preview">{t("previewTitle")}</h2>
      <h3>{t("differs")}</h3>
      {added.length + removed.length === 0 && <p>{t("noDifference")}</p>}
      <p className="text-ink-soft">{t("after", { day: formatDay(locale, effectiveFrom) })}</p>
      <Rungs title={t("added")} rungs={added} city={rights.city} names={names} own={own} />
      <Rungs title={t("removed")} rungs={removed} city={rights.city} names={names} own={own} />
      <NextVersion next={next} />
      <PermitsConcerned count={permits} />
      <ActionForm
        action={publishRights}
        idempotencyKey={newId()}
        hidden={{ seenVersion }}
        label={t("confirm")}
      >
        {fields.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <SubmitButton look="decision">{t("confirm")}</SubmitButton>
      </ActionForm>
    </section>
  );
}

function Rungs({
  title,
  rungs,
  city,
  names,
  own,
}: {
  title: string;
  rungs: readonly Rung[];
  city: string;
  names: PlaceNames;
  own: PermitRights["own"];
}) {
  const t = useTranslations("permit-recognition.rights");
  const codes = useTranslations("permit-rights.codes");
  const locale = useLocale();
  const whose = useWhose(city, names);
  if (rungs.length === 0) return null;
  return (
    <>
      <h4 className="mt-4 font-semibold">{title}</h4>
      <ul className="max-w-prose list-disc space-y-2 pl-5">
        {rungs.map((rung) => (
          <li key={JSON.stringify(rung)}>
            {t("sentence", {
              whose: whose(rung.permits),
              when: rung.afterMonths === 0 ? t("atOnce") : t("afterMonths", { months: rung.afterMonths }),
              what: rung.codes
                .map((code) => rightText(codes, locale, own, code))
                .join(locale === "zh" ? "、" : "; "),
            })}
            {rung.from !== null && ` ${t("from", { day: formatDay(locale, rung.from) })}`}
          </li>
        ))}
      </ul>
    </>
  );
}
