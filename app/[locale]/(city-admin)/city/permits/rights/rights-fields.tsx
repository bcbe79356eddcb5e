import { useLocale, useTranslations } from "next-intl";
import { Checkboxes, Select } from "@/components/form/choices";
import { QueryForm } from "@/components/form/query-form";
import { SubmitButton } from "@/components/form/submit-button";
import { DayInput, TextInput } from "@/components/form/text-input";
import type { PlaceNames } from "@/components/permits/rights-list";
import { DECREE_CODES, OWN_CODE } from "@/lib/permits/publication/rights";
import { MAX_OWN, MAX_RUNGS, type TypedFields } from "@/lib/permits/publication/rights-form";
import { BasisFields } from "../basis-fields";
import { FieldProblems } from "../field-problems";

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
          <RungFields key={at} at={at} typed={typed} zones={zones} names={names} services={services} />
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

function RungFields({
  at,
  typed,
  zones,
  names,
  services,
}: Pick<Props, "typed" | "zones" | "names"> & { at: number; services: readonly number[] }) {
  const t = useTranslations("permit-recognition.admin");
  const codes = useTranslations("permit-rights.codes");
  const locale = useLocale();
  const own = services.flatMap((row) => {
    const code = textOf(typed, `o${row}.code`).toUpperCase();
    const full = code.startsWith("OWN_") ? code : `OWN_${code}`;
    return OWN_CODE.test(full) ? [{ value: full, label: textOf(typed, `o${row}.${locale}`) || full }] : [];
  });
  const chosen = typed[`r${at}.codes`] ?? [];
  return (
    <fieldset className="mb-8 border-l-4 border-line pl-4">
      <legend className="text-lg font-semibold">{t("rung", { number: at + 1 })}</legend>
      <Select
        name={`r${at}.of`}
        label={t("whose")}
        empty={t("unused")}
        defaultValue={textOf(typed, `r${at}.of`)}
        choices={[
          ...zones.map((zone) => ({ value: `ZONE:${zone}`, label: names.zones[zone]?.[locale] ?? zone })),
          { value: "CITIES", label: t("forCities") },
          { value: "ANY", label: t("forAny") },
          { value: "OWN", label: t("forOwn") },
        ]}
      />
      <TextInput
        name={`r${at}.cities`}
        label={t("cities")}
        hint={t("citiesHint")}
        defaultValue={textOf(typed, `r${at}.cities`)}
        optional
      />
      <TextInput
        name={`r${at}.months`}
        label={t("months")}
        hint={t("monthsHint")}
        inputMode="numeric"
        width="short"
        defaultValue={textOf(typed, `r${at}.months`) || "0"}
      />
      <DayInput
        name={`r${at}.from`}
        label={t("from")}
        hint={t("fromHint")}
        defaultValue={textOf(typed, `r${at}.from`)}
        optional
      />
      <Checkboxes
        name={`r${at}.codes`}
        label={t("opens")}
        defaultValues={typeof chosen === "string" ? [chosen] : chosen}
        choices={[...DECREE_CODES.map((code) => ({ value: code, label: codes(code) })), ...own]}
      />
    </fieldset>
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

function textOf(typed: TypedFields, name: string): string {
  const value = typed[name];
  return typeof value === "string" ? value : "";
}
