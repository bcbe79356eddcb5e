import { useTranslations } from "next-intl";
import type { RequirementAnswer } from "@/lib/rules/answer";
import type { AnswerLookups } from "./answer-lookups";
import { RequirementFigures } from "./requirement-figures";
import { StatusMark } from "./status-mark";
import { TraceDetails } from "./trace-details";

type Props = {
  requirements: readonly RequirementAnswer[];
  lookups: AnswerLookups;
  /** Shows every calculation unfolded: in the clerk's case and in print. */
  open?: boolean;
};

/** Requirement by requirement: whether it holds, what is required, what there is, what is missing, and why. */
export function RequirementList({ requirements, lookups, open }: Props) {
  return (
    <ul className="max-w-4xl">
      {requirements.map((requirement) => (
        <Requirement key={requirement.id} requirement={requirement} lookups={lookups} open={open} />
      ))}
    </ul>
  );
}

function Requirement({
  requirement,
  lookups,
  open,
}: { requirement: RequirementAnswer } & Omit<Props, "requirements">) {
  const t = useTranslations("case");
  const words = lookups.requirements[requirement.id];
  return (
    <li className="keep-together flex gap-3.5 border-b border-line py-4 last:border-b-0">
      <StatusMark status={requirement.status} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{words?.title ?? t(`requirementTypes.${requirement.type}`)}</p>
        {words?.clause !== undefined && <p className="text-sm text-ink-soft">{words.clause}</p>}
        <RequirementFigures requirement={requirement} lookups={lookups} />
        {requirement.status === "unknown" && requirement.type !== "any" && (
          <p className="text-sm text-ochre-deep">{t("unknownHint")}</p>
        )}
        {requirement.type === "any" && (
          <div className="mt-2 border-l-4 border-line pl-4">
            <p className="text-ink-soft">{t("anyOf")}</p>
            <RequirementList requirements={requirement.requirements} lookups={lookups} open={open} />
          </div>
        )}
        {(requirement.type === "credited" || requirement.type === "current") &&
          requirement.trace !== undefined && (
            <TraceDetails trace={requirement.trace} unit={requirement.unit} lookups={lookups} open={open} />
          )}
      </div>
    </li>
  );
}
