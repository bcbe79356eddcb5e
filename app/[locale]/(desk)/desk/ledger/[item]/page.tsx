import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextArea } from "@/components/form/text-input";
import { BackLink } from "@/components/ui/breadcrumbs";
import { Details } from "@/components/ui/details";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { formatDay, formatDayRange } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { PaperLinks } from "../../paper-links";
import { RecordTable } from "../../record-table";
import { rejectYears, verifyYears } from "../actions";
import { CorrectForm } from "../correct-form";
import { RecordDetails } from "../record-details";
import { loadLedgerItem, overlapping } from "./load";

type Props = { params: Promise<{ locale: string; item: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("ledger.item"))("title") };
}

export default async function LedgerItemPage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CLERK", "SUPERVISOR");
  const id = z.uuid().safeParse((await params).item);
  if (!id.success) notFound();
  const data = await withActor(actor, (tx) => loadLedgerItem(tx, actor, id.data));
  if (data === null) notFound();
  const t = await getTranslations("ledger");
  const { record, person, papers } = data;
  const names = { locale, city: actor.city, cities: data.cities, staff: new Map<string, string>() };
  const through = { throughItem: id.data };
  const open = record?.status === "DECLARED" && data.item.waitingFor !== "NOBODY";
  return (
    <>
      <BackLink href="/desk/ledger">{t("title")}</BackLink>
      <PageHeading
        title={t("item.title")}
        caption={`${person.name} · ${person.idNumberMasked} · ${formatDay(locale, person.birthOn)}`}
      />
      {!open && <Notice kind="info" title={t("item.closed")} />}
      <div className="gap-x-12 lg:grid lg:grid-cols-2">
        <section aria-labelledby="declared">
          <h2 id="declared">{t("item.record")}</h2>
          {record !== null && <RecordDetails record={record} kinds={data.kinds} names={names} />}
        </section>
        <section aria-labelledby="evidence">
          <h2 id="evidence">{t("item.evidence")}</h2>
          {papers.length === 0 ? (
            <p className="text-ink-soft">{t("item.noEvidence")}</p>
          ) : (
            <PaperLinks papers={papers} query={`item=${id.data}`} />
          )}
          {record !== null &&
            overlapping(record, data.others).map((other) => (
              <Notice key={other.id} kind="warning">
                {t("item.overlaps", { period: formatDayRange(locale, other.startOn, other.endOn) })}
              </Notice>
            ))}
        </section>
      </div>
      <h2>{t("item.others")}</h2>
      <RecordTable
        caption={t("item.others")}
        records={data.others}
        kinds={data.kinds}
        names={names}
        empty={<p className="text-ink-soft">{t("item.noOthers")}</p>}
      />
      {open && record !== null && (
        <div className="mt-10 border-t-4 border-ink">
          <section aria-labelledby="verify" className="max-w-prose py-4">
            <h2 id="verify">{t("verify.title")}</h2>
            <p className="mb-4">{t("verify.body")}</p>
            <ActionForm
              action={verifyYears}
              idempotencyKey={newId()}
              hidden={{ ...through, recordId: record.id }}
              label={t("verify.title")}
            >
              <SubmitButton>{t("verify.button")}</SubmitButton>
            </ActionForm>
          </section>
          <section aria-labelledby="reject" className="max-w-prose border-t border-line py-4">
            <h2 id="reject">{t("reject.title")}</h2>
            <p className="mb-4">{t("reject.body")}</p>
            <ActionForm
              action={rejectYears}
              idempotencyKey={newId()}
              hidden={{ ...through, recordId: record.id }}
              label={t("reject.title")}
            >
              <TextArea name="reason" label={t("reject.reason")} rows={3} maxLength={500} />
              <SubmitButton look="secondary">{t("reject.button")}</SubmitButton>
            </ActionForm>
          </section>
          <section aria-labelledby="correct" className="border-t border-line py-4">
            <h2 id="correct">{t("correct.title")}</h2>
            <Details summary={t("correct.summary")}>
              <CorrectForm {...data} record={record} through={through} />
            </Details>
          </section>
        </div>
      )}
    </>
  );
}
