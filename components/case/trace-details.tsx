import { useLocale, useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Details } from "@/components/ui/details";
import { formatDayRange, formatDecimal, formatUnits } from "@/lib/i18n/format";
import type { CappedAmount, CountedRun, ExcludedRun, Trace } from "@/lib/rules/answer";
import type { Unit } from "@/lib/rules/types";
import { type AnswerLookups, nameOf } from "./answer-lookups";

type Props = { trace: Trace; unit: Unit; lookups: AnswerLookups; open?: boolean };

/** The calculation behind one requirement: what was counted, what caps took, what did not count and why. */
export function TraceDetails({ trace, unit, lookups, open }: Props) {
  const t = useTranslations("case.trace");
  return (
    <Details summary={t("summary")} open={open}>
      <CountedTable runs={trace.counted} unit={unit} lookups={lookups} />
      {trace.capped.length > 0 && <CappedList capped={trace.capped} unit={unit} lookups={lookups} />}
      <ExcludedTable runs={trace.excluded} lookups={lookups} />
    </Details>
  );
}

function CountedTable({
  runs,
  unit,
  lookups,
}: {
  runs: readonly CountedRun[];
  unit: Unit;
  lookups: AnswerLookups;
}) {
  const t = useTranslations("case.trace");
  const locale = useLocale();
  const columns: Column<CountedRun>[] = [
    { key: "city", header: t("city"), rowHeader: true, cell: (run) => nameOf(lookups.cities, run.city) },
    { key: "period", header: t("period"), cell: (run) => formatDayRange(locale, run.from, run.to) },
    {
      key: "units",
      header: t(unit === "day" ? "days" : "months"),
      numeric: true,
      cell: (run) => formatDecimal(String(run.units)),
    },
    { key: "coefficient", header: t("coefficient"), numeric: true, cell: (run) => `× ${run.coefficient}` },
    { key: "credited", header: t("credited"), numeric: true, cell: (run) => formatDecimal(run.credited) },
  ];
  return (
    <DataTable
      caption={t("counted")}
      columns={columns}
      rows={runs}
      rowKey={(run) => `${run.city}-${run.from}`}
      empty={<p className="my-4">{t("nothingCounted")}</p>}
    />
  );
}

function CappedList({
  capped,
  unit,
  lookups,
}: {
  capped: readonly CappedAmount[];
  unit: Unit;
  lookups: AnswerLookups;
}) {
  const t = useTranslations("case.trace");
  const tier = useTranslations("case.tiers");
  const locale = useLocale();
  const words = (amount: CappedAmount) => {
    const credited = formatUnits(locale, amount.credited, unit);
    if (amount.by === "city")
      return t("cappedByCity", { city: nameOf(lookups.cities, amount.city), amount: credited });
    if (amount.by === "tier") return t("cappedByTier", { tier: tier(amount.tier), amount: credited });
    return t(amount.by === "elsewhere" ? "cappedElsewhere" : "cappedByShare", { amount: credited });
  };
  return (
    <>
      <p className="font-semibold">{t("capped")}</p>
      <ul className="mb-4 list-disc pl-5 text-sm">
        {capped.map((amount) => (
          <li key={`${amount.by}-${"city" in amount ? amount.city : "tier" in amount ? amount.tier : ""}`}>
            {words(amount)}
          </li>
        ))}
      </ul>
    </>
  );
}

function ExcludedTable({ runs, lookups }: { runs: readonly ExcludedRun[]; lookups: AnswerLookups }) {
  const t = useTranslations("case.trace");
  const reasons = useTranslations("case.exclusion");
  const locale = useLocale();
  if (runs.length === 0) return null;
  const reason = (run: ExcludedRun) => {
    if (run.reason !== "overlap") return reasons(run.reason);
    if (run.city !== undefined) return reasons("overlapCity", { city: nameOf(lookups.cities, run.city) });
    return run.byRecord === undefined
      ? reasons("overlap")
      : reasons("overlapRecord", { record: nameOf(lookups.records, run.byRecord) });
  };
  const columns: Column<ExcludedRun>[] = [
    {
      key: "record",
      header: t("record"),
      rowHeader: true,
      cell: (run) => nameOf(lookups.records, run.record),
    },
    { key: "period", header: t("period"), cell: (run) => formatDayRange(locale, run.from, run.to) },
    { key: "days", header: t("days"), numeric: true, cell: (run) => formatDecimal(String(run.days)) },
    { key: "reason", header: t("reason"), cell: reason },
  ];
  return (
    <DataTable
      caption={t("excluded")}
      columns={columns}
      rows={runs}
      rowKey={(run) => `${run.record}-${run.from}-${run.reason}`}
    />
  );
}
