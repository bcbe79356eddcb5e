import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { Select } from "@/components/form/choices";
import { SubmitButton } from "@/components/form/submit-button";
import { DayInput, TextArea, TextInput } from "@/components/form/text-input";
import { Details } from "@/components/ui/details";
import { formatDay } from "@/lib/i18n/format";
import { newId } from "@/lib/ids";
import { ANSWERS_ASKED, type AnswerAsked } from "@/lib/permits/completeness";
import { issueDueOn } from "@/lib/permits/deadlines";
import { PERMIT_BASES } from "@/lib/permits/types";
import * as calendar from "@/lib/places/calendar";
import { CaseStep } from "../../../cases/[reference]/case-step";
import { accept, correctOnTheSpot, grant } from "./actions";
import type { StepProps } from "./application-steps";
import { useGrantSentence } from "./grant-sentence";

export function AcceptStep({ seen, data }: StepProps) {
  const t = useTranslations("desk-permits.act.ACCEPT");
  const days = data.rule.issueDays;
  const due = formatDay(useLocale(), issueDueOn(data.today, days, calendar));
  return (
    <CaseStep id="ACCEPT" title={t("title")} consequence={t("body", { days, due })}>
      <ActionForm action={accept} idempotencyKey={newId()} hidden={seen} label={t("title")}>
        <SubmitButton>{t("button")}</SubmitButton>
      </ActionForm>
    </CaseStep>
  );
}

/** Corrects a slip with the person before one; closed until it is needed, for it has the answers in it again. */
export function CorrectStep({ seen, data }: StepProps) {
  const t = useTranslations("desk-permits.act");
  const title = t("CORRECT_ON_THE_SPOT.title");
  return (
    <CaseStep id="CORRECT_ON_THE_SPOT" title={title} consequence={t("CORRECT_ON_THE_SPOT.body")}>
      <Details summary={t("CORRECT_ON_THE_SPOT.open")}>
        <ActionForm action={correctOnTheSpot} idempotencyKey={newId()} hidden={seen} label={title}>
          {ANSWERS_ASKED[data.application.kind].map((name) => (
            <AnswerField key={name} name={name} data={data} />
          ))}
          <TextArea name="note" label={t("CORRECT_ON_THE_SPOT.note")} rows={2} maxLength={1000} />
          <SubmitButton look="secondary">{t("CORRECT_ON_THE_SPOT.button")}</SubmitButton>
        </ActionForm>
      </Details>
    </CaseStep>
  );
}

function AnswerField({ name, data }: { name: AnswerAsked; data: StepProps["data"] }) {
  const t = useTranslations("desk-permits");
  const label = t(`summary.answers.${name}`);
  const value = data.application.answers[name] ?? "";
  if (name === "basis")
    return (
      <Select
        name={name}
        label={label}
        defaultValue={value}
        empty={t("summary.notGiven")}
        choices={PERMIT_BASES.map((basis) => ({ value: basis, label: t(`bases.${basis}`) }))}
      />
    );
  if (name === "leftOn" || name === "movedOn")
    return <DayInput name={name} label={label} defaultValue={value} max={data.today} />;
  if (name === "circumstances")
    return <TextArea name={name} label={label} defaultValue={value} rows={2} maxLength={500} />;
  const width = name === "phone" ? "medium" : "full";
  return <TextInput name={name} label={label} defaultValue={value} width={width} maxLength={200} />;
}

export function GrantStep({ seen, data }: StepProps) {
  const t = useTranslations("desk-permits.act");
  const sentence = useGrantSentence(data);
  return (
    <CaseStep id="GRANT" title={t("GRANT.title")} consequence={sentence.text}>
      {sentence.possible && (
        <ActionForm action={grant} idempotencyKey={newId()} hidden={seen} label={t("GRANT.title")}>
          <TextArea name="note" label={t("noteOptional")} rows={2} maxLength={1000} optional />
          <SubmitButton look="decision">{t(`GRANT.buttons.${data.application.kind}`)}</SubmitButton>
        </ActionForm>
      )}
    </CaseStep>
  );
}
