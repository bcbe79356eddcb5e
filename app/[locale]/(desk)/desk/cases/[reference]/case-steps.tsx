import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { DeskActor } from "@/lib/auth/types";
import { mayTakeStep } from "@/lib/transfers/access";
import { isClosed, openSteps } from "@/lib/transfers/lifecycle";
import type { CaseStep } from "@/lib/transfers/types";
import type { CaseData } from "./load";
import {
  AcceptStep,
  ApproveStep,
  ConfirmOriginStep,
  ConfirmRefusalStep,
  ProposeApprovalStep,
  ReturnStep,
} from "./plain-steps";
import {
  AnswerObjectionStep,
  AskForPapersStep,
  type CalculationWords,
  ObjectStep,
  ProposeRefusalStep,
} from "./reasoned-steps";
import { hasReasons, Reasons } from "./reasons";
import { type CaseNames, cityName, whoActed } from "./words";

/** What each step's form needs: the version it is taken on, and the words of its consequence. */
export interface StepProps {
  seen: { reference: string; seenVersion: number };
  today: string;
  places: { origin: string; destination: string };
}

type Props = { data: CaseData; names: CaseNames; actor: DeskActor; words: CalculationWords };

/** The way forward first, what holds a case up or sends it back after it. */
const ORDER: readonly CaseStep[] = [
  ...(["ACCEPT", "REQUEST_CORRECTION", "PROPOSE_APPROVAL", "ANSWER_OBJECTION", "PROPOSE_REFUSAL"] as const),
  ...(["APPROVE", "CONFIRM_REFUSAL", "RETURN", "CONFIRM_ORIGIN", "OBJECT"] as const),
];

/** The steps open to this officer, each with its consequence; or why there is none. */
export function CaseSteps({ data, names, actor, words }: Props) {
  const t = useTranslations("desk.case.act");
  const errors = useTranslations("errors");
  const waiting = useTranslations("desk.waiting");
  const { transfer } = data;
  if (isClosed(transfer.state)) return <p className="text-ink-soft">{t("closed")}</p>;
  const answers = openSteps(transfer.state, data.party, actor.role).map((step) => ({
    step,
    answer: mayTakeStep(actor, transfer, step, data.context),
  }));
  const allowed = answers
    .filter(({ answer }) => answer.allowed)
    .sort((a, b) => ORDER.indexOf(a.step) - ORDER.indexOf(b.step));
  const refused = answers.flatMap(({ answer }) => (answer.allowed ? [] : [answer.because]))[0];
  const props: StepProps = {
    seen: { reference: transfer.reference, seenVersion: transfer.rowVersion },
    today: data.today,
    places: {
      origin: cityName(names, transfer.originCity),
      destination: cityName(names, transfer.destinationCity),
    },
  };
  return (
    <>
      <Background data={data} names={names} />
      {refused !== undefined && <Notice kind="warning" title={t("blocked", { reason: errors(refused) })} />}
      {allowed.length === 0 && refused === undefined && (
        <p className="text-ink-soft">
          {t("none")} {data.item && t("waitsFor", { who: waiting(data.item.waitingFor) })}
        </p>
      )}
      {allowed.map(({ step }) => (
        <Step key={step} step={step} props={props} words={words} />
      ))}
    </>
  );
}

function Step({ step, props, words }: { step: CaseStep; props: StepProps; words: CalculationWords }) {
  switch (step) {
    case "ACCEPT":
      return <AcceptStep {...props} version={words.ruleSet?.version ?? null} />;
    case "REQUEST_CORRECTION":
      return <AskForPapersStep {...props} />;
    case "PROPOSE_APPROVAL":
      return <ProposeApprovalStep {...props} eligible={words.eligible} />;
    case "PROPOSE_REFUSAL":
      return <ProposeRefusalStep {...props} calculation={words} />;
    case "APPROVE":
      return <ApproveStep {...props} />;
    case "CONFIRM_REFUSAL":
      return <ConfirmRefusalStep {...props} />;
    case "RETURN":
      return <ReturnStep {...props} />;
    case "CONFIRM_ORIGIN":
      return <ConfirmOriginStep {...props} />;
    case "OBJECT":
      return <ObjectStep {...props} />;
    case "ANSWER_OBJECTION":
      return <AnswerObjectionStep {...props} eligible={words.eligible} />;
    default:
      return null;
  }
}

/** What the step answers: the proposal to be decided, the objection, the supervisor's remarks. */
function Background({ data, names }: { data: CaseData; names: CaseNames }) {
  const t = useTranslations("desk.case.act");
  const steps = useTranslations("decision.steps");
  const actors = useTranslations("decision.actors");
  const roles = useTranslations("auth.roles");
  const { state } = data.transfer;
  const box = "my-4 max-w-prose border-l-4 border-line-strong bg-sheet px-5 py-3";
  if (state === "ACCEPTED") {
    const last = data.events.findLast((event) => event.action.startsWith("TRANSFER_"));
    if (last?.action !== "TRANSFER_RETURN") return null;
    return (
      <div className={box}>
        <p className="font-semibold">{t("returned")}</p>
        <Reasons reasons={last.detail} />
      </div>
    );
  }
  const step = state === "ORIGIN_OBJECTED" ? "OBJECT" : state.endsWith("_PROPOSED") ? "PROPOSE_" : null;
  const decision = step && data.decisions.findLast((one) => one.step.startsWith(step));
  if (!decision) return null;
  const by = {
    actorId: decision.decidedById,
    actorRole: decision.decidedRole,
    cityCode: decision.decidedCity,
  };
  return (
    <div className={box}>
      <p className="font-semibold">{t(state === "ORIGIN_OBJECTED" ? "objection" : "proposal")}</p>
      <p>
        {steps(decision.step)} <span className="text-ink-soft">· {whoActed(names, by, actors, roles)}</span>
      </p>
      {hasReasons(decision.reasons) && <Reasons reasons={decision.reasons} />}
    </div>
  );
}
