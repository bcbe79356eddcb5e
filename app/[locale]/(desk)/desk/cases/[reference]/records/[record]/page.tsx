import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { BackLink } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import type { DeskActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { listEvidenceKinds } from "@/lib/places/queries";
import { findCurrentRecord } from "@/lib/residents/queries";
import { openTransfer } from "@/lib/transfers/queries";
import { placesOfCity } from "../../../../ledger/[item]/load";
import { CorrectForm } from "../../../../ledger/correct-form";
import { referenceOf } from "../../reference-param";

type Props = { params: Promise<{ locale: string; reference: string; record: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("ledger.correct"))("pageTitle") };
}

/** A record of the officer's own city, corrected from the case that rests on it. */
export default async function CorrectFromCasePage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CLERK", "SUPERVISOR");
  const reference = await referenceOf(params);
  const id = z.uuid().safeParse((await params).record);
  if (!id.success) notFound();
  const data = await withActor(actor, (tx) => load(tx, actor, reference, id.data));
  if (data === null) notFound();
  const t = await getTranslations("ledger.correct");
  return (
    <>
      <BackLink href={`/desk/cases/${encodeURIComponent(reference)}`}>{reference}</BackLink>
      <PageHeading title={t("pageTitle")} />
      <CorrectForm {...data} through={{ throughCase: reference }} />
    </>
  );
}

async function load(tx: Tx, actor: DeskActor, reference: string, id: string) {
  const opened = await openTransfer(tx, actor, reference, clock.now());
  const record = opened && (await findCurrentRecord(tx, opened.transfer.residentId, id));
  if (!record || record.cityCode !== actor.city) return null;
  return {
    record,
    kinds: await listEvidenceKinds(tx),
    places: await placesOfCity(tx, actor),
    today: clock.today(),
  };
}
