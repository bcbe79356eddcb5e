import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { StatusTag } from "@/components/ui/status-tag";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { listCaseDocuments } from "@/lib/residents/documents";
import { listCaseEvents, listCertificates, listDecisions, listSupplements } from "@/lib/transfers/queries";
import type { Search } from "../../people";
import { cityText, STATE_TONES } from "../case-words";
import { loadOwnCase } from "../load";
import { DraftTasks } from "./draft-tasks";
import { FollowCase } from "./follow-case";

export type CaseProps = {
  params: Promise<{ locale: string; reference: string }>;
  searchParams: Promise<Search>;
};

const DONE = ["supplemented", "withdrawn"] as const;

export async function generateMetadata({ params }: CaseProps): Promise<Metadata> {
  await pageLocale(params);
  const { reference } = await params;
  return { title: (await getTranslations("transfer"))("case.titleMeta", { reference }) };
}

export default async function CasePage({ params, searchParams }: CaseProps) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const { reference } = await params;
  const search = await searchParams;
  const data = await withActor(actor, async (tx) => {
    const own = await loadOwnCase(tx, actor, reference);
    return {
      own,
      documents: await listCaseDocuments(tx, own.transfer),
      events: await listCaseEvents(tx, own.transfer),
      decisions: await listDecisions(tx, own.transfer),
      supplements: await listSupplements(tx, own.transfer),
      certificates: await listCertificates(tx, own.transfer),
    };
  });
  const t = await getTranslations("transfer");
  const { own } = data;
  const { transfer } = own;
  const words = { t, locale, cities: own.cities };
  const done = DONE.find((one) => one === search.done);
  return (
    <>
      <Breadcrumbs items={[{ href: "/transfers", label: t("list.title") }]} />
      <PageHeading
        caption={`${t("reference")} ${transfer.reference}`}
        title={t("move", {
          origin: cityText(words, transfer.originCity),
          destination: cityText(words, transfer.destinationCity),
        })}
        status={<StatusTag tone={STATE_TONES[transfer.state]}>{t(`state.${transfer.state}`)}</StatusTag>}
        {...(own.isSelf ? {} : { lead: t("case.whose", { name: own.person.name }) })}
      />
      {done !== undefined && <Notice kind="success" role="status" title={t(`done.${done}`)} />}
      {transfer.state === "DRAFT" ? (
        <DraftTasks own={own} documents={data.documents.length} />
      ) : (
        <FollowCase {...data} viewer={actor.id} words={words} />
      )}
    </>
  );
}
