import { useLocale, useTranslations } from "next-intl";
import { AttributeFields } from "@/components/form/attribute-fields";
import { Select } from "@/components/form/choices";
import { QueryForm } from "@/components/form/query-form";
import { SubmitButton } from "@/components/form/submit-button";
import { DayInput } from "@/components/form/text-input";
import { ButtonGroup } from "@/components/ui/button";
import { attributesOf } from "@/lib/residents/attributes-asked";
import { membersOn } from "@/lib/residents/destinations";
import type { Chosen } from "./load";
import { MOST_ROWS } from "./question";

type Props = { chosen: Chosen; today: string; errors: Record<string, string> };

/** Birth date, spans and what the rules ask: a form whose address is the answer. Rows are added by sending it. */
export function EstimateForm({ chosen, today, errors }: Props) {
  const t = useTranslations("estimate");
  const locale = useLocale();
  const { bundle, question } = chosen;
  const names = new Map(bundle.document.cities.map((city) => [city.code, city.name[locale]]));
  const cities = membersOn(bundle, today).map((code) => ({ value: code, label: names.get(code) ?? code }));
  const kinds = Object.entries(bundle.document.kinds).map(([code, name]) => ({
    value: code,
    label: name[locale],
  }));
  const asked = attributesOf(chosen.pathways);
  const definitions = Object.fromEntries(
    Object.entries(chosen.ruleSet?.attributes ?? {}).filter(([name]) => asked.has(name)),
  );
  const rows = question.rows.length;
  return (
    <QueryForm errors={errors} hidden={[["to", `${bundle.zoneId}:${chosen.city}`]]}>
      <DayInput
        name="birth"
        label={t("birth")}
        hint={t("birthHint")}
        max={today}
        defaultValue={question.birth}
      />
      <AttributeFields definitions={definitions} values={chosen.attributes} prefix="a." />
      <h3 className="mt-8">{t("spans")}</h3>
      <p className="mb-4 max-w-prose text-ink-soft">{t("spansHint")}</p>
      {question.rows.map((row, index) => {
        const at = index + 1;
        return (
          <fieldset key={at} className="mb-6 max-w-3xl border border-line bg-sheet px-5 pt-3 pb-1">
            <legend className="px-2 font-semibold">{t("span", { number: at })}</legend>
            <div className="grid gap-x-6 sm:grid-cols-2">
              <Select name={`k${at}`} label={t("kind")} empty="–" choices={kinds} defaultValue={row.kind} />
              <Select name={`c${at}`} label={t("city")} empty="–" choices={cities} defaultValue={row.city} />
              <DayInput name={`f${at}`} label={t("from")} max={today} defaultValue={row.from} />
              <DayInput name={`t${at}`} label={t("to")} max={today} defaultValue={row.to} />
            </div>
          </fieldset>
        );
      })}
      <ButtonGroup>
        <SubmitButton name="rows" value={String(rows)}>
          {t("calculate")}
        </SubmitButton>
        {rows < MOST_ROWS && (
          <SubmitButton look="secondary" name="rows" value={String(rows + 1)}>
            {t("addSpan")}
          </SubmitButton>
        )}
      </ButtonGroup>
    </QueryForm>
  );
}
