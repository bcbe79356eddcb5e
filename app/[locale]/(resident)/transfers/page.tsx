import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { StatusTag } from "@/components/ui/status-tag";
import { requireActor } from "@/lib/auth/session";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { cityNames } from "@/lib/places/queries";
import { listTransfersOf } from "@/lib/transfers/queries";
import type { TransferCase } from "@/lib/transfers/types";
import { peopleOf } from "../people";
import { cityText, dueText, needsResident, STATE_TONES } from "./case-words";
import { casePath } from "./load";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("transfer"))("list.title") };
}

export default async function TransfersPage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const { rows, names, cities, today } = await withActor(actor, async (tx) => {
    const people = await peopleOf(tx, actor, {});
    const everyone = [people.self, ...people.wards];
    const found: TransferCase[] = [];
    for (const { residentId } of everyone) found.push(...(await listTransfersOf(tx, residentId)));
    const codes = found.flatMap((one) => [one.originCity, one.destinationCity]);
    return {
      rows: found,
      names: new Map(everyone.map((one) => [one.residentId, one.name])),
      cities: await cityNames(tx, codes),
      today: clock.today(),
    };
  });
  const t = await getTranslations("transfer");
  const words = { t, locale, cities };
  const columns: Column<TransferCase>[] = [
    {
      key: "reference",
      header: t("list.columns.reference"),
      rowHeader: true,
      cell: (row) => (
        <Link href={casePath(row.reference)} className="whitespace-nowrap">
          {row.reference}
        </Link>
      ),
    },
    ...(names.size > 1
      ? [
          {
            key: "who",
            header: t("list.columns.who"),
            cell: (row: TransferCase) => names.get(row.residentId) ?? "–",
          },
        ]
      : []),
    {
      key: "move",
      header: t("list.columns.move"),
      cell: (row) =>
        t("move", {
          origin: cityText(words, row.originCity),
          destination: cityText(words, row.destinationCity),
        }),
    },
    {
      key: "state",
      header: t("list.columns.state"),
      cell: (row) => <StatusTag tone={STATE_TONES[row.state]}>{t(`state.${row.state}`)}</StatusTag>,
    },
    { key: "due", header: t("list.columns.due"), cell: (row) => dueText(words, row, today) ?? "–" },
  ];
  return (
    <>
      <PageHeading title={t("list.title")} lead={t("list.lead")} />
      <DataTable
        caption={t("list.title")}
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowNeedsReader={(row) => needsResident(row.state)}
        empty={
          <EmptyState
            title={t("list.empty.title")}
            action={<LinkButton href="/settle">{t("list.empty.action")}</LinkButton>}
          >
            {t("list.empty.body")}
          </EmptyState>
        }
      />
    </>
  );
}
