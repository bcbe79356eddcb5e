import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { ConfirmationPanel } from "@/components/ui/confirmation-panel";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { formatDay } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { WORKING_DAYS } from "@/lib/transfers/lifecycle";
import { cityText } from "../../case-words";
import { casePath, loadOwnCase } from "../../load";
import type { SectionParams } from "../section";

type Props = { params: SectionParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("transfer"))("submitted.title") };
}

export default async function SubmittedPage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const { reference } = await params;
  const { transfer, cities } = await withActor(actor, (tx) => loadOwnCase(tx, actor, reference));
  if (transfer.submittedAt === null) redirect(`/${locale}${casePath(transfer.reference)}`);
  const t = await getTranslations("transfer");
  const names = {
    origin: cityText({ cities, locale }, transfer.originCity),
    destination: cityText({ cities, locale }, transfer.destinationCity),
  };
  const first = transfer.state === "SUBMITTED" && transfer.dueOn !== null ? transfer.dueOn : null;
  return (
    <>
      <ConfirmationPanel
        title={t("submitted.title")}
        reference={{ label: t("reference"), value: transfer.reference }}
        next={{
          title: t("submitted.next"),
          body: (
            <ol className="list-decimal space-y-2 pl-6">
              <li>
                {t("submitted.intake", { ...names, days: WORKING_DAYS.SUBMITTED })}{" "}
                {first !== null && t("submitted.intakeBy", { day: formatDay(locale, first) })}
              </li>
              <li>{t("submitted.decision", { ...names, days: WORKING_DAYS.ACCEPTED })}</li>
              <li>{t("submitted.origin", { ...names, days: WORKING_DAYS.ORIGIN_CHECK })}</li>
              <li>{t("submitted.settled", names)}</li>
            </ol>
          ),
        }}
      />
      <p className="mt-6 max-w-prose">{t("submitted.nothing")}</p>
      <p className="mt-6">
        <LinkButton href={casePath(transfer.reference)}>{t("submitted.follow")}</LinkButton>
      </p>
    </>
  );
}
