import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { BackLink } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { StatusTag } from "@/components/ui/status-tag";
import { SummaryList } from "@/components/ui/summary-list";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { formatInstant } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { countLines, findBatch, listLeftOut } from "@/lib/permits/batch";
import { explain, explainFormat } from "@/lib/tables/explain";
import { colleagueNames } from "@/lib/transfers/staff-names";
import type { Search } from "../../../view";
import { BatchActs } from "./batch-acts";
import { BatchCounts } from "./batch-counts";
import { LeftOut } from "./left-out";
import { WorkProgress } from "./work-progress";

type Props = { params: Promise<{ locale: string; batch: string }>; searchParams: Promise<Search> };

const DONE = ["confirmed", "discarded"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("desk-permits.batch"))("one") };
}

/** One list: what was found in it, what will be done, and how far it is. */
export default async function BatchPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CLERK", "SUPERVISOR");
  const id = z.uuid().safeParse((await params).batch);
  if (!id.success) notFound();
  const search = await searchParams;
  const after = z.coerce
    .number()
    .int()
    .min(0)
    .catch(0)
    .parse(search.after ?? 0);
  const data = await withActor(actor, async (tx) => {
    const batch = await findBatch(tx, actor, id.data);
    if (batch === null) return null;
    return {
      batch,
      counts: await countLines(tx, batch),
      leftOut: await listLeftOut(tx, batch, after),
      staff: await colleagueNames(tx, actor),
    };
  });
  if (data === null) notFound();
  const { batch, staff } = data;
  const t = await getTranslations("desk-permits.batch");
  const tables = await getTranslations("tables");
  const say = (key: string, values: Record<string, string | number>) => tables(key, values);
  const isWorking = batch.state === "CHECKING" || batch.state === "CONFIRMED";
  const done = DONE.find((one) => one === search.done);
  const told = batch.readAs.findings.map((finding) => explain({ ...finding, line: null }, say));
  const by = (staffId: string | null) => (staffId === null ? "–" : (staff.get(staffId) ?? "–"));
  return (
    <>
      <BackLink href="/desk/permits/batches">{t("title")}</BackLink>
      <PageHeading
        title={batch.employer}
        caption={batch.fileName}
        status={
          <StatusTag
            tone={batch.state === "DONE" ? "counts" : batch.state === "DISCARDED" ? "none" : "neutral"}
          >
            {t(`states.${batch.state}`)}
          </StatusTag>
        }
      />
      {done !== undefined && <Notice kind="success" role="status" title={t(`done.${done}`)} />}
      {isWorking && (
        <WorkProgress
          done={batch.done}
          total={batch.state === "CHECKING" ? batch.lines : batch.fit}
          label={t(batch.state === "CHECKING" ? "checking" : "endorsing", {
            done: batch.done,
            total: batch.state === "CHECKING" ? batch.lines : batch.fit,
          })}
          hint={t("goesOn")}
          refresh={{ href: `/${locale}/desk/permits/batches/${batch.id}`, text: t("refresh") }}
        />
      )}
      <SummaryList
        compact
        rows={[
          {
            key: "read",
            label: t("read"),
            value: <ReadAs first={explainFormat(batch.readAs.format, say)} told={told} />,
          },
          { key: "lines", label: t("lines"), value: String(batch.lines) },
          {
            key: "takenIn",
            label: t("takenIn"),
            value: `${formatInstant(locale, batch.createdAt)} · ${by(batch.createdById)}`,
          },
          ...(batch.confirmedAt === null
            ? []
            : [
                {
                  key: "confirmed",
                  label: t("confirmedAt"),
                  value: `${formatInstant(locale, batch.confirmedAt)} · ${by(batch.confirmedById)}`,
                },
              ]),
          ...(batch.finishedAt === null
            ? []
            : [{ key: "finished", label: t("finishedAt"), value: formatInstant(locale, batch.finishedAt) }]),
        ]}
      />
      <BatchCounts batch={batch} counts={data.counts} />
      <BatchActs batch={batch} counts={data.counts} />
      <LeftOut batch={batch} {...data.leftOut} after={after} />
    </>
  );
}

function ReadAs({ first, told }: { first: string; told: readonly string[] }) {
  return (
    <>
      {first}
      {told.map((text) => (
        <span key={text} className="block text-sm text-ink-soft">
          {text}
        </span>
      ))}
    </>
  );
}
