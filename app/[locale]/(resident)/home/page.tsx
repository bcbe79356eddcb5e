import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { StatusTag } from "@/components/ui/status-tag";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { formatDay, formatDayRange } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { ApplicationList } from "../permits/application-list";
import { waitsForApplicant } from "../permits/words";
import { cityText, needsResident, nextStep, STATE_TONES } from "../transfers/case-words";
import { casePath } from "../transfers/load";
import { cityName, kindName, placeName } from "../years/words";
import { YearsRibbon } from "../years/years-ribbon";
import { loadHome } from "./load";
import { NeedsMe } from "./needs-me";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("navigation"))("resident.home") };
}

export default async function ResidentHomePage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const data = await withActor(actor, (tx) => loadHome(tx, actor));
  const t = await getTranslations("resident.home");
  const years = await getTranslations("years");
  const transfer = await getTranslations("transfer");
  const { people, registration } = data;
  const words = { t: years, locale, kinds: data.kinds, cities: data.cities };
  const caseWords = { t: transfer, locale, cities: data.cities };
  const own = data.records.filter((record) => record.residentId === actor.id);
  const waiting = data.records.filter((record) => record.status === "DECLARED");
  const underWay = data.cases.filter((one) => !needsResident(one.state));
  const permitsUnderWay = data.applications.filter((one) => !waitsForApplicant(one.state));
  return (
    <>
      <PageHeading
        title={t("title", { name: people.self.name })}
        lead={
          registration === null
            ? t("leadNone")
            : t("lead", {
                city: cityName(words, registration.cityCode),
                day: formatDay(locale, registration.validFrom),
              })
        }
      />
      <section aria-labelledby="needs-me">
        <h2 id="needs-me">{t("needsMe")}</h2>
        <NeedsMe data={data} words={words} />
        {data.unread > 0 && (
          <p>
            <Link href="/notices" className="font-semibold">
              {t("notices", { count: data.unread })}
            </Link>
          </p>
        )}
      </section>
      <section aria-labelledby="next">
        <h2 id="next">{t("nextTitle")}</h2>
        {permitsUnderWay.length > 0 && (
          <ApplicationList applications={permitsUnderWay} cities={data.cities} today={data.today} />
        )}
        {underWay.length === 0 && permitsUnderWay.length > 0 ? null : underWay.length === 0 ? (
          <EmptyState
            title={t(data.cases.some((one) => needsResident(one.state)) ? "noOtherCases" : "noCases")}
            {...(data.cases.length === 0 && {
              action: (
                <LinkButton look="secondary" href="/settle">
                  {t("start")}
                </LinkButton>
              ),
            })}
          />
        ) : (
          <ul className="my-4 max-w-3xl border-t border-line">
            {underWay.map((one) => (
              <li key={one.id} className="border-b border-line py-4">
                <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
                  <Link href={casePath(one.reference)} className="font-semibold">
                    {transfer("move", {
                      origin: cityText(caseWords, one.originCity),
                      destination: cityText(caseWords, one.destinationCity),
                    })}
                  </Link>
                  <StatusTag tone={STATE_TONES[one.state]}>{transfer(`state.${one.state}`)}</StatusTag>
                </p>
                <p className="mt-1">{nextStep(caseWords, one, data.today)}</p>
                <p className="text-sm text-ink-soft">{one.reference}</p>
              </li>
            ))}
          </ul>
        )}
      </section>
      {waiting.length > 0 && (
        <section aria-labelledby="waiting">
          <h2 id="waiting">{t("awaitTitle")}</h2>
          <ul className="my-4 max-w-prose list-disc space-y-1 pl-6">
            {waiting.map((record) => (
              <li key={record.id}>
                <Link
                  href={`/years/${record.id}${record.residentId === actor.id ? "" : `?person=${record.residentId}`}`}
                >
                  {t("await", {
                    kind: kindName(words, record.kind),
                    place: placeName(words, record),
                    period: formatDayRange(locale, record.startOn, record.endOn),
                    city: cityName(words, record.cityCode),
                  })}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="years">
        <h2 id="years">{t("years")}</h2>
        {own.length === 0 ? (
          <EmptyState
            title={t("noYears")}
            action={
              <LinkButton look="secondary" href="/years/declare">
                {t("declare")}
              </LinkButton>
            }
          />
        ) : (
          <>
            <YearsRibbon words={words} records={own} today={data.today} title={t("ribbon")} />
            <p>
              <Link href="/years">{t("yearsAll")}</Link>
            </p>
          </>
        )}
      </section>
      {people.wards.length > 0 && (
        <section aria-labelledby="wards">
          <h2 id="wards">{t("wards")}</h2>
          <ul className="my-4 max-w-3xl border-t border-line">
            {people.wards.map((ward) => (
              <li key={ward.residentId} className="flex flex-wrap gap-x-6 gap-y-1 border-b border-line py-3">
                <span className="font-semibold">{ward.name}</span>
                <span className="text-ink-soft">
                  {t("wardBorn", { day: formatDay(locale, ward.birthOn) })}
                </span>
                <Link href={`/years?person=${ward.residentId}`}>
                  {t("wardYears")}
                  <span className="sr-only"> {ward.name}</span>
                </Link>
                <Link href={`/permits?person=${ward.residentId}`}>
                  {t("wardPermits")}
                  <span className="sr-only"> {ward.name}</span>
                </Link>
                <Link href={`/settle?person=${ward.residentId}`}>
                  {t("wardSettle")}
                  <span className="sr-only"> {ward.name}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="more" className="no-print">
        <h2 id="more">{t("links")}</h2>
        <ul className="my-4 max-w-prose space-y-3">
          <li>
            <Link href="/permits" className="font-semibold">
              {t("permits")}
            </Link>
            <span className="block text-ink-soft">{t("permitsHint")}</span>
          </li>
          <li>
            <Link href="/settle" className="font-semibold">
              {t("settle")}
            </Link>
            <span className="block text-ink-soft">{t("settleHint")}</span>
          </li>
          <li>
            <Link href="/log" className="font-semibold">
              {t("log")}
            </Link>
            <span className="block text-ink-soft">{t("logHint")}</span>
          </li>
        </ul>
      </section>
    </>
  );
}
