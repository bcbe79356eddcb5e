import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BasisList } from "@/components/policy/basis-list";
import { NotLaw, StandingTag } from "@/components/policy/not-law";
import { BackLink } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { SummaryList } from "@/components/ui/summary-list";
import { Tabs } from "@/components/ui/tabs";
import { formatDay, formatList } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { findRulePack } from "@/lib/policy/rule-packs";
import { packCities } from "../pack-cities";
import { PackVersion } from "./pack-version";

export async function generateMetadata({
  params,
}: {
  params: Promise<{ locale: string; id: string }>;
}): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "packs" });
  const pack = findRulePack((await params).id);
  return { title: pack?.entry.title[locale] ?? t("title") };
}

export default async function RulePackPage({
  params,
  searchParams,
}: PageProps<"/[locale]/rules/packs/[id]">) {
  const locale = await pageLocale(params);
  const pack = findRulePack((await params).id);
  if (!pack) notFound();
  const { entry, document, sha256 } = pack;
  const asked = (await searchParams).version;
  const ruleSet =
    document.ruleSets.find(({ version }) => String(version) === asked) ?? document.ruleSets.at(-1);
  if (!ruleSet) notFound();
  const t = await getTranslations("packs");
  return (
    <>
      <BackLink href="/rules/packs">{t("pack.back")}</BackLink>
      <PageHeading
        caption={t("pack.caption")}
        title={ruleSet.title[locale]}
        status={<StandingTag standing={entry.standing} />}
      />
      <NotLaw />
      {document.ruleSets.length > 1 && (
        <Tabs
          label={t("pack.versions")}
          tabs={document.ruleSets.map(({ version, effectiveFrom }) => ({
            href: `/rules/packs/${entry.id}?version=${version}`,
            label: t("pack.from", { day: formatDay(locale, effectiveFrom) }),
            current: version === ruleSet.version,
          }))}
        />
      )}
      <SummaryList
        compact
        rows={[
          { key: "cities", label: t("pack.cities"), value: packCities(t, locale, entry) },
          {
            key: "kinds",
            label: t("pack.kinds"),
            value: formatList(
              locale,
              Object.values(document.kinds).map((kind) => kind[locale]),
            ),
          },
          { key: "basis", label: t("pack.basis"), value: <BasisList bases={ruleSet.legalBasis ?? []} /> },
          {
            key: "sha",
            label: t("pack.sha"),
            value: <code className="text-xs break-all">{sha256}</code>,
          },
          {
            key: "file",
            label: t("pack.file"),
            value: (
              <a className="link" href={`/rule-packs/${entry.id}.json`} download>
                {entry.id}.json
              </a>
            ),
          },
        ]}
      />
      <PackVersion document={document} ruleSet={ruleSet} />
    </>
  );
}
