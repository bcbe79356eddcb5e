import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { StatusTag } from "@/components/ui/status-tag";
import { Tabs } from "@/components/ui/tabs";
import { listLastDecidedCases, type Verdict, verifyCases } from "@/lib/audit/verification";
import { requireActor } from "@/lib/auth/session";
import { type AuditorActor, systemActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { formatInstant } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import type { Search } from "../filter";
import { codeOf } from "../log-words";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

/** Each is an evaluation with its first eligible date: enough to sample, little enough for one request. */
const LAST = 30;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("audit.verify"))("title") };
}

export default async function VerifyPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "AUDITOR");
  const run = (await searchParams).run === "1";
  const verdicts = run ? await verifyLast(actor) : null;
  const t = await getTranslations("audit");
  const steps = await getTranslations("decision.steps");
  return (
    <>
      <PageHeading
        title={t("verify.title")}
        lead={t("verify.lead")}
        actions={<LinkButton href="/audit/verify?run=1">{t("verify.run", { count: LAST })}</LinkButton>}
      />
      <Tabs
        label={t("tabs.label")}
        tabs={[
          { href: "/audit?log=people", label: t("tabs.people") },
          { href: "/audit?log=office", label: t("tabs.office") },
          { href: "/audit/verify", label: t("tabs.verify"), current: true },
        ]}
      />
      {verdicts !== null && (
        <>
          <Outcome verdicts={verdicts} t={t} />
          <DataTable
            caption={t("verify.title")}
            captionHidden
            rows={verdicts}
            rowKey={({ id }) => id}
            rowNeedsReader={({ problem }) => problem !== null}
            empty={<EmptyState title={t("verify.empty")}>{t("verify.emptyBody")}</EmptyState>}
            columns={[
              {
                key: "decision",
                header: t("verify.columns.decision"),
                rowHeader: true,
                cell: ({ id }) => codeOf(id),
              },
              { key: "step", header: t("verify.columns.step"), cell: ({ step }) => steps(step) },
              {
                key: "decidedAt",
                header: t("verify.columns.decidedAt"),
                cell: ({ decidedAt }) => formatInstant(locale, decidedAt),
              },
              {
                key: "version",
                header: t("verify.columns.version"),
                numeric: true,
                cell: ({ ruleSetVersion }) => ruleSetVersion ?? "–",
              },
              {
                key: "result",
                header: t("verify.columns.result"),
                cell: ({ problem }) =>
                  problem === null ? (
                    <StatusTag tone="counts">{t("verify.same")}</StatusTag>
                  ) : (
                    <StatusTag tone="action">{t(`verify.problems.${problem}`)}</StatusTag>
                  ),
              },
            ]}
          />
        </>
      )}
    </>
  );
}

type Translate = Awaited<ReturnType<typeof getTranslations<"audit">>>;

function Outcome({ verdicts, t }: { verdicts: readonly Verdict[]; t: Translate }) {
  const differ = verdicts.filter(({ problem }) => problem !== null).length;
  if (verdicts.length === 0) return null;
  return differ === 0 ? (
    <Notice kind="success" role="status" title={t("verify.allSame", { count: verdicts.length })} />
  ) : (
    <Notice kind="error" role="alert" title={t("verify.differ", { count: verdicts.length, differ })} />
  );
}

/** The auditor's own sight gives the cases last decided; the verifier alone may read the decisions themselves. */
async function verifyLast(actor: AuditorActor): Promise<Verdict[]> {
  const cases = await withActor(actor, (tx) => listLastDecidedCases(tx, actor, LAST));
  const verifier = systemActor("SYSTEM_VERIFIER");
  return withActor(verifier, (tx) => verifyCases(tx, verifier, cases));
}
