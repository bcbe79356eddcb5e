import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { ConfirmationPanel } from "@/components/ui/confirmation-panel";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { formatDay } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { findCityRuleOn } from "@/lib/permits/city-rules";
import { LEGAL_DAYS } from "@/lib/permits/deadlines";
import { loadOwnApplication } from "../../../load";
import { applicationPath } from "../../../paths";
import { cityText } from "../../../words";
import type { SectionParams } from "../section";

type Props = { params: SectionParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("permits"))("submitted.title") };
}

export default async function SubmittedPage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const { reference } = await params;
  const { own, promise } = await withActor(actor, async (tx) => {
    const found = await loadOwnApplication(tx, actor, reference);
    const rule = await findCityRuleOn(tx, found.application.cityCode, found.today);
    return { own: found, promise: rule.issueDays };
  });
  const { application, cities } = own;
  if (application.submittedAt === null) redirect(`/${locale}${applicationPath(application.reference)}`);
  const t = await getTranslations("permits");
  const city = cityText({ cities, locale }, application.cityCode);
  const by = application.state === "SUBMITTED" ? application.dueOn : null;
  return (
    <>
      <ConfirmationPanel
        title={t("submitted.title")}
        reference={{ label: t("reference"), value: application.reference }}
        next={{
          title: t("submitted.next"),
          body: (
            <ol className="list-decimal space-y-2 pl-6">
              <li>
                {t("submitted.intake", { city, days: LEGAL_DAYS.NOTICE })}{" "}
                {by !== null && t("submitted.intakeBy", { day: formatDay(locale, by) })}
              </li>
              <li>{t("submitted.decision", { city, days: promise })}</li>
              <li>{t(`submitted.done.${application.kind}`)}</li>
            </ol>
          ),
        }}
      />
      <p className="mt-6 max-w-prose">{t("submitted.nothing")}</p>
      <p className="mt-6">
        <LinkButton href={applicationPath(application.reference)}>{t("submitted.follow")}</LinkButton>
      </p>
    </>
  );
}
