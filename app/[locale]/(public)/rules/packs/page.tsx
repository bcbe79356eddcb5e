import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { issuedText } from "@/components/policy/issued-text";
import { NotLaw, StandingTag } from "@/components/policy/not-law";
import { BackLink } from "@/components/ui/breadcrumbs";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { pageLocale } from "@/lib/i18n/server";
import { listRulePacks } from "@/lib/policy/rule-packs";
import { packCities } from "./pack-cities";

export async function generateMetadata({
  params,
}: {
  params: Promise<{ locale: string }>;
}): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "packs" });
  return { title: t("title") };
}

export default async function RulePacksPage({ params }: PageProps<"/[locale]/rules/packs">) {
  const locale = await pageLocale(params);
  const t = await getTranslations("packs");
  const rules = await getTranslations("rules");
  return (
    <>
      <BackLink href="/rules">{rules("title")}</BackLink>
      <PageHeading title={t("title")} lead={t("lead")} />
      <NotLaw />
      <DataTable
        caption={t("list.caption")}
        captionHidden
        rows={listRulePacks()}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "pack",
            header: t("list.pack"),
            rowHeader: true,
            cell: ({ id, title }) => <Link href={`/rules/packs/${id}`}>{title[locale]}</Link>,
          },
          { key: "cities", header: t("list.cities"), cell: (entry) => packCities(t, locale, entry) },
          {
            key: "standing",
            header: t("list.standing"),
            cell: ({ standing }) => <StandingTag standing={standing} />,
          },
          {
            key: "issued",
            header: t("list.issued"),
            cell: ({ issued }) => (issued === null ? t("list.notIssued") : issuedText(locale, issued)),
          },
          { key: "source", header: t("list.source"), cell: ({ source }) => source[locale] },
          {
            key: "file",
            header: t("list.file"),
            cell: ({ id, title }) => (
              <a
                className="link"
                href={`/rule-packs/${id}.json`}
                download
                aria-label={t("list.downloadOf", { title: title[locale] })}
              >
                JSON
              </a>
            ),
          },
        ]}
      />
    </>
  );
}
