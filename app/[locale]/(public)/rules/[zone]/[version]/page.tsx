import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AcknowledgedWarnings } from "@/components/policy/acknowledged-warnings";
import { BasisList } from "@/components/policy/basis-list";
import { CoefficientMatrix } from "@/components/policy/coefficient-matrix";
import { DifferenceList } from "@/components/policy/difference-list";
import { SampleRules } from "@/components/policy/sample-rules";
import { BackLink } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { StatusTag } from "@/components/ui/status-tag";
import { SummaryList } from "@/components/ui/summary-list";
import { PUBLIC } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { formatDay } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { findZone } from "@/lib/places/queries";
import { findBundle } from "@/lib/policy/bundle";
import { differencesOf } from "@/lib/policy/differences";
import { listVersions, standingOf } from "@/lib/policy/queries";
import { MethodSection } from "../../rule-set/method-section";
import { PathwaySection } from "../../rule-set/pathway-section";
import { PointsSection } from "../../rule-set/points-section";
import { RuleSection } from "../../rule-set/rule-section";

export async function generateMetadata({
  params,
}: {
  params: Promise<{ locale: string; zone: string; version: string }>;
}): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { zone, version } = await params;
  const t = await getTranslations("rules");
  const found = await withActor(PUBLIC, (tx) => findZone(tx, zone));
  return { title: found ? t("version.title", { zone: found.name[locale], version }) : t("title") };
}

export default async function VersionPage({ params }: PageProps<"/[locale]/rules/[zone]/[version]">) {
  const locale = await pageLocale(params);
  const { zone: zoneId, version: number } = await params;
  const found = await withActor(PUBLIC, async (tx) => {
    const bundle = await findBundle(tx, zoneId);
    const versions = bundle ? await listVersions(tx, zoneId) : [];
    const version = versions.find((row) => String(row.version) === number);
    return bundle && version ? { document: bundle.document, versions, version } : null;
  });
  if (!found) notFound();
  const { document, versions, version } = found;
  const { ruleSet } = version;
  const previous = versions.find((row) => row.effectiveFrom < version.effectiveFrom);
  const standing = standingOf(version, versions, clock.today());
  const t = await getTranslations("rules");
  const policy = await getTranslations("policy");
  return (
    <>
      <BackLink href={`/rules/${zoneId}`}>{document.zone.name[locale]}</BackLink>
      <PageHeading
        caption={t("version.title", { zone: document.zone.name[locale], version: version.version })}
        title={ruleSet.title[locale]}
        status={
          <StatusTag tone={standing === "IN_FORCE" ? "counts" : "neutral"}>
            {policy(`standing.${standing}`)}
          </StatusTag>
        }
      />
      {version.sample && <SampleRules />}
      <SummaryList
        compact
        rows={[
          { key: "day", label: t("zone.effectiveFrom"), value: formatDay(locale, version.effectiveFrom) },
          {
            key: "legal",
            label: t("version.legal"),
            value: ruleSet.legalBasis?.length ? (
              <BasisList bases={ruleSet.legalBasis} />
            ) : (
              t("version.legalNone")
            ),
          },
          {
            key: "sha",
            label: t("version.sha"),
            value: <code className="text-xs break-all">{version.sha256}</code>,
          },
          {
            key: "json",
            label: t("version.document"),
            value: (
              <a className="link" href={`/api/rules/${zoneId}/${version.version}`}>
                {t("version.json")}
              </a>
            ),
          },
        ]}
      />
      <PathwaySection
        document={document}
        ruleSet={ruleSet}
        title={t("version.pathways")}
        lead={t("version.anyPathway")}
      />
      <PointsSection ruleSet={ruleSet} />
      <RuleSection id="matrix" title={policy("matrix.title")} lead={policy("matrix.explain")}>
        <CoefficientMatrix ruleSet={ruleSet} />
        <p>{t("version.default", { default: ruleSet.conversion.default })}</p>
      </RuleSection>
      <MethodSection document={document} ruleSet={ruleSet} />
      <RuleSection id="checks" title={policy("checks.acknowledged")} lead={policy("checks.public")}>
        <AcknowledgedWarnings
          acknowledgements={version.acknowledgements}
          bundle={document}
          version={version.version}
        />
      </RuleSection>
      <RuleSection
        id="differences"
        title={previous ? t("version.differences", { version: previous.version }) : policy("versions.title")}
      >
        {previous ? (
          <DifferenceList differences={differencesOf(previous.ruleSet, ruleSet)} />
        ) : (
          <p className="text-ink-soft">{t("version.first")}</p>
        )}
      </RuleSection>
    </>
  );
}
