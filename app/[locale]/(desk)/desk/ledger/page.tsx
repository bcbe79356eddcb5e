import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { Pager } from "@/components/ui/pager";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { formatInstant } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { listQueue, type WorkItem } from "@/lib/transfers/queue";
import { colleagueNames } from "@/lib/transfers/staff-names";
import { takeOrGiveBack } from "../actions";
import { Assigned } from "../assigned";
import { type Search, viewOf } from "../view";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

const DONE = ["verified", "rejected", "corrected", "attached"] as const;
const DONE_TAKING = ["claimed", "released"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("ledger"))("title") };
}

export default async function LedgerQueuePage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CLERK", "SUPERVISOR");
  const search = await searchParams;
  const { after } = viewOf(actor, search);
  const { items, hasMore, staff } = await withActor(actor, async (tx) => ({
    ...(await listQueue(tx, actor, {
      waitingFor: ["CLERK"],
      kinds: ["LEDGER"],
      ...(after === null ? {} : { after }),
    })),
    staff: await colleagueNames(tx, actor),
  }));
  const t = await getTranslations("ledger");
  const desk = await getTranslations("desk.done");
  const done = DONE.find((one) => one === search.done);
  const taking = DONE_TAKING.find((one) => one === search.done);
  const last = items.at(-1);
  const key = after === null ? "" : `?after=none.${after.id}`;
  const columns: Column<WorkItem>[] = [
    {
      key: "person",
      header: t("columns.person"),
      rowHeader: true,
      cell: (item) => (
        <Link href={`/desk/ledger/${item.id}`}>{t("open", { person: item.subjectLabel })}</Link>
      ),
    },
    {
      key: "received",
      header: t("columns.received"),
      cell: (item) => formatInstant(locale, item.createdAt),
    },
    {
      key: "assigned",
      header: t("columns.assigned"),
      cell: (item) => (
        <Assigned
          {...{ item, staff, me: actor.id, isSupervisor: actor.role === "SUPERVISOR" }}
          what={item.subjectLabel}
        />
      ),
    },
  ];
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      {done !== undefined && <Notice kind="success" role="status" title={t(`done.${done}`)} />}
      {taking !== undefined && <Notice kind="success" role="status" title={desk(taking)} />}
      <ActionForm action={takeOrGiveBack} idempotencyKey={newId()} hidden={{ back: `/desk/ledger${key}` }}>
        <DataTable
          caption={t("title")}
          captionHidden
          columns={columns}
          rows={items}
          rowKey={(item) => item.id}
          empty={<EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>}
        />
      </ActionForm>
      <Pager nextHref={hasMore && last ? `/desk/ledger?after=none.${last.id}` : null} />
    </>
  );
}
