import { useLocale, useTranslations } from "next-intl";
import { Details } from "@/components/ui/details";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/i18n/format";
import type { OwnApplication } from "../../load";
import { cityText } from "../../words";
import { CalculationReport } from "./calculation-report";
import type { Eligibility } from "./eligibility";

const LOOKS = {
  YES: "border-celadon-deep bg-celadon-pale",
  AFTER_CONFIRMATION: "border-ochre-deep bg-ochre-pale",
  FROM: "border-ochre-deep bg-ochre-pale",
  FROM_AFTER_CONFIRMATION: "border-ochre-deep bg-ochre-pale",
  MISSING: "border-line-strong bg-sheet",
} as const;

type Props = { own: OwnApplication; eligibility: Eligibility };

/** Whether the records say yes today, in one sentence, and the calculation behind it. */
export function EligibilitySection({ own, eligibility }: Props) {
  const t = useTranslations("permits");
  const locale = useLocale();
  const { outlook, verified } = eligibility;
  const query = own.isSelf ? "" : `?person=${own.person.residentId}`;
  const city = cityText({ cities: own.cities, locale }, own.application.cityCode);
  return (
    <section aria-labelledby="eligibility" className="mt-10">
      <h2 id="eligibility">{t("eligibility.title", { city })}</h2>
      <div className={`print-exact my-4 max-w-3xl border px-5 py-4 ${LOOKS[outlook.code]}`}>
        <p className="font-semibold">
          {t(`first.outlook.${outlook.code}`, { day: "on" in outlook ? formatDay(locale, outlook.on) : "" })}
        </p>
        {outlook.code === "MISSING" && (
          <ul className="mt-1 list-disc pl-6">
            {outlook.requirements.map((id) => (
              <li key={id}>{t(`first.missing.${id}`)}</li>
            ))}
          </ul>
        )}
        {outlook.code !== "YES" && (
          <p className="mt-1">
            {t("eligibility.stillPossible")}{" "}
            <Link href={`/years/declare${query}`} className="no-print">
              {t("first.declare")}
            </Link>
          </p>
        )}
        <p className="mt-1 text-sm text-ink-soft">{t("first.decides")}</p>
      </div>
      <Details summary={t("eligibility.calculation")}>
        <p className="mb-4 max-w-prose text-sm text-ink-soft">{t("eligibility.basis")}</p>
        <CalculationReport calculation={verified} />
      </Details>
    </section>
  );
}
