import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Pager } from "@/components/ui/pager";
import { localePath } from "@/lib/i18n/navigation";
import type { BatchLine } from "@/lib/permits/batch";
import type { Batch } from "@/lib/permits/batch/types";
import { reasonsOf } from "../batch-words";

type Props = { batch: Batch; lines: readonly BatchLine[]; hasMore: boolean; after: number };

/** The lines that are left out, each with its reason, and the same as a file to mend and send again. */
export function LeftOut({ batch, lines, hasMore, after }: Props) {
  const t = useTranslations("desk-permits.batch");
  const tables = useTranslations("tables");
  const locale = useLocale();
  const say = (key: string, values: Record<string, string | number>) => tables(key, values);
  if (lines.length === 0 && after === 0) return null;
  const last = lines.at(-1);
  const path = `/desk/permits/batches/${batch.id}`;
  return (
    <section aria-labelledby="left-out">
      <h2 id="left-out">{t("leftOutTitle")}</h2>
      {batch.state !== "CHECKING" && (
        <p>
          <a className="link inline-block py-1" href={localePath(locale, `${path}/rejects`)} download>
            {t("rejects")}
          </a>
        </p>
      )}
      <DataTable
        caption={t("leftOutTitle")}
        captionHidden
        rows={lines}
        rowKey={({ lineNo }) => String(lineNo)}
        columns={[
          { key: "line", header: t("line"), rowHeader: true, cell: ({ lineNo }) => lineNo },
          {
            key: "number",
            header: t("number"),
            cell: ({ permitNumber }) => <span className="break-all tabular-nums">{permitNumber || "–"}</span>,
          },
          { key: "name", header: t("name"), cell: ({ personName }) => personName || "–" },
          {
            key: "why",
            header: t("why"),
            cell: (line) => (
              <ul>
                {reasonsOf(line, { t, say, locale }).map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      <Pager nextHref={hasMore && last ? `${path}?after=${last.lineNo}#left-out` : null} />
    </section>
  );
}
