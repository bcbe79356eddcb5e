import { useTranslations } from "next-intl";
import type { Answer, Pathway } from "@/lib/rules";
import { AnswerRibbons } from "./answer-ribbons";
import { lookupsOf, type NamedRecord } from "./lookups-of";
import { PathwayList } from "./pathway-list";
import type { RequirementSetting } from "./requirement-text";

type Props = {
  setting: RequirementSetting;
  answer: Answer;
  /** The rule set's pathways for the destination, as they stand in it. */
  pathways: readonly Pathway[];
  records: readonly NamedRecord[];
  today: string;
  /** Shows every calculation unfolded: in the clerk's case and in print. */
  open?: boolean;
};

/** An answer with its reasons: the years it rests on as ribbons, then every requirement of every pathway. */
export function AnswerReport({ setting, answer, pathways, records, today, open }: Props) {
  const t = useTranslations("answer");
  const words = useTranslations("case");
  const lookups = (id: string) =>
    lookupsOf(
      setting,
      pathways.find((pathway) => pathway.id === id),
      records,
    );
  const leading = leadingPathway(answer);
  return (
    <>
      {leading !== undefined && (
        <section aria-labelledby="answer-ribbons">
          <h2 id="answer-ribbons" className="mt-10">
            {t("ribbons")}
          </h2>
          <AnswerRibbons
            setting={setting}
            lookups={lookups(leading.id)}
            pathway={leading}
            records={records}
            today={today}
            mark={answer.firstEligibleDate ?? null}
          />
        </section>
      )}
      <section aria-labelledby="answer-requirements">
        <h2 id="answer-requirements" className="mt-10 mb-4">
          {t("requirements")}
        </h2>
        {answer.pathways.length > 1 && (
          <p className="mb-6 max-w-prose text-ink-soft">{words("anyPathway")}</p>
        )}
        {answer.pathways.length === 0 ? (
          <PathwayList pathways={[]} lookups={lookups("")} />
        ) : (
          <div className="space-y-10">
            {answer.pathways.map((pathway) => (
              <PathwayList key={pathway.id} pathways={[pathway]} lookups={lookups(pathway.id)} open={open} />
            ))}
          </div>
        )}
      </section>
    </>
  );
}

/** The one it rests on; else the first that counts years, because those are what can be shown and waited for. */
function leadingPathway(answer: Answer) {
  return (
    answer.pathways.find((pathway) => pathway.id === answer.pathway) ??
    answer.pathways.find((pathway) => pathway.requirements.some((one) => one.type === "credited")) ??
    answer.pathways[0]
  );
}
