import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { PlaceName } from "@/lib/places/types";
import type { WorkItem } from "@/lib/transfers/queue";
import { takeOrGiveBack } from "./actions";
import { Assigned } from "./assigned";
import { Due } from "./due";
import { itemStateText } from "./item-state";

export type QueueWords = {
  cities: ReadonlyMap<string, PlaceName>;
  staff: ReadonlyMap<string, string>;
  me: string;
  isSupervisor: boolean;
  today: string;
};

type Props = QueueWords & {
  items: readonly WorkItem[];
  caption: string;
  empty: React.ReactNode;
  idempotencyKey: string;
  /** The address to come back to. */
  back: string;
};

/** Where an entry with a reference is worked on. */
function itemPath({ kind, reference }: WorkItem): string {
  if (kind === "PERMIT") return `/desk/permits/applications/${reference}`;
  if (kind === "SITE_VISIT") return `/desk/permits/applications/${reference}#visits`;
  return `/desk/cases/${reference}`;
}

/** The queue as a table; one form around it, so that taking an entry works without JavaScript. */
export function QueueTable({ items, caption, empty, idempotencyKey, back, ...words }: Props) {
  const t = useTranslations("desk");
  const states = useTranslations("decision.states");
  const statements = useTranslations("statements.desk");
  const permits = useTranslations("desk-permits");
  const locale = useLocale();
  const records = useTranslations("ledger.record.statuses");
  const city = (code: string | null) => (code === null ? "–" : (words.cities.get(code)?.[locale] ?? code));
  const columns: Column<WorkItem>[] = [
    {
      key: "reference",
      header: t("columns.reference"),
      rowHeader: true,
      cell: (item) =>
        item.kind === "STATEMENT" ? (
          <Link href={`/desk/statements/${item.id}`}>
            {statements("link")}
            <span className="sr-only"> {item.subjectLabel}</span>
          </Link>
        ) : (
          <Link href={itemPath(item)} className="whitespace-nowrap">
            {item.reference}
          </Link>
        ),
    },
    {
      key: "due",
      header: t("columns.due"),
      cell: (item) => (
        <Due
          dueOn={item.dueOn}
          today={words.today}
          ours={item.waitingFor === "CLERK" || item.waitingFor === "SUPERVISOR"}
        />
      ),
    },
    { key: "person", header: t("columns.person"), cell: (item) => item.subjectLabel },
    {
      key: "way",
      header: t("columns.way"),
      cell: (item) =>
        item.kind === "TRANSFER_DESTINATION"
          ? t("way", { from: city(item.otherCity), to: city(item.cityCode) })
          : item.kind === "TRANSFER_ORIGIN"
            ? t("way", { from: city(item.cityCode), to: city(item.otherCity) })
            : item.kind === "PERMIT" && item.applicationKind !== null
              ? permits(`kinds.${item.applicationKind}`)
              : t(`kinds.${item.kind}`),
    },
    {
      key: "state",
      header: t("columns.state"),
      cell: (item) => itemStateText(item, { cases: states, records, permits, statements }),
    },
    {
      key: "assigned",
      header: t("columns.assigned"),
      cell: (item) => <Assigned {...words} item={item} what={item.reference ?? item.subjectLabel} />,
    },
  ];
  return (
    <ActionForm action={takeOrGiveBack} idempotencyKey={idempotencyKey} hidden={{ back }}>
      <DataTable
        caption={caption}
        captionHidden
        columns={columns}
        rows={items}
        rowKey={(item) => item.id}
        rowNeedsReader={(item) =>
          (item.waitingFor === "CLERK" || item.waitingFor === "SUPERVISOR") &&
          item.dueOn !== null &&
          item.dueOn < words.today
        }
        empty={empty}
      />
    </ActionForm>
  );
}
