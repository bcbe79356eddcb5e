import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import { requireActor } from "@/lib/auth/session";
import type { DeskActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { isPermitNumberIntact, permitNumberSchema } from "@/lib/permits/numbers";
import { cityNames } from "@/lib/places/queries";
import { countOpenItems, listClosed, listQueue } from "@/lib/transfers/queue";
import { colleagueNames } from "@/lib/transfers/staff-names";
import { QueueTable } from "../queue-table";
import { type Search, viewOf } from "../view";
import { PermitSearch } from "./permit-search";
import { APPLICATION_VIEWS, type ApplicationView, PERMIT_ITEMS, STATES_OF, WAITING_OF } from "./permits-view";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

const DONE = ["claimed", "released"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("desk-permits.overview"))("title") };
}

async function load(tx: Tx, actor: DeskActor, view: ApplicationView, search: Search) {
  const today = clock.today();
  const { after } = viewOf(actor, search);
  const filter = {
    ...{ waitingFor: [WAITING_OF[view]], kinds: PERMIT_ITEMS, states: STATES_OF[view] },
    ...(after === null ? {} : { after }),
  };
  const page = await (view === "closed" ? listClosed : listQueue)(tx, actor, filter);
  const open = (await countOpenItems(tx, actor, today)).filter(({ kind }) => kind === "PERMIT");
  const count = (one: ApplicationView) =>
    open
      .filter(({ state }) => (STATES_OF[one] as readonly string[]).includes(state))
      .reduce((sum, row) => sum + row.count, 0);
  return {
    ...page,
    ...{ today, counts: { accept: count("accept"), decide: count("decide"), papers: count("papers") } },
    cities: await cityNames(tx, [actor.city]),
    staff: await colleagueNames(tx, actor),
  };
}

/** The city's permits: the way to one by its number, and the applications by what is to be done with them. */
export default async function PermitsPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CLERK", "SUPERVISOR");
  const search = await searchParams;
  const typed = typeof search.number === "string" ? search.number.slice(0, 60) : "";
  const error = search.number === undefined ? null : goToPermit(locale, typed);
  const view = z.enum(APPLICATION_VIEWS).catch("accept").parse(search.view);
  const data = await withActor(actor, (tx) => load(tx, actor, view, search));
  const t = await getTranslations("desk-permits.overview");
  const desk = await getTranslations("desk");
  const last = data.items.at(-1);
  const done = DONE.find((one) => one === search.done);
  const counts: Partial<Record<ApplicationView, number>> = data.counts;
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { city: data.cities.get(actor.city)?.[locale] ?? "" })}
        actions={
          <LinkButton href="/desk/permits/batches" look="secondary">
            {t("batches")}
          </LinkButton>
        }
      />
      {done !== undefined && <Notice kind="success" role="status" title={desk(`done.${done}`)} />}
      <PermitSearch typed={typed} error={error === null ? null : t(`search.${error}`)} />
      <h2>{t("applications")}</h2>
      <Tabs
        label={t("applications")}
        tabs={APPLICATION_VIEWS.map((one) => ({
          href: `/desk/permits?view=${one}`,
          label: t(`views.${one}`),
          current: one === view,
          ...(counts[one] === undefined ? {} : { count: counts[one] }),
        }))}
      />
      <QueueTable
        {...data}
        me={actor.id}
        isSupervisor={actor.role === "SUPERVISOR"}
        caption={t(`views.${view}`)}
        idempotencyKey={newId()}
        back={`/desk/permits?view=${view}`}
        empty={<EmptyState title={t("empty")} />}
      />
      <Pager
        nextHref={
          data.hasMore && last ? `/desk/permits?view=${view}&after=${last.dueOn ?? "none"}.${last.id}` : null
        }
      />
    </>
  );
}

/** Goes straight to the permit of this number; what is wrong with the number otherwise. */
function goToPermit(locale: string, typed: string): "malformed" | "mistyped" {
  const number = permitNumberSchema.safeParse(typed);
  if (number.success) redirect(`/${locale}/desk/permits/${encodeURIComponent(number.data)}`);
  const plain = typed.toUpperCase().replace(/[^0-9A-Z*~$=]/g, "");
  const looksWhole = /^\d{6}[0-9A-Z]{9}[0-9A-Z*~$=]$/.test(plain);
  return looksWhole && !isPermitNumberIntact(`-${plain.slice(6)}`) ? "mistyped" : "malformed";
}
