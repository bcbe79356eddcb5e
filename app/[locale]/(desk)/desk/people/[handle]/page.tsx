import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { formatDay, formatDayRange } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { PaperLinks } from "../../paper-links";
import { RecordTable } from "../../record-table";
import type { Search } from "../../view";
import { handleOf, loadPerson } from "./load";

type Props = { params: Promise<{ locale: string; handle: string }>; searchParams: Promise<Search> };

const DONE = ["entered", "corrected", "attached", "verified", "rejected"] as const;

// The title opens nobody: only the page itself writes a look.
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("ledger.people"))("title") };
}

export default async function PersonPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CLERK", "SUPERVISOR");
  const { text, handle } = await handleOf(actor, params);
  const data = await withActor(actor, (tx) => loadPerson(tx, actor, handle));
  const t = await getTranslations("ledger");
  const again = <BackLink href="/desk/people">{t("people.again")}</BackLink>;
  if (data === null) {
    return (
      <>
        {again}
        <PageHeading title={t("people.none")} lead={t("people.noneBody")} />
      </>
    );
  }
  const { person } = data;
  const search = await searchParams;
  const done = DONE.find((one) => one === search.done);
  const names = { locale, city: actor.city, cities: data.cities, staff: new Map<string, string>() };
  const kind = (code: string) => data.kinds.find((one) => one.code === code)?.name[locale] ?? code;
  const papersOf = (id: string) => {
    const entry = data.entries.find(({ record }) => record.id === id);
    const chain = new Set([id, ...(entry?.earlier ?? []).map((one) => one.id)]);
    return data.papers.filter((paper) => paper.recordId !== null && chain.has(paper.recordId));
  };
  return (
    <>
      {again}
      <PageHeading
        title={person.name}
        caption={`${person.idNumberMasked} · ${formatDay(locale, person.birthOn)}`}
        lead={t("people.purposeNow", { purpose: handle.purpose })}
        actions={<LinkButton href={`/desk/people/${text}/enter`}>{t("people.enter")}</LinkButton>}
      />
      {done !== undefined && <Notice kind="success" role="status" title={t(`done.${done}`)} />}
      <h2>{t("people.records")}</h2>
      <RecordTable
        caption={t("people.records")}
        records={data.entries.map(({ record }) => record)}
        kinds={data.kinds}
        names={names}
        empty={<EmptyState title={t("people.recordsEmpty")}>{t("people.recordsEmptyBody")}</EmptyState>}
        acts={{
          header: t("form.evidence"),
          cell: (record) => (
            <>
              <PaperLinks papers={papersOf(record.id)} query={`person=${text}`} />
              <Link href={`/desk/people/${text}/records/${record.id}`}>
                {t("correct.title")}
                <span className="sr-only">
                  {" "}
                  {kind(record.kind)} {formatDayRange(locale, record.startOn, record.endOn)}
                </span>
              </Link>
            </>
          ),
        }}
      />
      <p className="text-sm text-ink-soft">{t("people.expires")}</p>
    </>
  );
}
