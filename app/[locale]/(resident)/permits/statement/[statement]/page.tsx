import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { BackLink } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { SummaryList } from "@/components/ui/summary-list";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { formatDay, formatInstant } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { findTakenStatement, listDecidedImports } from "@/lib/permits/statements/queries";
import { cityNames, listEvidenceKinds } from "@/lib/places/queries";
import { listLedger } from "@/lib/residents/queries";
import { peopleOf, personQuery, type Search } from "../../../people";
import { SettledTable } from "./settled-table";

type Props = { params: Promise<{ locale: string; statement: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("statements"))("title") };
}

export default async function TakenStatementPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const search = await searchParams;
  const id = z.uuid().safeParse((await params).statement);
  if (!id.success) notFound();
  const { people, taken, isDecided, kinds, cities, standing } = await withActor(actor, async (tx) => {
    const who = await peopleOf(tx, actor, search);
    const { residentId } = who.person;
    const statement = await findTakenStatement(tx, residentId, id.data);
    if (statement === null) notFound();
    const places = statement.records.map(({ record }) => record.place);
    return {
      people: who,
      taken: statement,
      isDecided: (await listDecidedImports(tx, residentId)).has(statement.id),
      kinds: await listEvidenceKinds(tx),
      cities: await cityNames(tx, [statement.cityCode, ...places]),
      standing: new Set((await listLedger(tx, residentId)).map((record) => record.id)),
    };
  });
  const t = await getTranslations("statements.import");
  const city = cities.get(taken.cityCode)?.[locale] ?? taken.cityCode;
  const query = personQuery(people);
  const count = (...outcomes: string[]) =>
    taken.records.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const conflicts = count("CONFLICT");
  return (
    <>
      <BackLink href={`/permits/statement${query}`}>{t("back")}</BackLink>
      <PageHeading title={t("title", { city })} caption={people.person.name} />
      {search.done === "1" && (
        <Notice kind="success" role="status" title={t("done")}>
          <p>{t("doneAdded", { count: count("ADDED", "CONFIRMED") })}</p>
        </Notice>
      )}
      {isDecided && <Notice>{t("decided")}</Notice>}
      {conflicts > 0 && !isDecided && (
        <Notice kind="warning">{t("doneConflicts", { count: conflicts, city })}</Notice>
      )}
      <SummaryList
        compact
        rows={[
          { key: "issuer", label: t("issuer"), value: <span className="break-all">{taken.issuer}</span> },
          { key: "issuedAt", label: t("issuedAt"), value: formatInstant(locale, taken.issuedAt) },
          { key: "asOf", label: t("asOf"), value: formatDay(locale, taken.asOf) },
          { key: "takenAt", label: t("takenAt"), value: formatInstant(locale, taken.importedAt) },
        ]}
      />
      <h2>{t("records")}</h2>
      <SettledTable
        records={taken.records.map((one) =>
          isDecided && one.outcome === "CONFLICT" ? { ...one, outcome: "DECIDED" as const } : one,
        )}
        {...{ kinds, cities, standing, query }}
      />
    </>
  );
}
