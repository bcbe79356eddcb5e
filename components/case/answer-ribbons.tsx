import { useTranslations } from "next-intl";
import { formatDay, formatUnits } from "@/lib/i18n/format";
import type { PathwayAnswer, RequirementAnswer, Trace } from "@/lib/rules";
import type { AnswerLookups } from "./answer-lookups";
import { bandsOfTrace } from "./bands-of-trace";
import type { NamedRecord } from "./lookups-of";
import { kindText, type RequirementSetting } from "./requirement-text";
import { RibbonOfYears } from "./ribbon-of-years";

type Traced = Extract<RequirementAnswer, { type: "credited" | "current" }> & { trace: Trace };

type Props = {
  setting: RequirementSetting;
  lookups: AnswerLookups;
  pathway: PathwayAnswer;
  records: readonly NamedRecord[];
  today: string;
  /** The first eligible day, where it is still to come. */
  mark: string | null;
};

/** Further ahead, the first eligible day would squeeze the years that were lived. */
const FURTHEST_MARK_DAYS = 3 * 366;
/** Two are enough to compare; the others are in the requirements' own tables. */
const MOST_RIBBONS = 2;

/** The ribbon of each measure of years that a pathway asks for. */
export function AnswerRibbons({ setting, lookups, pathway, records, today, mark }: Props) {
  const t = useTranslations("answer");
  const reasons = useTranslations("case.exclusion");
  const { locale, destination = "" } = setting;
  const cityName = (code: string) => lookups.cities[code] ?? code;
  const first = records.map((record) => record.startOn).sort()[0] ?? today;
  const marked = mark !== null && mark > today && dayCount(today, mark) <= FURTHEST_MARK_DAYS ? mark : null;
  return (
    <>
      {tracedOf(pathway.requirements).map((requirement) => {
        const bands = bandsOfTrace(requirement.trace, {
          cityOfRecord: Object.fromEntries(records.map((record) => [record.id, record.city])),
          kindOfRecord: Object.fromEntries(
            records.map((record) => [record.id, kindText(setting, record.kind)]),
          ),
          cityName,
          reasonText: (reason) => reasons(reason),
        });
        const common = { city: cityName(destination), count: bands.length };
        return (
          <RibbonOfYears
            key={requirement.id}
            title={t("ribbonTitle", { requirement: lookups.requirements[requirement.id]?.title ?? "" })}
            summary={
              requirement.type === "current"
                ? t("ribbonSummaryPlain", common)
                : t("ribbonSummary", {
                    ...common,
                    actual: formatUnits(locale, requirement.actual, requirement.unit),
                    required: formatUnits(locale, requirement.required, requirement.unit),
                  })
            }
            from={first < today ? first : today}
            to={marked ?? today}
            today={today}
            bands={bands}
            {...(marked && { mark: { day: marked, label: t("mark", { day: formatDay(locale, marked) }) } })}
          />
        );
      })}
    </>
  );
}

/** What is counted towards a number of years; where nothing is, what must be there today. */
function tracedOf(requirements: readonly RequirementAnswer[]): Traced[] {
  const flat = flatten(requirements).filter(
    (one): one is Traced => (one.type === "credited" || one.type === "current") && one.trace !== undefined,
  );
  const credited = flat.filter((one) => one.type === "credited");
  return (credited.length > 0 ? credited : flat).slice(0, MOST_RIBBONS);
}

function flatten(requirements: readonly RequirementAnswer[]): RequirementAnswer[] {
  return requirements.flatMap((one) => (one.type === "any" ? flatten(one.requirements) : [one]));
}

function dayCount(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
