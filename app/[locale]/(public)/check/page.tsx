import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { CheckTool } from "@/components/check/check-tool";
import { Details } from "@/components/ui/details";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { PUBLIC } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import { messagesOf } from "@/lib/i18n/messages";
import type { Locale } from "@/lib/i18n/routing";
import { pageLocale } from "@/lib/i18n/server";
import { ANSWERS } from "@/lib/permits/credential";
import { ownTexts } from "@/lib/permits/publication/of-permit";
import { loadRecognition } from "@/lib/permits/publication/queries";
import { listCities, listZones } from "@/lib/places/queries";
import { checkOnServer } from "./actions";
import { operatorKeysNow } from "./published";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("check"))("title") };
}

export default async function CheckPage({ params }: Props) {
  const locale = await pageLocale(params);
  const names = await withActor(PUBLIC, (tx) => namesIn(tx, locale));
  const operatorKeys = await operatorKeysNow();
  const t = await getTranslations("check");
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <noscript>
        <Notice>{t("noScript")}</Notice>
      </noscript>
      {/* The answer is made in the browser, so its words have to be there: without a network, too. */}
      <NextIntlClientProvider
        locale={locale}
        messages={wordsOf(locale)}
        formats={null}
        timeZone="Asia/Shanghai"
      >
        <CheckTool
          operatorKeys={operatorKeys}
          clockOffsetMs={clock.now().getTime() - clock.machineNow().getTime()}
          names={names}
          checkOnServer={checkOnServer}
        />
      </NextIntlClientProvider>
      <div className="mt-10">
        <Details summary={t("about")}>
          <dl className="max-w-prose space-y-3">
            {ANSWERS.map((answer) => (
              <div key={answer}>
                <dt>{t(`answer.${answer}.word`)}</dt>
                <dd className="text-ink-soft">{t(`answer.${answer}.means`)}</dd>
              </div>
            ))}
          </dl>
        </Details>
      </div>
    </>
  );
}

function wordsOf(locale: Locale) {
  const { check = {}, common, ...rest } = messagesOf(locale);
  const form = typeof common === "object" ? (common.form ?? {}) : {};
  return { check, common: { form }, "permit-rights": rest["permit-rights"] ?? {} };
}

/** Cities as the register has them, zones, and cities' own services: permits name them all by code. */
async function namesIn(tx: Tx, locale: Locale) {
  const zones = await listZones(tx);
  const cities = await listCities(tx);
  const recognition = await loadRecognition(tx, clock.today());
  const own = [...recognition.versions.keys()].map((city) => {
    const texts = Object.entries(ownTexts(recognition, city) ?? {});
    return [city, Object.fromEntries(texts.map(([code, text]) => [code, text[locale]]))] as const;
  });
  return {
    rights: Object.fromEntries(own.filter(([, texts]) => Object.keys(texts).length > 0)),
    zones: Object.fromEntries(zones.map(({ id, name }) => [id, name[locale]])),
    cities: Object.fromEntries(cities.map(({ code, name }) => [code, name[locale]])),
  };
}
