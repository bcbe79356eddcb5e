import { useLocale, useTranslations } from "next-intl";
import { formatDecimal, formatLength, formatList, formatUnits } from "@/lib/i18n/format";
import type { CreditedAnswer, RequirementAnswer } from "@/lib/rules/answer";
import type { AttributeValue } from "@/lib/rules/types";
import { type AnswerLookups, nameOf } from "./answer-lookups";

type Props = { requirement: RequirementAnswer; lookups: AnswerLookups };

/** Required, actual and missing, each as the type of the requirement has it. */
export function RequirementFigures({ requirement, lookups }: Props) {
  const t = useTranslations("case");
  const locale = useLocale();
  if (requirement.type === "credited") return <CreditedFigures requirement={requirement} />;
  if (requirement.type === "points") {
    return (
      <Figures
        parts={[
          [t("required"), t("pointsValue", { points: formatDecimal(requirement.required) })],
          [t("actual"), t("pointsValue", { points: formatDecimal(requirement.actual) })],
          [t("missing"), t("pointsValue", { points: formatDecimal(requirement.missing) })],
        ]}
      />
    );
  }
  if (requirement.type === "age") {
    const { required, actual } = requirement;
    return (
      <Figures
        parts={[
          [t("required"), ageBounds(t, required.min, required.max)],
          [t("atPresent"), actual === null ? t("notGiven") : t("ageValue", { years: actual })],
        ]}
      />
    );
  }
  if (requirement.type === "attribute") {
    const { required, actual } = requirement;
    const value = (one: AttributeValue) => nameOf(lookups.attributeValues, String(one));
    return (
      <Figures
        parts={[
          [
            t("required"),
            required.in === undefined
              ? bounds(t, required.min, required.max)
              : formatList(locale, required.in.map(value), "or"),
          ],
          [t("atPresent"), actual === null ? t("notGiven") : value(actual)],
        ]}
      />
    );
  }
  return null;
}

function CreditedFigures({ requirement }: { requirement: CreditedAnswer }) {
  const t = useTranslations("case");
  const locale = useLocale();
  const { unit, required, actual, missing, status } = requirement;
  const amount = (units: string) => {
    const [exact, length] = [formatUnits(locale, units, unit), formatLength(locale, units, unit)];
    return exact === length ? exact : `${exact}${t("lengthInBrackets", { length })}`;
  };
  return (
    <>
      <Bar actual={actual} required={required} />
      <Figures
        parts={[
          [t("required"), amount(required)],
          [t("actual"), amount(actual)],
          ...(status === "met" ? [] : ([[t("missing"), amount(missing)]] as const)),
        ]}
      />
    </>
  );
}

/** How much of what is required there is; the figures beside it say the same, so it is hidden from screen readers. */
function Bar({ actual, required }: { actual: string; required: string }) {
  // Only drawn, so floating point does no harm here.
  const share = Number(required) > 0 ? Math.min(1, Number(actual) / Number(required)) : 1;
  return (
    <svg
      viewBox="0 0 300 10"
      preserveAspectRatio="none"
      className="print-exact my-2 h-2.5 w-full max-w-md"
      aria-hidden="true"
    >
      <rect
        x="0.5"
        y="0.5"
        width="299"
        height="9"
        className="fill-sheet stroke-line-strong"
        vectorEffect="non-scaling-stroke"
      />
      {share > 0 && (
        <rect
          x="0.5"
          y="0.5"
          width={Math.max(2, 299 * share)}
          height="9"
          className="fill-celadon stroke-celadon-deep"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}

function Figures({ parts }: { parts: readonly (readonly [label: string, value: string])[] }) {
  return (
    <dl className="mt-1 flex flex-wrap gap-x-8 gap-y-0.5 text-sm">
      {parts.map(([label, value]) => (
        <div key={label} className="flex gap-2">
          <dt className="font-normal text-ink-soft">{label}</dt>
          <dd className="tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type Translate = ReturnType<typeof useTranslations<"case">>;

function bounds(t: Translate, min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return t("between", { min, max });
  if (min !== undefined) return t("atLeast", { min });
  return max === undefined ? "–" : t("atMost", { max });
}

function ageBounds(t: Translate, min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return t("ageBetween", { min, max });
  if (min !== undefined) return t("ageAtLeast", { min });
  return max === undefined ? "–" : t("ageAtMost", { max });
}
