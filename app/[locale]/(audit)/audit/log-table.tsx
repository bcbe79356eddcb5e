import { useLocale, useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { LogEntry } from "@/lib/audit/queries";
import { formatInstant } from "@/lib/i18n/format";
import type { PlaceName } from "@/lib/places/types";
import { actionText, codeOf, subjectText } from "./log-words";

type Props = {
  entries: readonly LogEntry[];
  staff: ReadonlyMap<string, string>;
  offices: ReadonlyMap<string, PlaceName>;
  /** Whether the entries are about people, or about rules, staff and zones. */
  aboutPeople: boolean;
};

/** The log: officers by name, the people it is about by a pseudonym. */
export function LogTable({ entries, staff, offices, aboutPeople }: Props) {
  const t = useTranslations("audit");
  const decision = useTranslations("decision");
  const roles = useTranslations("auth.roles");
  const locale = useLocale();
  const actor = (entry: LogEntry) => {
    if (entry.actorRole === "RESIDENT") return t("resident", { code: codeOf(entry.actorId) });
    const key = `systems.${entry.actorRole}`;
    if (t.has(key)) return t(key);
    const role = roles.has(entry.actorRole) ? roles(entry.actorRole) : entry.actorRole;
    const name = staff.get(entry.actorId);
    return name === undefined ? role : `${name} · ${role}`;
  };
  const office = (entry: LogEntry) => {
    const code = entry.cityCode ?? entry.zoneId;
    return code === null ? "–" : (offices.get(code)?.[locale] ?? code);
  };
  const columns: Column<LogEntry>[] = [
    {
      key: "at",
      header: t("columns.at"),
      cell: ({ at }) => <span className="whitespace-nowrap">{formatInstant(locale, at)}</span>,
    },
    {
      key: "action",
      header: t("columns.action"),
      rowHeader: true,
      cell: ({ action }) => actionText(t, decision, action),
    },
    { key: "actor", header: t("columns.actor"), cell: actor },
    { key: "office", header: t("columns.office"), cell: office },
    { key: "subject", header: t("columns.subject"), cell: (entry) => subjectText(t, entry) },
    ...(aboutPeople
      ? ([
          {
            key: "person",
            header: t("columns.person"),
            cell: ({ residentId }) => (residentId === null ? "–" : codeOf(residentId)),
          },
          { key: "purpose", header: t("columns.purpose"), cell: ({ purpose }) => purpose ?? "–" },
        ] satisfies Column<LogEntry>[])
      : []),
  ];
  return (
    <DataTable
      caption={t("title")}
      captionHidden
      columns={columns}
      rows={entries}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>}
    />
  );
}
