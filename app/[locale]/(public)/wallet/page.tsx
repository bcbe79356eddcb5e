import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { WalletList } from "@/components/wallet/wallet-list";
import { walletWords } from "@/components/wallet/wallet-words";
import { PUBLIC } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { messagesOf } from "@/lib/i18n/messages";
import { pageLocale } from "@/lib/i18n/server";
import { placeNames } from "@/lib/permits/issuing/place-names";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("permit-wallet"))("list.title") };
}

/** The permits that this browser keeps, shown without a network and without anybody signed in. */
export default async function WalletPage({ params }: Props) {
  const locale = await pageLocale(params);
  const names = await withActor(PUBLIC, (tx) => placeNames(tx, locale));
  const t = await getTranslations("permit-wallet");
  return (
    <>
      <PageHeading title={t("list.title")} lead={t("list.lead")} />
      <noscript>
        <Notice>{t("noScript")}</Notice>
      </noscript>
      <NextIntlClientProvider
        locale={locale}
        messages={walletWords(messagesOf(locale))}
        formats={null}
        timeZone="Asia/Shanghai"
      >
        <WalletList names={names} clockOffsetMs={clock.now().getTime() - clock.machineNow().getTime()} />
      </NextIntlClientProvider>
    </>
  );
}
