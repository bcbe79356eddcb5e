import { useTranslations } from "next-intl";
import { RibbonOfYears } from "@/components/case/ribbon-of-years";
import type { RibbonBand, RunState } from "@/components/case/ribbon-types";
import type { Day } from "@/lib/clock";
import type { RecordStatus, YearRecord } from "@/lib/residents/types";
import { cityName, kindName, type LedgerWords } from "./words";

const STATES: Record<RecordStatus, RunState> = {
  VERIFIED: "counts",
  DECLARED: "part",
  REJECTED: "none",
  WITHDRAWN: "none",
};

type Props = { words: LedgerWords; records: readonly YearRecord[]; today: Day; title: string };

/** Years by city without a destination: the fill says how far a record is confirmed, not what it is worth. */
export function YearsRibbon({ words, records, today, title }: Props) {
  const t = useTranslations("years");
  const bands = bandsOf(records, words, today, (status) => t(`status.${status}`));
  return (
    <RibbonOfYears
      title={title}
      summary={t("ribbonSummary", { cities: bands.length, records: records.length })}
      from={records[0]?.startOn ?? today}
      to={today}
      today={today}
      bands={bands}
      words={{
        counts: t("status.VERIFIED"),
        part: t("status.DECLARED"),
        none: t("status.REJECTED"),
        fullHeight: "",
        worth: t("columns.status"),
      }}
    />
  );
}

function bandsOf(
  records: readonly YearRecord[],
  words: LedgerWords,
  today: Day,
  statusText: (status: RecordStatus) => string,
): RibbonBand[] {
  const cities = [...new Set(records.map((record) => record.cityCode))];
  return cities.map((city) => ({
    city,
    label: cityName(words, city),
    runs: records
      .filter((record) => record.cityCode === city)
      .map((record) => ({
        from: record.startOn,
        to: record.endOn ?? today,
        coefficient: null,
        state: STATES[record.status],
        kindLabel: kindName(words, record.kind),
        ...(record.status === "VERIFIED" ? {} : { reason: statusText(record.status) }),
      })),
  }));
}
