import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { DeskActor } from "@/lib/auth/types";
import { mayTakeApplicationStep } from "@/lib/permits/access";
import { openApplicationSteps } from "@/lib/permits/lifecycle";
import type { ApplicationStep } from "@/lib/permits/types";
import type { ApplicationData } from "./load";
import { AcceptStep, CorrectStep, GrantStep } from "./plain-steps";
import { OutcomeStep, RefuseStep, RequestPapersStep } from "./reasoned-steps";

/** What each step's form needs. */
export interface StepProps {
  seen: { reference: string; seenVersion: number };
  data: ApplicationData;
}

/** The way forward first, what holds an application up or ends it after it. */
const ORDER: readonly ApplicationStep[] = [
  ...(["ACCEPT", "CORRECT_ON_THE_SPOT", "REQUEST_CORRECTION", "REQUEST_AGAIN"] as const),
  ...(["FIND_NOT_NEEDED", "FIND_NOT_COMPETENT", "GRANT", "REFUSE"] as const),
];

/** The steps open to this officer, each with its consequence; or why there is none. */
export function ApplicationSteps({ data, actor }: { data: ApplicationData; actor: DeskActor }) {
  const t = useTranslations("desk-permits.act");
  const errors = useTranslations("errors");
  const { application, ownHousehold } = data;
  if (data.closed) return <p className="text-ink-soft">{t("closed")}</p>;
  const answers = openApplicationSteps(application.state, "ISSUER", actor.role).map((step) => ({
    step,
    answer: mayTakeApplicationStep(actor, application, step, { ownHousehold }),
  }));
  const allowed = answers
    .filter(({ answer }) => answer.allowed)
    .sort((a, b) => ORDER.indexOf(a.step) - ORDER.indexOf(b.step));
  const refused = answers.flatMap(({ answer }) => (answer.allowed ? [] : [answer.because]))[0];
  const props: StepProps = {
    seen: { reference: application.reference, seenVersion: application.rowVersion },
    data,
  };
  return (
    <>
      {refused !== undefined && <Notice kind="warning" title={t("blocked", { reason: errors(refused) })} />}
      {allowed.length === 0 && refused === undefined && <p className="text-ink-soft">{t("none")}</p>}
      {allowed.map(({ step }) => (
        <Step key={step} step={step} {...props} />
      ))}
      {application.state === "RESUBMITTED" && actor.role === "CLERK" && (
        <p className="max-w-prose text-sm text-ink-soft">{t("againBySupervisor")}</p>
      )}
    </>
  );
}

function Step({ step, ...props }: StepProps & { step: ApplicationStep }) {
  switch (step) {
    case "ACCEPT":
      return <AcceptStep {...props} />;
    case "CORRECT_ON_THE_SPOT":
      return <CorrectStep {...props} />;
    case "REQUEST_CORRECTION":
    case "REQUEST_AGAIN":
      return <RequestPapersStep {...props} />;
    case "FIND_NOT_NEEDED":
    case "FIND_NOT_COMPETENT":
      return <OutcomeStep {...props} step={step} />;
    case "GRANT":
      return <GrantStep {...props} />;
    case "REFUSE":
      return <RefuseStep {...props} />;
    default:
      return null;
  }
}
