import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeading } from "@/components/ui/page-heading";
import { SummaryList, type SummaryRow } from "@/components/ui/summary-list";
import { getOwnAccount, listOwnSessions, type OwnAccount } from "@/lib/auth/queries";
import { requireSignedIn } from "@/lib/auth/session";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { cityNames, findZone } from "@/lib/places/queries";
import { SessionsTable } from "./sessions-table";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "auth.account" });
  return { title: t("title") };
}

export default async function AccountPage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireSignedIn(locale);
  const { account, sessions, city, zone } = await withActor(actor, async (tx) => {
    const own = await getOwnAccount(tx, actor);
    return {
      account: own,
      sessions: await listOwnSessions(tx, actor, clock.machineNow()),
      city: own.cityCode === null ? null : (await cityNames(tx, [own.cityCode])).get(own.cityCode),
      zone: own.zoneId === null ? null : (await findZone(tx, own.zoneId))?.name,
    };
  });
  const t = await getTranslations("auth");
  const known = (key: keyof OwnAccount | "city" | "zone", label: string, value: string | null | undefined) =>
    value ? [{ key, label, value }] : [];
  const rows: SummaryRow[] = [
    { key: "name", label: t("account.name"), value: actor.name },
    { key: "role", label: t("account.role"), value: t(`roles.${actor.role}`) },
    ...known("city", t("account.city"), city?.[locale]),
    ...known("zone", t("account.zone"), zone?.[locale]),
    ...known("email", t("account.email"), account.email),
    ...known("idNumberMasked", t("resident.idNumber"), account.idNumberMasked),
    {
      key: "password",
      label: t("account.password"),
      value: t("account.passwordSet"),
      action: { href: "/account/password", text: t("account.change"), context: t("account.password") },
    },
  ];
  return (
    <>
      <PageHeading title={t("account.title")} />
      <SummaryList rows={rows} />
      <section aria-labelledby="sessions">
        <h2 id="sessions">{t("account.sessionsTitle")}</h2>
        <p className="mt-1 max-w-prose text-ink-soft">{t("account.sessionsLead")}</p>
        <SessionsTable sessions={sessions} current={actor.sessionId} locale={locale} />
      </section>
    </>
  );
}
