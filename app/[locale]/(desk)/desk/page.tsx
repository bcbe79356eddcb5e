import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { isReferenceIntact } from "@/lib/transfers/reference";
import { referenceSchema } from "@/lib/transfers/schema";
import { loadQueue } from "./load";
import { QueueTable } from "./queue-table";
import { QueueTools } from "./queue-tools";
import { queryOf, type Search, TABS, type Tab, viewOf } from "./view";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

/** Each role's own work first. */
const CLERK_TABS = ["us", "approve", "resident", "other", "done"] as const satisfies readonly Tab[];
const DONE = ["claimed", "released", "assigned"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("desk"))("title") };
}

export default async function QueuePage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CLERK", "SUPERVISOR");
  const search = await searchParams;
  const searchError = search.ref === undefined ? null : goToCase(locale, search.ref);
  const view = viewOf(actor, search);
  const data = await withActor(actor, (tx) => loadQueue(tx, actor, view));
  const t = await getTranslations("desk");
  const isSupervisor = actor.role === "SUPERVISOR";
  const last = data.items.at(-1);
  const done = DONE.find((one) => one === search.done);
  const counts: Record<Tab, number | undefined> = {
    approve: data.counts.SUPERVISOR,
    us: data.counts.CLERK,
    resident: data.counts.RESIDENT,
    other: data.counts.OTHER_CITY,
    done: undefined,
  };
  const tabs = (isSupervisor ? TABS : CLERK_TABS).map((tab) => ({
    href: `/desk?tab=${tab}`,
    label: t(`tabs.${tab}`),
    current: tab === view.tab,
    ...(counts[tab] === undefined ? {} : { count: counts[tab] }),
  }));
  const ledger = { href: "/desk/ledger", label: t("tabs.ledger"), count: data.counts.ledger };
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { city: data.cities.get(actor.city)?.[locale] ?? "" })}
      />
      {done !== undefined && <Notice kind="success" role="status" title={t(`done.${done}`)} />}
      <Tabs label={t("tabs.label")} tabs={[...tabs.slice(0, -1), ledger, ...tabs.slice(-1)]} />
      <QueueTools
        view={view}
        searchError={searchError === null ? null : t(`search.${searchError}`)}
        typed={typeof search.ref === "string" ? search.ref.slice(0, 40) : ""}
      />
      <QueueTable
        {...data}
        me={actor.id}
        isSupervisor={isSupervisor}
        caption={t(`tabs.${view.tab}`)}
        idempotencyKey={newId()}
        back={`/desk?${queryOf(view, { after: view.after })}`}
        empty={
          <EmptyState title={t(`empty.${view.tab}`)}>
            {t(view.kind !== null || view.mine || view.after !== null ? "empty.filtered" : "empty.body")}
          </EmptyState>
        }
      />
      <Pager nextHref={data.hasMore && last ? `/desk?${queryOf(view, { after: last })}` : null} />
    </>
  );
}

/** Goes straight to the case of this number; what is wrong with the number otherwise. */
function goToCase(locale: string, typed: string | string[]): "malformed" | "mistyped" {
  const reference = referenceSchema.safeParse(typed);
  if (!reference.success) return "malformed";
  if (!isReferenceIntact(reference.data)) return "mistyped";
  redirect(`/${locale}/desk/cases/${reference.data}`);
}
