import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { Checkboxes } from "@/components/form/choices";
import { SubmitButton } from "@/components/form/submit-button";
import { TextArea } from "@/components/form/text-input";
import { Details } from "@/components/ui/details";
import { newId } from "@/lib/ids";
import { APPLICATION_REFUSALS, PERMIT_PAPERS } from "@/lib/permits/types";
import { CaseStep } from "../../../cases/[reference]/case-step";
import { findNotCompetent, findNotNeeded, refuse, requestPapers } from "./actions";
import type { StepProps } from "./application-steps";

export function RequestPapersStep({ seen }: StepProps) {
  const t = useTranslations("desk-permits.act");
  const papers = useTranslations("desk-permits.papers.kinds");
  const title = t("REQUEST_CORRECTION.title");
  return (
    <CaseStep id="REQUEST_CORRECTION" title={title} consequence={t("REQUEST_CORRECTION.body")}>
      <ActionForm action={requestPapers} idempotencyKey={newId()} hidden={seen} label={title}>
        <Checkboxes
          name="items"
          label={t("REQUEST_CORRECTION.items")}
          hint={t("REQUEST_CORRECTION.itemsHint")}
          choices={PERMIT_PAPERS.map((kind) => ({ value: kind, label: papers(kind) }))}
        />
        <TextArea name="note" label={t("note")} rows={3} maxLength={1000} optional />
        <SubmitButton look="secondary">{t("REQUEST_CORRECTION.button")}</SubmitButton>
      </ActionForm>
    </CaseStep>
  );
}

/** Ends an application that needs no permit, or another office; rare, and so closed until it is asked for. */
export function OutcomeStep({ seen, step }: StepProps & { step: "FIND_NOT_NEEDED" | "FIND_NOT_COMPETENT" }) {
  const t = useTranslations("desk-permits.act");
  const title = t(`${step}.title`);
  return (
    <CaseStep id={step} title={title} consequence={t(`${step}.body`)}>
      <Details summary={t(`${step}.open`)}>
        <ActionForm
          action={step === "FIND_NOT_NEEDED" ? findNotNeeded : findNotCompetent}
          idempotencyKey={newId()}
          hidden={seen}
          label={title}
        >
          <TextArea name="note" label={t(`${step}.note`)} rows={3} maxLength={1000} />
          <SubmitButton look="secondary">{t(`${step}.button`)}</SubmitButton>
        </ActionForm>
      </Details>
    </CaseStep>
  );
}

export function RefuseStep({ seen, data }: StepProps) {
  const t = useTranslations("desk-permits.act");
  const grounds = useTranslations("desk-permits.grounds");
  const eligible = data.calculation === null || data.calculation.answer.eligible;
  // The engine's yes cannot be refused by «does not qualify».
  const offered = APPLICATION_REFUSALS.filter((ground) => ground !== "NOT_ELIGIBLE" || !eligible);
  return (
    <CaseStep id="REFUSE" title={t("REFUSE.title")} consequence={t("REFUSE.body")}>
      <ActionForm action={refuse} idempotencyKey={newId()} hidden={seen} label={t("REFUSE.title")}>
        <Checkboxes
          name="grounds"
          label={t("REFUSE.grounds")}
          choices={offered.map((ground) => ({ value: ground, label: grounds(ground) }))}
          defaultValues={eligible ? [] : ["NOT_ELIGIBLE"]}
        />
        <TextArea name="note" label={t("note")} hint={t("REFUSE.noteHint")} rows={4} maxLength={1000} />
        <SubmitButton look={eligible ? "secondary" : "decision"}>{t("REFUSE.button")}</SubmitButton>
      </ActionForm>
    </CaseStep>
  );
}
