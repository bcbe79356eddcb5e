import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { PermitOnPhone } from "@/components/wallet/permit-on-phone";
import { walletWords } from "@/components/wallet/wallet-words";
import { requireActor } from "@/lib/auth/session";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { env } from "@/lib/env";
import { messagesOf } from "@/lib/i18n/messages";
import { pageLocale } from "@/lib/i18n/server";
import { phoneNonce } from "@/lib/permits/issuing/phone-key";
import { issueHere } from "./actions";
import { Devices } from "./devices";
import { loadPhonePage } from "./load";
import { Papers } from "./papers";

type Props = { params: Promise<{ locale: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("permit-wallet"))("title") };
}

export default async function PhonePage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const { number } = await params;
  const { permit, person, state, endsAt, credentials, stolenKeys, names, now } = await withActor(
    actor,
    (tx) => loadPhonePage(tx, actor, number, locale),
  );
  const t = await getTranslations("permit-wallet");
  const live = credentials.filter(({ revokedAt, expiresAt }) => revokedAt === null && expiresAt > now);
  const who = { sessionId: actor.sessionId, permitNumber: permit.number };
  return (
    <>
      <BackLink href={`/permits/${encodeURIComponent(permit.number)}`}>{t("back")}</BackLink>
      <PageHeading title={t("title")} caption={`${person.name} ${permit.number}`} lead={t("lead")} />
      {state !== "IN_FORCE" && (
        <Notice kind="warning">
          <p>{t(`state.${state}`)}</p>
        </Notice>
      )}
      <noscript>
        <Notice>{t("noScript")}</Notice>
      </noscript>
      <NextIntlClientProvider
        locale={locale}
        messages={walletWords(messagesOf(locale))}
        formats={null}
        timeZone="Asia/Shanghai"
      >
        <div className="noscript:hidden">
          <PermitOnPhone
            permitNumber={permit.number}
            nonce={phoneNonce(who, now, env().NEXTAUTH_SECRET)}
            live={live.filter(({ kid }) => !stolenKeys.has(kid)).map(({ id }) => id)}
            endsAtMs={endsAt?.getTime() ?? null}
            names={names}
            clockOffsetMs={clock.now().getTime() - clock.machineNow().getTime()}
            issue={issueHere}
          />
        </div>
      </NextIntlClientProvider>
      <Devices permitNumber={permit.number} credentials={live} stolenKeys={stolenKeys} />
      {endsAt !== null && <Papers permitNumber={permit.number} />}
    </>
  );
}
