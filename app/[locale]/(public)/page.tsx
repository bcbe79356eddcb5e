import { getTranslations, setRequestLocale } from "next-intl/server";
import { RibbonOfYears } from "@/components/case/ribbon-of-years";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Steps } from "@/components/ui/steps";
import { formatDay, formatLength, formatUnits } from "@/lib/i18n/format";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/i18n/routing";
import { EXAMPLE, exampleBands } from "./example";

const STEPS = ["years", "place", "apply", "decide"] as const;
const READERS = ["residents", "clerks", "policy"] as const;
const OPEN = [
  { key: "rules", href: "/rules" },
  { key: "estimator", href: "/estimate" },
  { key: "check", href: "/check" },
  { key: "data", href: "/data" },
] as const;

/** What this is, for whom, and how it works. */
export default async function HomePage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale: requested } = await params;
  const locale = isLocale(requested) ? requested : DEFAULT_LOCALE;
  setRequestLocale(locale);
  const t = await getTranslations("home");
  return (
    <>
      <h1 className="max-w-3xl text-3xl sm:pt-4 sm:text-4xl">{t("title")}</h1>
      <p className="mt-5 max-w-prose text-lg">{t("lead")}</p>
      <p className="mt-7 flex flex-wrap gap-4">
        <LinkButton href="/estimate">{t("estimate")}</LinkButton>
        <LinkButton href="/sign-in" look="secondary">
          {t("signIn")}
        </LinkButton>
      </p>
      <Example locale={locale} />
      <h2>{t("how.heading")}</h2>
      <Steps
        steps={STEPS.map((key) => ({ key, title: t(`how.${key}.title`), body: t(`how.${key}.body`) }))}
      />
      <h2>{t("who.heading")}</h2>
      <div className="grid gap-x-8 gap-y-6 sm:grid-cols-3">
        {READERS.map((key) => (
          <div key={key} className="border-t-2 border-ink pt-3">
            <h3 className="mt-0">{t(`who.${key}.title`)}</h3>
            <p>{t(`who.${key}.body`)}</p>
          </div>
        ))}
      </div>
      <h2>{t("open.heading")}</h2>
      <dl className="max-w-prose space-y-3">
        {OPEN.map(({ key, href }) => (
          <div key={key}>
            <dt>
              <Link href={href}>{t(`open.${key}`)}</Link>
            </dt>
            <dd className="text-ink-soft">{t(`open.${key}Body`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

async function Example({ locale }: { locale: Locale }) {
  const t = await getTranslations("home.example");
  const amount = (units: string) =>
    `${formatUnits(locale, units, "day")}${locale === "zh" ? "（" : " ("}${formatLength(locale, units, "day")}${locale === "zh" ? "）" : ")"}`;
  const names = {
    chuzhou: t("chuzhou"),
    nanjing: t("nanjing"),
    suzhou: t("suzhou"),
    shanghai: t("shanghai"),
  };
  return (
    <section aria-labelledby="example">
      <h2 id="example">{t("heading")}</h2>
      <p className="max-w-prose">{t("intro")}</p>
      <RibbonOfYears
        from={EXAMPLE.from}
        to={EXAMPLE.to}
        today={EXAMPLE.on}
        todayLabel={t("asOf")}
        mark={{ day: EXAMPLE.enoughOn, label: t("mark") }}
        bands={exampleBands(names, t("overlap"))}
        title={t("title")}
        summary={t("summary")}
      />
      <p className="max-w-prose">
        {t.rich("result", {
          required: amount(EXAMPLE.required),
          credited: amount(EXAMPLE.credited),
          missing: amount(EXAMPLE.missing),
          day: formatDay(locale, EXAMPLE.enoughOn),
          strong: (chunks) => <strong className="text-seal-deep">{chunks}</strong>,
        })}
      </p>
      <p className="mt-2 max-w-prose text-sm text-ink-soft">{t("sample")}</p>
    </section>
  );
}
