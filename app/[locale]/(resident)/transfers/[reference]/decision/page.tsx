import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/ui/breadcrumbs";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { listLedgerEntries } from "@/lib/residents/ledger-entries";
import { listDecisions } from "@/lib/transfers/queries";
import { casePath, loadOwnCase } from "../../load";
import { isLetter } from "../letters";
import type { SectionParams } from "../section";
import { DecisionLetter } from "./decision-letter";

type Props = { params: SectionParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("transfer"))("decision.pageTitle") };
}

export default async function DecisionPage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const { reference } = await params;
  const { own, decision, records } = await withActor(actor, async (tx) => {
    const found = await loadOwnCase(tx, actor, reference);
    // The decision may rest on records that were superseded since: all that ever were have a name.
    const { standing, withdrawn } = await listLedgerEntries(tx, found.person.residentId);
    return {
      own: found,
      decision: (await listDecisions(tx, found.transfer)).findLast(isLetter),
      records: [...standing, ...withdrawn].flatMap(({ record, earlier }) => [record, ...earlier]),
    };
  });
  if (decision === undefined) notFound();
  const t = await getTranslations("transfer");
  return (
    <>
      <BackLink href={casePath(own.transfer.reference)}>{t("case.back")}</BackLink>
      <h1 className="sr-only">{t("decision.pageTitle")}</h1>
      <DecisionLetter own={own} decision={decision} records={records} />
    </>
  );
}
