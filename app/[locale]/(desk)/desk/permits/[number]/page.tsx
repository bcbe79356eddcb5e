import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/ui/breadcrumbs";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { SummaryList } from "@/components/ui/summary-list";
import { requireActor } from "@/lib/auth/session";
import { dayOf } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { formatDay, formatUnits } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { isBanned } from "@/lib/permits/ban";
import { permitNumberSchema } from "@/lib/permits/numbers";
import type { CaseNames } from "../../cases/[reference]/words";
import { RecordTable } from "../../record-table";
import type { Search } from "../../view";
import { EndorsementTable } from "../endorsement-table";
import { PermitStateTag, StandingSummary } from "../standing-summary";
import { loadPermit } from "./load";
import { PermitActs } from "./permit-acts";
import { PermitEnds } from "./permit-ends";

type Props = { params: Promise<{ locale: string; number: string }>; searchParams: Promise<Search> };

const DONE = ["REVOKED", "CANCELLED"] as const;

// The title opens nothing, so it names nobody: only the page itself writes a look.
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return {
    title: (await getTranslations("desk-permits.permit"))("titleMeta", { number: await numberOf(params) }),
  };
}

export default async function PermitPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CLERK", "SUPERVISOR");
  const number = await numberOf(params);
  const data = await withActor(actor, (tx) => loadPermit(tx, actor, number));
  if (data === null) notFound();
  const t = await getTranslations("desk-permits");
  const search = await searchParams;
  const done = DONE.find((one) => one === search.done);
  const names: CaseNames = { locale, city: actor.city, cities: data.cities, staff: data.staff };
  const { permit, person, standing, ban, years } = data;
  const months = (count: number) => formatUnits(locale, String(count), "month");
  return (
    <>
      <BackLink href="/desk/permits">{t("overview.title")}</BackLink>
      <PageHeading
        caption={permit.number}
        title={t("permit.title", { name: person.name })}
        status={<PermitStateTag state={standing.state} />}
      />
      {done !== undefined && <Notice kind="success" role="status" title={t(`permit.done.${done}`)} />}
      {ban !== null && isBanned(ban, data.today) && (
        <Notice
          kind="warning"
          title={
            ban === "PERMANENT"
              ? t("flags.bannedForGood")
              : t("flags.banned", { day: formatDay(locale, ban.until) })
          }
        />
      )}
      <StandingSummary permit={permit} standing={standing} />
      {data.effect !== null && (
        <section aria-labelledby="effect-heading">
          <h2 id="effect-heading">{t("permit.ifEndorsed")}</h2>
          <EndorsementTable effect={data.effect} />
        </section>
      )}
      <section aria-labelledby="years-heading">
        <h2 id="years-heading">{t("permit.ledger")}</h2>
        <SummaryList
          compact
          rows={[
            { key: "cumulative", label: t("effect.cumulative"), value: months(years.cumulative.months) },
            { key: "continuous", label: t("effect.continuous"), value: months(years.continuous.months) },
            {
              key: "devices",
              label: t("permit.devices"),
              value: t("permit.devicesText", data.credentials),
            },
          ]}
        />
        <RecordTable
          caption={t("permit.ledger")}
          records={data.records}
          kinds={data.kinds}
          names={names}
          empty={<EmptyState title={t("permit.noRecords")} />}
        />
      </section>
      <section aria-labelledby="applications-heading">
        <h2 id="applications-heading">{t("permit.applications")}</h2>
        <DataTable
          caption={t("permit.applications")}
          captionHidden
          rows={data.applications}
          rowKey={({ id }) => id}
          empty={<p className="text-ink-soft">{t("permit.noApplications")}</p>}
          columns={[
            {
              key: "reference",
              header: t("permit.reference"),
              rowHeader: true,
              cell: ({ reference }) => (
                <Link href={`/desk/permits/applications/${encodeURIComponent(reference)}`}>{reference}</Link>
              ),
            },
            { key: "kind", header: t("permit.kind"), cell: ({ kind }) => t(`kinds.${kind}`) },
            { key: "state", header: t("permit.state"), cell: ({ state }) => t(`states.${state}`) },
            {
              key: "submitted",
              header: t("summary.submitted"),
              cell: ({ submittedAt }) => (submittedAt ? formatDay(locale, dayOf(submittedAt)) : "–"),
            },
          ]}
        />
      </section>
      <section aria-labelledby="act-heading" className="mt-10 border-t-4 border-ink">
        <h2 id="act-heading">{t("ends.title")}</h2>
        <PermitEnds data={data} actor={actor} />
      </section>
      <section aria-labelledby="acts-heading" className="mt-10 border-t border-line-strong">
        <h2 id="acts-heading">{t("nav.history")}</h2>
        <PermitActs data={data} />
      </section>
    </>
  );
}

/** The number of an address; what is no number leads to the same page as one that nobody has. */
async function numberOf(params: Props["params"]): Promise<string> {
  const parsed = permitNumberSchema.safeParse(decoded((await params).number));
  if (!parsed.success) notFound();
  return parsed.data;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
