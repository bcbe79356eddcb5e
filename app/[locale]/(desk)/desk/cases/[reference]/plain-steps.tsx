import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextArea } from "@/components/form/text-input";
import { formatDay } from "@/lib/i18n/format";
import { newId } from "@/lib/ids";
import { addWorkingDays } from "@/lib/places/calendar";
import { addDays } from "@/lib/places/days";
import { CERTIFICATE_DAYS, WORKING_DAYS } from "@/lib/transfers/lifecycle";
import { accept, approve, confirmOrigin, confirmRefusal, proposeApproval, returnToClerk } from "./actions";
import { CaseStep } from "./case-step";
import type { StepProps } from "./case-steps";

export function AcceptStep({ seen, today, version }: StepProps & { version: number | null }) {
  const t = useTranslations("desk.case.act.ACCEPT");
  const due = formatDay(useLocale(), addWorkingDays(today, WORKING_DAYS.ACCEPTED));
  return (
    <CaseStep id="ACCEPT" title={t("title")} consequence={t("body", { version: version ?? "–", due })}>
      <ActionForm action={accept} idempotencyKey={newId()} hidden={seen} label={t("title")}>
        <SubmitButton>{t("button")}</SubmitButton>
      </ActionForm>
    </CaseStep>
  );
}

export function ProposeApprovalStep({ seen, places, eligible }: StepProps & { eligible: boolean }) {
  const t = useTranslations("desk.case.act");
  if (!eligible) {
    return (
      <CaseStep
        id="PROPOSE_APPROVAL"
        title={t("PROPOSE_APPROVAL.title")}
        consequence={t("PROPOSE_APPROVAL.notEligible")}
      >
        {null}
      </CaseStep>
    );
  }
  return (
    <CaseStep
      id="PROPOSE_APPROVAL"
      title={t("PROPOSE_APPROVAL.title")}
      consequence={t("PROPOSE_APPROVAL.body", places)}
    >
      <ActionForm
        action={proposeApproval}
        idempotencyKey={newId()}
        hidden={seen}
        label={t("PROPOSE_APPROVAL.title")}
      >
        <TextArea name="note" label={t("noteOptional")} rows={2} maxLength={1000} optional />
        <SubmitButton>{t("PROPOSE_APPROVAL.button")}</SubmitButton>
      </ActionForm>
    </CaseStep>
  );
}

export function ApproveStep({ seen, today, places }: StepProps) {
  const t = useTranslations("desk.case.act.APPROVE");
  const day = formatDay(useLocale(), addDays(today, CERTIFICATE_DAYS.MOVE_IN));
  return (
    <CaseStep id="APPROVE" title={t("title")} consequence={t("body", { ...places, day })}>
      <ActionForm action={approve} idempotencyKey={newId()} hidden={seen} label={t("title")}>
        <SubmitButton look="decision">{t("button")}</SubmitButton>
      </ActionForm>
    </CaseStep>
  );
}

export function ConfirmRefusalStep({ seen }: StepProps) {
  const t = useTranslations("desk.case.act.CONFIRM_REFUSAL");
  return (
    <CaseStep id="CONFIRM_REFUSAL" title={t("title")} consequence={t("body")}>
      <ActionForm action={confirmRefusal} idempotencyKey={newId()} hidden={seen} label={t("title")}>
        <SubmitButton look="decision">{t("button")}</SubmitButton>
      </ActionForm>
    </CaseStep>
  );
}

export function ReturnStep({ seen }: StepProps) {
  const t = useTranslations("desk.case.act");
  return (
    <CaseStep id="RETURN" title={t("RETURN.title")} consequence={t("RETURN.body")}>
      <ActionForm action={returnToClerk} idempotencyKey={newId()} hidden={seen} label={t("RETURN.title")}>
        <TextArea name="note" label={t("note")} hint={t("RETURN.noteHint")} rows={3} maxLength={1000} />
        <SubmitButton look="secondary">{t("RETURN.button")}</SubmitButton>
      </ActionForm>
    </CaseStep>
  );
}

export function ConfirmOriginStep({ seen, places }: StepProps) {
  const t = useTranslations("desk.case.act.CONFIRM_ORIGIN");
  return (
    <CaseStep id="CONFIRM_ORIGIN" title={t("title")} consequence={t("body", places)}>
      <ActionForm action={confirmOrigin} idempotencyKey={newId()} hidden={seen} label={t("title")}>
        <SubmitButton look="decision">{t("button")}</SubmitButton>
      </ActionForm>
    </CaseStep>
  );
}
