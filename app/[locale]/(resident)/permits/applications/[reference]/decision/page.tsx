import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/ui/breadcrumbs";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { listPermitDecisions } from "@/lib/permits/queries";
import { getKeptBundle } from "@/lib/policy/bundle";
import { loadOwnApplication } from "../../../load";
import { applicationPath } from "../../../paths";
import type { SectionParams } from "../section";
import { DecisionLetter } from "./decision-letter";

type Props = { params: SectionParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("permits"))("decision.pageTitle") };
}

export default async function DecisionPage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const { reference } = await params;
  const { own, decision, bundle } = await withActor(actor, async (tx) => {
    const found = await loadOwnApplication(tx, actor, reference);
    const last = (await listPermitDecisions(tx, found.application)).at(-1);
    const sha256 = last?.bundleSha256 ?? null;
    return { own: found, decision: last, bundle: sha256 === null ? null : await getKeptBundle(tx, sha256) };
  });
  if (decision === undefined) notFound();
  const t = await getTranslations("permits");
  return (
    <>
      <BackLink href={applicationPath(own.application.reference)}>{t("draft.back")}</BackLink>
      <h1 className="sr-only">{t("decision.pageTitle")}</h1>
      <DecisionLetter own={own} decision={decision} bundle={bundle} />
    </>
  );
}
