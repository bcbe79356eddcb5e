import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { cityNames } from "@/lib/places/queries";
import { countByColleague, countOpenItems } from "@/lib/transfers/queue";
import { listColleagues } from "@/lib/transfers/staff-names";
import { CASE_STATES } from "@/lib/transfers/types";
import { itemStateText } from "../item-state";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("desk.figures"))("title") };
}

/** What the city has open, counted from its own queue: bounded by the work there is, never by the population. */
export default async function CityFiguresPage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "SUPERVISOR");
  const { groups, byColleague, colleagues, city } = await withActor(actor, async (tx) => ({
    groups: await countOpenItems(tx, actor, clock.today()),
    byColleague: await countByColleague(tx, actor),
    colleagues: await listColleagues(tx, actor),
    city: (await cityNames(tx, [actor.city])).get(actor.city),
  }));
  const t = await getTranslations("desk");
  const states = await getTranslations("decision.states");
  const records = await getTranslations("ledger.record.statuses");
  const permits = await getTranslations("desk-permits");
  const statements = await getTranslations("statements.desk");
  const roles = await getTranslations("auth.roles");
  const order = (state: string) => (CASE_STATES as readonly string[]).indexOf(state);
  const rows = groups.toSorted((a, b) => a.kind.localeCompare(b.kind) || order(a.state) - order(b.state));
  const officers = [
    ...colleagues.map(({ id, name, role }) => ({ id, name, role: roles(role) })),
    { id: null, name: t("nobody"), role: "–" },
  ].map((officer) => ({
    ...officer,
    count: byColleague.find(({ staffId }) => staffId === officer.id)?.count ?? 0,
  }));
  return (
    <>
      <PageHeading title={t("figures.title")} lead={t("figures.lead", { city: city?.[locale] ?? "" })} />
      <DataTable
        caption={t("figures.byState")}
        rows={rows}
        rowKey={(row) => `${row.kind} ${row.state} ${row.waitingFor}`}
        empty={<EmptyState title={t("figures.empty")} />}
        columns={[
          {
            key: "state",
            header: t("figures.state"),
            rowHeader: true,
            cell: (row) => itemStateText(row, { cases: states, records, permits, statements }),
          },
          { key: "kind", header: t("figures.kind"), cell: (row) => t(`kinds.${row.kind}`) },
          { key: "waiting", header: t("figures.waiting"), cell: (row) => t(`waiting.${row.waitingFor}`) },
          { key: "count", header: t("figures.count"), numeric: true, cell: (row) => row.count },
          {
            key: "overdue",
            header: t("figures.overdue"),
            numeric: true,
            cell: (row) =>
              row.overdue === 0 ? "0" : <span className="font-bold text-seal-deep">{row.overdue}</span>,
          },
          {
            key: "firstDue",
            header: t("figures.firstDue"),
            cell: (row) => (row.firstDueOn === null ? "–" : <Day value={row.firstDueOn} />),
          },
        ]}
      />
      <DataTable
        caption={t("figures.byOfficer")}
        rows={officers}
        rowKey={(row) => row.id ?? "nobody"}
        columns={[
          { key: "officer", header: t("figures.officer"), rowHeader: true, cell: (row) => row.name },
          { key: "role", header: t("figures.role"), cell: (row) => row.role },
          { key: "count", header: t("figures.count"), numeric: true, cell: (row) => row.count },
        ]}
      />
    </>
  );
}
