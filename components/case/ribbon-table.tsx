import { type Column, DataTable } from "@/components/ui/data-table";
import { formatDayRange } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/routing";
import type { RibbonBand, RibbonLabels, RibbonRun } from "./ribbon-types";

type Row = RibbonRun & { key: string; cityLabel: string };

/** What the ribbon shows, in words, in order of time. */
export function RibbonTable(props: {
  bands: readonly RibbonBand[];
  labels: RibbonLabels;
  locale: Locale;
  caption: string;
}) {
  const { bands, labels, locale } = props;
  const rows: Row[] = bands
    .flatMap((band) =>
      band.runs.map((run, index) => ({
        ...run,
        key: `${band.city}-${band.label}-${index}`,
        cityLabel: band.label,
      })),
    )
    .sort((a, b) => a.from.localeCompare(b.from));
  const columns: Column<Row>[] = [
    { key: "city", header: labels.city, rowHeader: true, cell: (row) => row.cityLabel },
    { key: "period", header: labels.period, cell: (row) => formatDayRange(locale, row.from, row.to) },
    { key: "worth", header: labels.worth, cell: (row) => labels[row.state] },
    { key: "coefficient", header: labels.coefficient, numeric: true, cell: (row) => row.coefficient ?? "–" },
    {
      key: "remark",
      header: labels.remark,
      cell: (row) => [row.kindLabel, row.reason].filter(Boolean).join(locale === "zh" ? "；" : "; ") || "–",
    },
  ];
  return (
    <DataTable
      caption={props.caption}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
    />
  );
}
