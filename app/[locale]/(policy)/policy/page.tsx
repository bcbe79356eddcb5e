import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import { requireActor } from "@/lib/auth/session";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { formatDay, formatInstant } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { findZone } from "@/lib/places/queries";
import { adminNames, listDrafts, listVersions, standingOf } from "@/lib/policy/queries";
import type { DraftStatus, VersionStanding } from "@/lib/policy/types";
import { copyVersion } from "./actions";

const STANDING_TONES: Record<VersionStanding, StatusTone> = {
  IN_FORCE: "counts",
  COMING: "part",
  PAST: "neutral",
};
const DRAFT_TONES: Record<DraftStatus, StatusTone> = {
  OPEN: "neutral",
  SUBMITTED: "action",
  PUBLISHED: "counts",
  DISCARDED: "none",
};

export async function generateMetadata({
  params,
}: {
  params: Promise<{ locale: string }>;
}): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "policy" });
  return { title: t("title") };
}

export default async function PolicyPage({ params }: PageProps<"/[locale]/policy">) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "POLICY_ADMIN");
  const today = clock.today();
  const { zone, versions, drafts, names } = await withActor(actor, async (tx) => ({
    zone: await findZone(tx, actor.zone),
    versions: await listVersions(tx, actor.zone),
    drafts: await listDrafts(tx, actor),
    names: await adminNames(tx, actor),
  }));
  const t = await getTranslations("policy");
  return (
    <>
      <PageHeading
        title={t("title")}
        caption={zone?.name[locale]}
        lead={t("lead")}
        actions={<Link href="/policy/zone">{t("zone.title")}</Link>}
      />
      <section aria-labelledby="drafts">
        <h2 id="drafts">{t("drafts.title")}</h2>
        <DataTable
          caption={t("drafts.title")}
          captionHidden
          rows={drafts}
          rowKey={(draft) => draft.id}
          rowNeedsReader={(draft) => draft.status === "SUBMITTED" && draft.authorId !== actor.id}
          empty={<EmptyState title={t("drafts.empty")}>{t("drafts.emptyHint")}</EmptyState>}
          columns={[
            {
              key: "name",
              header: t("drafts.draft"),
              rowHeader: true,
              cell: (draft) => (
                <Link href={`/policy/drafts/${draft.id}`}>
                  {t("drafts.from", { version: draft.baseVersion ?? 0 })}
                </Link>
              ),
            },
            {
              key: "status",
              header: t("drafts.status"),
              cell: (draft) => (
                <StatusTag tone={DRAFT_TONES[draft.status]}>{t(`draftStatus.${draft.status}`)}</StatusTag>
              ),
            },
            {
              key: "day",
              header: t("effectiveFrom"),
              cell: (draft) => formatDay(locale, draft.ruleSet.effectiveFrom),
            },
            { key: "author", header: t("drafts.author"), cell: (draft) => names.get(draft.authorId) ?? "" },
            {
              key: "changed",
              header: t("drafts.changed"),
              cell: (draft) => formatInstant(locale, draft.updatedAt),
            },
          ]}
        />
      </section>
      <section aria-labelledby="versions" className="mt-12">
        <h2 id="versions">{t("versions.title")}</h2>
        <DataTable
          caption={t("versions.title")}
          captionHidden
          rows={versions}
          rowKey={(version) => String(version.version)}
          empty={<EmptyState title={t("versions.empty")} />}
          columns={[
            {
              key: "version",
              header: t("versions.version"),
              rowHeader: true,
              cell: (version) => (
                <Link href={`/rules/${version.zoneId}/${version.version}`}>
                  {t("versions.number", { version: version.version })}
                </Link>
              ),
            },
            {
              key: "standing",
              header: t("versions.standing"),
              cell: (version) => {
                const standing = standingOf(version, versions, today);
                return <StatusTag tone={STANDING_TONES[standing]}>{t(`standing.${standing}`)}</StatusTag>;
              },
            },
            {
              key: "day",
              header: t("effectiveFrom"),
              cell: (version) => formatDay(locale, version.effectiveFrom),
            },
            {
              key: "copy",
              header: t("versions.draftFrom"),
              cell: (version) => (
                <ActionForm
                  action={copyVersion}
                  idempotencyKey={newId()}
                  hidden={{ version: version.version }}
                  label={t("versions.copyLabel", { version: version.version })}
                >
                  <SubmitButton look="secondary">{t("versions.copy")}</SubmitButton>
                </ActionForm>
              ),
            },
          ]}
        />
      </section>
    </>
  );
}
