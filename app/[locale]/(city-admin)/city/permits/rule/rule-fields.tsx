import { useLocale, useTranslations } from "next-intl";
import { Radios, Select } from "@/components/form/choices";
import { QueryForm } from "@/components/form/query-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextInput } from "@/components/form/text-input";
import { PUBLISHED_RULES } from "@/lib/permits/published-rules";
import { BasisFields } from "../basis-fields";
import { FieldProblems } from "../field-problems";

type Props = { typed: Readonly<Record<string, string>>; errors: Readonly<Record<string, string>> };

/** The form of a rule. Sent to the page itself, which shows what the rule would do before it is published. */
export function RuleFields({ typed, errors }: Props) {
  const t = useTranslations("permit-recognition");
  const locale = useLocale();
  const number = (
    name: "graceDays" | "cancelledAfterDays" | "addressGapDays" | "issueDays",
    hint: string,
  ) => (
    <TextInput
      name={name}
      label={t(`admin.${name}`)}
      hint={hint}
      inputMode="numeric"
      width="short"
      defaultValue={typed[name]}
    />
  );
  return (
    <div className="mt-10">
      <FieldProblems errors={errors} />
      <QueryForm errors={errors} hidden={[["preview", "1"]]}>
        <Radios
          name="variant"
          label={t("admin.variant")}
          hint={t("admin.variantHint")}
          defaultValue={typed.variant}
          choices={PUBLISHED_RULES.map(({ id, title }) => ({
            value: id,
            label: t("rule.variant", { title: title[locale], code: id.slice(0, 2).toUpperCase() }),
          }))}
        />
        {number("graceDays", t("admin.graceDaysHint"))}
        <TextInput
          name="windowLength"
          label={t("admin.windowLength")}
          hint={t("admin.windowLengthHint")}
          inputMode="numeric"
          width="short"
          defaultValue={typed.windowLength}
        />
        <Select
          name="windowUnit"
          label={t("admin.windowUnit")}
          defaultValue={typed.windowUnit}
          choices={(["months", "days"] as const).map((value) => ({ value, label: t(`admin.unit.${value}`) }))}
        />
        {number("cancelledAfterDays", t("admin.leaveEmpty"))}
        {number("addressGapDays", t("admin.leaveEmpty"))}
        {number("issueDays", t("admin.issueDaysHint"))}
        <Radios
          name="ban"
          label={t("admin.ban")}
          defaultValue={typed.ban}
          choices={(["NONE", "YEARS", "PERMANENT"] as const).map((value) => ({
            value,
            label: t(`admin.bans.${value}`),
          }))}
        />
        <TextInput
          name="banYears"
          label={t("admin.banYears")}
          hint={t("admin.banYearsHint")}
          inputMode="numeric"
          width="short"
          defaultValue={typed.banYears}
          optional
        />
        <BasisFields typed={typed} marks={["LAW", "OWN"]} />
        <SubmitButton>{t("admin.preview")}</SubmitButton>
      </QueryForm>
    </div>
  );
}
