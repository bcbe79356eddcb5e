import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextArea } from "@/components/form/text-input";
import { BackLink } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { SummaryList } from "@/components/ui/summary-list";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { formatDay, formatInstant } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { decideConflicts } from "../actions";
import { DifferenceSection } from "./difference-section";
import { loadStatementItem } from "./load";

type Props = {
  params: Promise<{ locale: string; item: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("statements.desk"))("title") };
}

export default async function StatementItemPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CLERK", "SUPERVISOR");
  const id = z.uuid().safeParse((await params).item);
  if (!id.success) notFound();
  const data = await withActor(actor, (tx) => loadStatementItem(tx, actor, id.data));
  if (data === null) notFound();
  const t = await getTranslations("statements");
  const { item, person, statement, differences } = data;
  const names = { locale, city: actor.city, cities: data.cities, staff: new Map<string, string>() };
  const isWaiting = item.waitingFor !== "NOBODY";
  const open = isWaiting && !data.isOwn;
  const isDone = (await searchParams).done === "1" && !isWaiting;
  const sections = differences.map((difference, index) => (
    <DifferenceSection
      key={JSON.stringify(difference.stated.record)}
      {...{ difference, index, open, names }}
      count={differences.length}
      itemId={id.data}
      kinds={data.kinds}
    />
  ));
  return (
    <>
      <BackLink href="/desk">{t("desk.back")}</BackLink>
      <PageHeading
        title={t("desk.title")}
        caption={`${person.name} · ${person.idNumberMasked} · ${formatDay(locale, person.birthOn)}`}
        lead={t("desk.lead", { city: data.cities.get(actor.city)?.[locale] ?? actor.city })}
      />
      {isDone && <Notice kind="success" role="status" title={t("desk.done")} />}
      {!isWaiting && !isDone && <Notice title={t("desk.closed")} />}
      {data.isOwn && isWaiting && <Notice kind="warning" title={t("desk.own")} />}
      <h2>{t("desk.statement")}</h2>
      <SummaryList
        compact
        rows={[
          {
            key: "issuer",
            label: t("import.issuer"),
            value: <span className="break-all">{statement.issuer}</span>,
          },
          { key: "issuedAt", label: t("import.issuedAt"), value: formatInstant(locale, statement.issuedAt) },
          { key: "asOf", label: t("import.asOf"), value: formatDay(locale, statement.asOf) },
          { key: "takenAt", label: t("import.takenAt"), value: formatInstant(locale, statement.importedAt) },
        ]}
      />
      {open ? (
        <ActionForm
          action={decideConflicts}
          idempotencyKey={newId()}
          hidden={{ item: id.data, seenVersion: String(item.rowVersion) }}
          label={t("desk.title")}
        >
          {sections}
          <div className="mt-8 border-t border-line pt-6">
            <TextArea
              name="reason"
              label={t("desk.reason")}
              hint={t("desk.reasonHint")}
              rows={3}
              maxLength={500}
            />
            <SubmitButton>{t("desk.submit")}</SubmitButton>
          </div>
        </ActionForm>
      ) : (
        sections
      )}
    </>
  );
}
