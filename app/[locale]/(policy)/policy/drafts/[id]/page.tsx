import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { DifferenceList } from "@/components/policy/difference-list";
import { BackLink } from "@/components/ui/breadcrumbs";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { StatusTag } from "@/components/ui/status-tag";
import { SummaryList } from "@/components/ui/summary-list";
import { requireActor } from "@/lib/auth/session";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { formatDay, formatInstant } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { mayTakeDraftStep } from "@/lib/policy/access";
import { checkRuleSet } from "@/lib/policy/check";
import { differencesOf } from "@/lib/policy/differences";
import { adminNames, findDraft, findVersion, listVersions } from "@/lib/policy/queries";
import { DraftChecks } from "./draft-checks";
import { DraftSteps } from "./draft-steps";
import { MatrixForm } from "./matrix-form";

export async function generateMetadata({
  params,
}: {
  params: Promise<{ locale: string }>;
}): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "policy" });
  return { title: t("drafts.draft") };
}

export default async function DraftPage({ params, searchParams }: PageProps<"/[locale]/policy/drafts/[id]">) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const actor = await requireActor(locale, "POLICY_ADMIN");
  if (!z.uuid().safeParse(id).success) notFound();
  const found = await withActor(actor, async (tx) => {
    const draft = await findDraft(tx, actor, id);
    if (!draft) return null;
    const base = draft.baseVersion === null ? null : await findVersion(tx, actor.zone, draft.baseVersion);
    const isInWork = draft.status === "OPEN" || draft.status === "SUBMITTED";
    const check = isInWork
      ? await checkRuleSet(tx, actor.zone, draft.ruleSet, await listVersions(tx, actor.zone), clock.today())
      : null;
    return { draft, base, check, names: await adminNames(tx, actor) };
  });
  if (!found) notFound();
  const { draft, base, check, names } = found;
  const t = await getTranslations("policy");
  const isOpen = draft.status === "OPEN";
  const editable = mayTakeDraftStep(actor, draft, "SAVE").allowed;
  const saved = (await searchParams).saved === "1";
  return (
    <>
      <BackLink href="/policy">{t("title")}</BackLink>
      <PageHeading
        title={t("draft.title", { version: draft.baseVersion ?? 0 })}
        status={
          <StatusTag tone={isOpen ? "neutral" : "action"}>{t(`draftStatus.${draft.status}`)}</StatusTag>
        }
        lead={t(`draft.lead.${isOpen && !editable ? "OPEN_OTHERS" : draft.status}`)}
      />
      {saved && <Notice kind="success" title={t("draft.saved")} role="status" />}
      <SummaryList
        compact
        rows={[
          { key: "author", label: t("drafts.author"), value: names.get(draft.authorId) ?? "" },
          { key: "changed", label: t("drafts.changed"), value: formatInstant(locale, draft.updatedAt) },
          { key: "day", label: t("effectiveFrom"), value: formatDay(locale, draft.ruleSet.effectiveFrom) },
          ...(draft.publisherId === null
            ? []
            : [{ key: "publisher", label: t("draft.publisher"), value: names.get(draft.publisherId) ?? "" }]),
        ]}
      />
      <section aria-labelledby="matrix" className="mt-10">
        <h2 id="matrix">{t("matrix.title")}</h2>
        <p className="max-w-prose text-ink-soft">{t("matrix.explain")}</p>
        <MatrixForm draft={draft} editable={editable} />
      </section>
      <section aria-labelledby="differences" className="mt-10">
        <h2 id="differences">{t("differences.title", { version: draft.baseVersion ?? 0 })}</h2>
        <DifferenceList differences={base ? differencesOf(base.ruleSet, draft.ruleSet) : []} />
      </section>
      {check && (
        <section aria-labelledby="checks" className="mt-10">
          <h2 id="checks">{t("checks.title")}</h2>
          <p className="max-w-prose text-ink-soft">{t("checks.lead")}</p>
          <DraftChecks
            check={check}
            acknowledgements={draft.status === "SUBMITTED" ? draft.acknowledgements : []}
          />
        </section>
      )}
      {draft.publishedVersion !== null && (
        <p className="mt-10">
          <Link href={`/rules/${draft.zoneId}/${draft.publishedVersion}`}>
            {t("versions.number", { version: draft.publishedVersion })}
          </Link>
        </p>
      )}
      <DraftSteps actor={actor} draft={draft} check={check} />
    </>
  );
}
