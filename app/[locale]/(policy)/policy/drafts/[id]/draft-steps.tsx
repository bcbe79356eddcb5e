import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Notice } from "@/components/ui/notice";
import type { ZoneActor } from "@/lib/auth/types";
import { newId } from "@/lib/ids";
import { type DraftStep, mayTakeDraftStep } from "@/lib/policy/access";
import type { RuleSetDraft } from "@/lib/policy/types";
import { discardDraft, publishDraft, returnDraft, submitDraft } from "../../actions";

const ACTIONS = {
  SUBMIT: submitDraft,
  PUBLISH: publishDraft,
  RETURN: returnDraft,
  DISCARD: discardDraft,
} as const;
const LOOKS = { SUBMIT: "primary", PUBLISH: "decision", RETURN: "secondary", DISCARD: "quiet" } as const;

/** What this admin can do with the draft now, and why publishing is not theirs where it is not. */
export function DraftSteps({ actor, draft }: { actor: ZoneActor; draft: RuleSetDraft }) {
  const t = useTranslations("policy.steps");
  const open = (Object.keys(ACTIONS) as (keyof typeof ACTIONS)[]).filter(
    (step: DraftStep) => mayTakeDraftStep(actor, draft, step).allowed,
  );
  const publish = mayTakeDraftStep(actor, draft, "PUBLISH");
  const needsAnother = !publish.allowed && publish.because === "SECOND_PERSON";
  if (open.length === 0 && !needsAnother) return null;
  return (
    <section aria-labelledby="steps" className="mt-12">
      <h2 id="steps">{t("title")}</h2>
      {needsAnother && <Notice kind="info" title={t("secondPerson")} />}
      {open.map((step) => (
        <div key={step} className="mt-4 max-w-prose border-b border-line pb-4">
          <p className="mb-3 text-ink-soft">{t(`${step}.explain`)}</p>
          <ActionForm
            action={ACTIONS[step]}
            idempotencyKey={newId()}
            hidden={{ draftId: draft.id, seenVersion: draft.rowVersion }}
            label={t(`${step}.button`)}
          >
            <SubmitButton look={LOOKS[step]}>{t(`${step}.button`)}</SubmitButton>
          </ActionForm>
        </div>
      ))}
    </section>
  );
}
