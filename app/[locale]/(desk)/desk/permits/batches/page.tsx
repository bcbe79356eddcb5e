import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { FileInput, TextInput } from "@/components/form/text-input";
import { BackLink } from "@/components/ui/breadcrumbs";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { Pager } from "@/components/ui/pager";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { formatInstant } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { listBatches } from "@/lib/permits/batch";
import { STAFF_COLUMNS } from "@/lib/permits/batch/columns";
import { LINES_PAGE } from "@/lib/permits/batch/queries";
import type { Search } from "../../view";
import { takeIn } from "./actions";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("desk-permits.batch"))("title") };
}

/** Employers' lists: sending one in, and those that came in before. */
export default async function BatchesPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CLERK", "SUPERVISOR");
  const before = z
    .uuid()
    .optional()
    .catch(undefined)
    .parse((await searchParams).before);
  const batches = await withActor(actor, (tx) => listBatches(tx, actor, before));
  const t = await getTranslations("desk-permits.batch");
  const desk = await getTranslations("desk-permits.overview");
  const { permitNumber, personName } = STAFF_COLUMNS;
  const last = batches.at(-1);
  return (
    <>
      <BackLink href="/desk/permits">{desk("title")}</BackLink>
      <PageHeading title={t("title")} lead={t("lead")} />
      <ActionForm action={takeIn} idempotencyKey={newId()} label={t("takeIn")}>
        <TextInput name="employer" label={t("employer")} maxLength={200} autoComplete="organization" />
        <FileInput
          name="list"
          label={t("list")}
          hint={t("listHint", { number: permitNumber.titles[locale][0], name: personName.titles[locale][0] })}
          accept=".csv,.xlsx,.txt"
        />
        <SubmitButton>{t("takeIn")}</SubmitButton>
      </ActionForm>
      <h2>{t("earlier")}</h2>
      <DataTable
        caption={t("earlier")}
        captionHidden
        rows={batches}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t("empty")} />}
        columns={[
          {
            key: "employer",
            header: t("employer"),
            rowHeader: true,
            cell: ({ id, employer }) => <Link href={`/desk/permits/batches/${id}`}>{employer}</Link>,
          },
          {
            key: "file",
            header: t("file"),
            cell: ({ fileName }) => <span className="break-all">{fileName}</span>,
          },
          { key: "state", header: t("state"), cell: ({ state }) => t(`states.${state}`) },
          { key: "lines", header: t("lines"), numeric: true, cell: ({ lines }) => lines },
          { key: "fit", header: t("fit"), numeric: true, cell: ({ fit }) => fit },
          { key: "at", header: t("takenIn"), cell: ({ createdAt }) => formatInstant(locale, createdAt) },
        ]}
      />
      <Pager
        nextHref={batches.length === LINES_PAGE && last ? `/desk/permits/batches?before=${last.id}` : null}
      />
    </>
  );
}
