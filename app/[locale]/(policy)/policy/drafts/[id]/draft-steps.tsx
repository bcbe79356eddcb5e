import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Notice } from "@/components/ui/notice";
import type { ZoneActor } from "@/lib/auth/types";
import { newId } from "@/lib/ids";
import { type DraftStep, mayTakeDraftStep } from "@/lib/policy/access";
import { isPublishable, type RuleSetCheck } from "@/lib/policy/check";
import type { RuleSetDraft } from "@/lib/policy/types";
import { openWarnings, warningsOf } from "@/lib/policy/warnings";
import { discardDraft, publishDraft, returnDraft, submitDraft } from "../../actions";
import { ReasonFields } from "./reason-fields";

const ACTIONS = {
  SUBMIT: submitDraft,
  PUBLISH: publishDraft,
  RETURN: returnDraft,
  DISCARD: discardDraft,
} as const;
const LOOKS = { SUBMIT: "primary", PUBLISH: "decision", RETURN: "secondary", DISCARD: "quiet" } as const;

/** What this admin can do with the draft now, and why publishing is not theirs where it is not. */
export function DraftSteps({
  actor,
  draft,
  check,
}: {
  actor: ZoneActor;
  draft: RuleSetDraft;
  check: RuleSetCheck | null;
}) {
  const t = useTranslations("policy.steps");
  const isBlocked = check !== null && !isPublishable(check);
  const mine = (Object.keys(ACTIONS) as (keyof typeof ACTIONS)[]).filter(
    (step: DraftStep) => mayTakeDraftStep(actor, draft, step).allowed,
  );
  const open = mine.filter((step) => !isBlocked || (step !== "SUBMIT" && step !== "PUBLISH"));
  const publish = mayTakeDraftStep(actor, draft, "PUBLISH");
  const needsAnother = !publish.allowed && publish.because === "SECOND_PERSON";
  if (mine.length === 0 && !needsAnother) return null;
  const findings = check?.valid ? check.findings : [];
  const unexplained = {
    SUBMIT: warningsOf(findings),
    PUBLISH: openWarnings(findings, draft.acknowledgements),
  };
  return (
    <section aria-labelledby="steps" className="mt-12">
      <h2 id="steps">{t("title")}</h2>
      {needsAnother && <Notice kind="info" title={t("secondPerson")} />}
      {open.length < mine.length && <Notice kind="error" title={t("blocked")} />}
      {open.map((step) => (
        <div key={step} className="mt-4 max-w-prose border-b border-line pb-4">
          <p className="mb-3 text-ink-soft">{t(`${step}.explain`)}</p>
          <ActionForm
            action={ACTIONS[step]}
            idempotencyKey={newId()}
            hidden={{ draftId: draft.id, seenVersion: draft.rowVersion }}
            label={t(`${step}.button`)}
          >
            {(step === "SUBMIT" || step === "PUBLISH") && (
              <ReasonFields
                warnings={unexplained[step]}
                earlier={step === "SUBMIT" ? draft.acknowledgements : []}
              />
            )}
            <SubmitButton look={LOOKS[step]}>{t(`${step}.button`)}</SubmitButton>
          </ActionForm>
        </div>
      ))}
    </section>
  );
}
