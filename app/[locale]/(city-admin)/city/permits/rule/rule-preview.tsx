import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { RuleDifferenceTable, WorkedCases } from "@/components/permits/rule-text";
import { formatDay } from "@/lib/i18n/format";
import { newId } from "@/lib/ids";
import type { PermitRule } from "@/lib/permits/permit-rule";
import { type RuleForm, ruleFromForm } from "@/lib/permits/publication/rule-form";
import { ruleDifferences } from "@/lib/permits/publication/rule-sentences";
import { workedCases } from "@/lib/permits/publication/worked-cases";
import type { PlaceName } from "@/lib/places/types";
import { publishRule } from "../actions";
import { NextVersion } from "../next-version";
import { PermitsConcerned } from "../permits-concerned";

/** What the typed rule would change, how it works out, and the button that publishes it. */
export function RulePreview({
  form,
  typed,
  current,
  next,
  city,
  permits,
  seenVersion,
}: {
  form: RuleForm;
  typed: Readonly<Record<string, string>>;
  current: PermitRule;
  next: { version: number; effectiveFrom: string } | null;
  city: PlaceName;
  permits: number;
  seenVersion: number;
}) {
  const t = useTranslations("permit-recognition.admin");
  const cases = useTranslations("permit-recognition.cases");
  const locale = useLocale();
  const rule = ruleFromForm(form, city);
  const { preview: _preview, start: _start, ...fields } = typed;
  return (
    <section aria-labelledby="preview" className="mb-12 border-l-4 border-ink pl-4">
      <h2 id="preview">{t("previewTitle")}</h2>
      <h3>{t("differs")}</h3>
      <RuleDifferenceTable differences={ruleDifferences(current, rule)} from={form.effectiveFrom} />
      <NextVersion next={next} />
      <PermitsConcerned count={permits} />
      <p className="max-w-prose">{t("pastLapses", { day: formatDay(locale, form.effectiveFrom) })}</p>
      <h3>{cases("title")}</h3>
      <WorkedCases cases={workedCases(rule)} />
      <ActionForm
        action={publishRule}
        idempotencyKey={newId()}
        hidden={{ ...fields, seenVersion }}
        label={t("confirm")}
      >
        <SubmitButton look="decision">{t("confirm")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
