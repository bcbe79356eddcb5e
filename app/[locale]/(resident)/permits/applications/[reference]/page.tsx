import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { StatusTag } from "@/components/ui/status-tag";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { findCityRuleOn } from "@/lib/permits/city-rules";
import { findPermitNumberOf } from "@/lib/permits/holder-queries";
import { listPermitDecisions, listPermitSupplements, listSiteVisits } from "@/lib/permits/queries";
import { listApplicationDocuments } from "@/lib/residents/documents";
import { listCaseEvents } from "@/lib/transfers/queries";
import type { Search } from "../../../people";
import { loadOwnApplication } from "../../load";
import { APPLICATION_TONES, cityText } from "../../words";
import { DraftTasks } from "./draft-tasks";
import { loadEligibility } from "./eligibility";
import { FollowApplication } from "./follow-application";

type Props = {
  params: Promise<{ locale: string; reference: string }>;
  searchParams: Promise<Search>;
};

const DONE = ["supplemented", "withdrawn"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  const { reference } = await params;
  return { title: (await getTranslations("permits"))("application.titleMeta", { reference }) };
}

export default async function ApplicationPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const { reference } = await params;
  const search = await searchParams;
  const data = await withActor(actor, async (tx) => {
    const own = await loadOwnApplication(tx, actor, reference);
    const { application } = own;
    return {
      own,
      documents: await listApplicationDocuments(tx, application),
      events: await listCaseEvents(tx, application),
      decisions: await listPermitDecisions(tx, application),
      supplements: await listPermitSupplements(tx, application),
      visits: await listSiteVisits(tx, application),
      permitNumber: await findPermitNumberOf(tx, application),
      promise: (await findCityRuleOn(tx, application.cityCode, own.today)).issueDays,
      eligibility: await loadEligibility(tx, own),
    };
  });
  const t = await getTranslations("permits");
  const { own } = data;
  const { application } = own;
  const words = { t, locale, cities: own.cities };
  const done = DONE.find((one) => one === search.done);
  return (
    <>
      <Breadcrumbs items={[{ href: "/permits", label: t("list.title") }]} />
      <PageHeading
        caption={`${t("reference")} ${application.reference}`}
        title={t("application.title", {
          kind: t(`kinds.${application.kind}`),
          city: cityText(words, application.cityCode),
        })}
        status={
          <StatusTag tone={APPLICATION_TONES[application.state]}>
            {t(`application.state.${application.state}`)}
          </StatusTag>
        }
        {...(own.isSelf ? {} : { lead: t("application.whose", { name: own.person.name }) })}
      />
      {done !== undefined && <Notice kind="success" role="status" title={t(`done.${done}`)} />}
      {application.state === "DRAFT" ? (
        <DraftTasks own={own} documents={data.documents.length} eligibility={data.eligibility} />
      ) : (
        <FollowApplication {...data} viewer={actor.id} />
      )}
    </>
  );
}
