import { useTranslations } from "next-intl";
import { QueryForm } from "@/components/form/query-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextInput } from "@/components/form/text-input";
import type { PlaceNames } from "@/components/permits/rights-list";
import { MAX_OWN, MAX_RUNGS, type TypedFields } from "@/lib/permits/publication/rights-form";
import { BasisFields } from "../basis-fields";
import { FieldProblems } from "../field-problems";
import { RungFields, textOf } from "./rung-fields";

type Props = {
  typed: TypedFields;
  errors: Readonly<Record<string, string>>;
  zones: readonly string[];
  names: PlaceNames;
};

/** The form of a list of rights: the rungs, the city's own services, the basis. Each preview brings one more of each. */
export function RightsFields({ typed, errors, zones, names }: Props) {
  const t = useTranslations("permit-recognition.admin");
  const rungs = shownRows(typed, /^r(\d+)\.(?:of|codes)$/, MAX_RUNGS);
  const services = shownRows(typed, /^o(\d+)\./, MAX_OWN);
  return (
    <>
      <FieldProblems errors={errors} />
      <QueryForm errors={errors} hidden={[["preview", "1"]]}>
        <p className="max-w-prose">{t("rungLead")}</p>
        {rungs.map((at) => (
          <RungFields
            key={at}
            at={at}
            typed={typed}
            errors={errors}
            zones={zones}
            names={names}
            services={services}
          />
        ))}
        <h2>{t("ownTitle")}</h2>
        <p className="max-w-prose text-ink-soft">{t("ownLead")}</p>
        {services.map((at) => (
          <fieldset key={at} className="mb-4 border-l-4 border-line pl-4">
            <legend className="font-semibold">{t("ownNumber", { number: at + 1 })}</legend>
            {(["code", "zh", "en"] as const).map((part) => (
              <TextInput
                key={part}
                name={`o${at}.${part}`}
                label={t(`own${part === "code" ? "Code" : part === "zh" ? "Zh" : "En"}`)}
                defaultValue={textOf(typed, `o${at}.${part}`)}
                width="medium"
                maxLength={60}
                optional
              />
            ))}
          </fieldset>
        ))}
        <h2>{t("basisLegend")}</h2>
        <BasisFields typed={typed} marks={["LAW", "SAMPLE"]} />
        <SubmitButton>{t("preview")}</SubmitButton>
      </QueryForm>
    </>
  );
}

/** The rows that have something in them, the empty ones before them, and one more. */
function shownRows(typed: TypedFields, pattern: RegExp, most: number): number[] {
  const used = Object.entries(typed).flatMap(([name, value]) => {
    const at = pattern.exec(name)?.[1];
    return at === undefined || value === undefined || value === "" ? [] : [Number(at)];
  });
  return Array.from({ length: Math.min(most, Math.max(-1, ...used) + 2) }, (_, at) => at);
}
