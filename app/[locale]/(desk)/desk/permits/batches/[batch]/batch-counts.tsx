import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { StatusTag } from "@/components/ui/status-tag";
import type { countLines } from "@/lib/permits/batch";
import type { Batch } from "@/lib/permits/batch/types";

export type LineCounts = Awaited<ReturnType<typeof countLines>>;

/** The lines by what was found and what became of them; the fit ones first. */
export function BatchCounts({ batch, counts }: { batch: Batch; counts: LineCounts }) {
  const t = useTranslations("desk-permits.batch");
  const rows = counts.toSorted(
    (a, b) => Number(a.finding !== null) - Number(b.finding !== null) || b.count - a.count,
  );
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption={t(batch.state === "CHECKED" || batch.state === "CHECKING" ? "found" : "became")}
      rows={rows}
      rowKey={(row) => [row.finding, row.outcome, row.act, row.effect].join()}
      columns={[
        { key: "what", header: t("what"), rowHeader: true, cell: (row) => <What row={row} /> },
        { key: "count", header: t("count"), numeric: true, cell: ({ count }) => count },
      ]}
    />
  );
}

function What({ row: { finding, outcome, act, effect } }: { row: LineCounts[number] }) {
  const t = useTranslations("desk-permits.batch");
  const effects = useTranslations("desk-permits.effect.short");
  if (finding !== null)
    return (
      <>
        <StatusTag tone="none">{t("leftOut")}</StatusTag> {t(`short.${finding}`)}
      </>
    );
  const what =
    act === "RESTORED" ? t("late", { effect: effect === null ? "" : effects(effect) }) : t("onTime");
  if (outcome === null)
    return (
      <>
        <StatusTag tone="counts">{t("isFit")}</StatusTag> {what}
      </>
    );
  if (outcome === "ENDORSED")
    return (
      <>
        <StatusTag tone="counts">{t("endorsed")}</StatusTag> {what}
      </>
    );
  return (
    <>
      <StatusTag tone="part">{t("notDone")}</StatusTag> {t(`outcomes.${outcome}`)}
    </>
  );
}
