import { useLocale, useTranslations } from "next-intl";
import { Remedies } from "@/components/case/remedies";
import { ActionForm } from "@/components/form/action-form";
import { Checkboxes } from "@/components/form/choices";
import { SubmitButton } from "@/components/form/submit-button";
import { TextArea } from "@/components/form/text-input";
import { legalBasisText } from "@/components/policy/legal-basis";
import { formatDay } from "@/lib/i18n/format";
import { newId } from "@/lib/ids";
import { addWorkingDays } from "@/lib/places/calendar";
import { WORKING_DAYS } from "@/lib/transfers/lifecycle";
import { OBJECTION_REASONS, PAPER_KINDS, REFUSAL_REASONS } from "@/lib/transfers/types";
import { answerObjection, askForPapers, objectToMove, proposeRefusal } from "./actions";
import { CaseStep } from "./case-step";
import type { StepProps } from "./case-steps";

export function AskForPapersStep({ seen, today }: StepProps) {
  const t = useTranslations("desk.case.act");
  const papers = useTranslations("decision.papers");
  const due = formatDay(useLocale(), addWorkingDays(today, WORKING_DAYS.CORRECTION_REQUESTED));
  return (
    <CaseStep
      id="REQUEST_CORRECTION"
      title={t("REQUEST_CORRECTION.title")}
      consequence={t("REQUEST_CORRECTION.body", { due })}
    >
      <ActionForm
        action={askForPapers}
        idempotencyKey={newId()}
        hidden={seen}
        label={t("REQUEST_CORRECTION.title")}
      >
        <Checkboxes
          name="items"
          label={t("items")}
          hint={t("itemsHint")}
          choices={PAPER_KINDS.map((kind) => ({ value: kind, label: papers(kind) }))}
        />
        <TextArea name="note" label={t("note")} rows={3} maxLength={1000} optional />
        <SubmitButton look="secondary">{t("REQUEST_CORRECTION.button")}</SubmitButton>
      </ActionForm>
    </CaseStep>
  );
}

export function ProposeRefusalStep({ seen, calculation }: StepProps & { calculation: CalculationWords }) {
  const t = useTranslations("desk.case.act");
  const reasons = useTranslations("decision.refusalReasons");
  const remedies = useTranslations("decision.remedies");
  const basis = useTranslations("decision.basis");
  const locale = useLocale();
  const { answer, ruleSet, eligible } = calculation;
  // The engine's yes cannot be refused by «does not qualify».
  const grounds = REFUSAL_REASONS.filter((reason) => reason !== "NOT_ELIGIBLE" || !eligible);
  return (
    <CaseStep id="PROPOSE_REFUSAL" title={t("PROPOSE_REFUSAL.title")} consequence={t("PROPOSE_REFUSAL.body")}>
      <ActionForm
        action={proposeRefusal}
        idempotencyKey={newId()}
        hidden={seen}
        label={t("PROPOSE_REFUSAL.title")}
      >
        <Checkboxes
          name="grounds"
          label={t("grounds")}
          choices={grounds.map((reason) => ({ value: reason, label: reasons(reason) }))}
          defaultValues={eligible ? [] : ["NOT_ELIGIBLE"]}
        />
        <TextArea
          name="note"
          label={t("note")}
          hint={t("PROPOSE_REFUSAL.noteHint")}
          rows={4}
          maxLength={1000}
        />
        {!eligible && (
          <div className="mb-6 border border-line bg-sheet px-5 py-4 text-sm">
            <p className="font-semibold">{t("PROPOSE_REFUSAL.preview")}</p>
            <p className="mt-3 font-semibold">{remedies("title")}</p>
            <Remedies {...calculation} answer={answer} />
            {ruleSet !== null && (
              <>
                <p className="mt-3 font-semibold">{basis("title")}</p>
                <ul className="list-disc pl-5">
                  <li>
                    {basis("rules", {
                      title: ruleSet.title[locale],
                      version: ruleSet.version,
                      day: formatDay(locale, ruleSet.effectiveFrom),
                    })}
                  </li>
                  {(ruleSet.legalBasis ?? []).map((entry) => (
                    <li key={entry.title}>{legalBasisText(locale, entry)}</li>
                  ))}
                </ul>
              </>
            )}
          </div>
        )}
        <SubmitButton look={eligible ? "secondary" : "primary"}>{t("PROPOSE_REFUSAL.button")}</SubmitButton>
      </ActionForm>
    </CaseStep>
  );
}

export function ObjectStep({ seen, places }: StepProps) {
  const t = useTranslations("desk.case.act");
  const reasons = useTranslations("decision.objectionReasons");
  return (
    <CaseStep id="OBJECT" title={t("OBJECT.title")} consequence={t("OBJECT.body", places)}>
      <ActionForm action={objectToMove} idempotencyKey={newId()} hidden={seen} label={t("OBJECT.title")}>
        <Checkboxes
          name="grounds"
          label={t("grounds")}
          choices={OBJECTION_REASONS.map((reason) => ({ value: reason, label: reasons(reason) }))}
        />
        <TextArea
          name="note"
          label={t("note")}
          hint={t("OBJECT.noteHint", places)}
          rows={4}
          maxLength={1000}
        />
        <SubmitButton look="secondary">{t("OBJECT.button")}</SubmitButton>
      </ActionForm>
    </CaseStep>
  );
}

export function AnswerObjectionStep({ seen, places, eligible }: StepProps & { eligible: boolean }) {
  const t = useTranslations("desk.case.act");
  return (
    <CaseStep
      id="ANSWER_OBJECTION"
      title={t("ANSWER_OBJECTION.title")}
      consequence={eligible ? t("ANSWER_OBJECTION.body", places) : t("ANSWER_OBJECTION.notEligible")}
    >
      {eligible && (
        <ActionForm
          action={answerObjection}
          idempotencyKey={newId()}
          hidden={seen}
          label={t("ANSWER_OBJECTION.title")}
        >
          <TextArea
            name="note"
            label={t("note")}
            hint={t("ANSWER_OBJECTION.noteHint")}
            rows={4}
            maxLength={1000}
          />
          <SubmitButton>{t("ANSWER_OBJECTION.button")}</SubmitButton>
        </ActionForm>
      )}
    </CaseStep>
  );
}

/** What the refusal's letter is made of. */
export type CalculationWords = React.ComponentProps<typeof Remedies> & {
  ruleSet: import("@/lib/rules").RuleSet | null;
  eligible: boolean;
};
