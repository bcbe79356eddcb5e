import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import type { CaseNames } from "../../../cases/[reference]/words";
import { PaperLinks } from "../../../paper-links";
import { RecordTable } from "../../../record-table";
import type { ApplicationData } from "./load";

/** The person's records in this city, which a first issue is decided on, with the papers behind each. */
export function ApplicationRecords({ data, names }: { data: ApplicationData; names: CaseNames }) {
  const t = useTranslations("desk-permits.records");
  const nav = useTranslations("desk-permits.nav");
  const papersOf = (id: string) => {
    const entry = data.ledger.find(({ record }) => record.id === id);
    const chain = new Set([id, ...(entry?.earlier ?? []).map((one) => one.id)]);
    return data.evidence.filter((paper) => paper.recordId !== null && chain.has(paper.recordId));
  };
  const hasPapers = data.evidence.length > 0;
  const query = `application=${encodeURIComponent(data.application.reference)}`;
  return (
    <>
      <p className="max-w-prose text-sm text-ink-soft">{t("lead")}</p>
      <RecordTable
        caption={nav("records")}
        records={data.ledger.map(({ record }) => record)}
        kinds={data.kinds}
        names={names}
        empty={<EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>}
        {...(hasPapers
          ? {
              acts: {
                header: t("papers"),
                cell: (record: { id: string }) => <PaperLinks papers={papersOf(record.id)} query={query} />,
              },
            }
          : {})}
      />
      {!data.closed && (
        <p className="no-print flex flex-wrap gap-x-6 text-sm">
          <Link href="/desk/ledger">{t("verify")}</Link>
          <Link href="/desk/people">{t("enter")}</Link>
        </p>
      )}
    </>
  );
}
