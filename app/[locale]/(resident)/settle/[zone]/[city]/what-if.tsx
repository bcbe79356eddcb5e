import { useLocale, useTranslations } from "next-intl";
import { Checkboxes, Select } from "@/components/form/choices";
import { QueryForm } from "@/components/form/query-form";
import { SubmitButton } from "@/components/form/submit-button";
import { DayInput } from "@/components/form/text-input";
import { Notice } from "@/components/ui/notice";
import type { Day } from "@/lib/clock";
import { formatDay } from "@/lib/i18n/format";
import type { Plan } from "./question";

type Props = {
  cities: readonly { value: string; label: string }[];
  kinds: readonly { value: string; label: string }[];
  destination: string;
  today: Day;
  plan: Plan | null;
  /** The first eligible date with the plan; null where there is none, or no plan. */
  planned: Day | null;
  /** The first eligible date without it. */
  unplanned: Day | null;
  /** By the field's name, in words. */
  problems: Record<string, string>;
  keep: readonly (readonly [string, string])[];
};

/** "If I moved there on that day": a form that is its own address, and the answer. */
export function WhatIf(props: Props) {
  const t = useTranslations("settle.whatIf");
  return (
    <section aria-labelledby="what-if" className="mt-12">
      <h2 id="what-if">{t("title")}</h2>
      <p className="mt-1 mb-4 max-w-prose text-ink-soft">{t("lead")}</p>
      <PlanAnswer {...props} />
      {Object.keys(props.problems).length > 0 && (
        <Notice kind="error" role="alert" title={t("problems")}>
          <ul className="list-disc pl-5">
            {Object.entries(props.problems).map(([name, problem]) => (
              <li key={name}>
                <a className="link" href={`#field-${name}`}>
                  {problem}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <QueryForm action="#what-if" errors={props.problems} hidden={props.keep}>
        <Select
          name="plan.city"
          label={t("city")}
          choices={props.cities}
          defaultValue={props.plan?.city ?? props.destination}
        />
        <DayInput
          name="plan.from"
          label={t("from")}
          min={props.today}
          defaultValue={props.plan?.from ?? props.today}
        />
        <Checkboxes
          name="plan.kinds"
          label={t("kinds")}
          choices={props.kinds}
          defaultValues={props.plan?.kinds ?? ["residence", "socialInsurance"]}
        />
        <SubmitButton look="secondary">{t("button")}</SubmitButton>
      </QueryForm>
    </section>
  );
}

function PlanAnswer({ plan, planned, unplanned, cities }: Props) {
  const t = useTranslations("settle.whatIf");
  const locale = useLocale();
  if (plan === null) return null;
  const asked = {
    city: cities.find((city) => city.value === plan.city)?.label ?? plan.city,
    from: formatDay(locale, plan.from),
  };
  const better = planned !== null && (unplanned === null || planned < unplanned);
  return (
    <Notice kind={better ? "success" : "info"} role="status" title={t("asked", asked)}>
      <p>{planned === null ? t("never") : t("result", { day: formatDay(locale, planned) })}</p>
      {!better && <p>{t("noGain")}</p>}
    </Notice>
  );
}
