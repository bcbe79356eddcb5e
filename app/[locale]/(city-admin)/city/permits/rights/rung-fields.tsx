import { useLocale, useTranslations } from "next-intl";
import { Checkboxes, Select } from "@/components/form/choices";
import { DayInput, TextInput } from "@/components/form/text-input";
import type { PlaceNames } from "@/components/permits/rights-list";
import { Details } from "@/components/ui/details";
import { DECREE_CODES, OWN_CODE } from "@/lib/permits/publication/rights";
import type { TypedFields } from "@/lib/permits/publication/rights-form";

/** One rung, shut until somebody wants to change it: opened where it is new or something in it is wrong. */
export function RungFields({
  at,
  typed,
  errors,
  zones,
  names,
  services,
}: {
  at: number;
  typed: TypedFields;
  errors: Readonly<Record<string, string>>;
  zones: readonly string[];
  names: PlaceNames;
  services: readonly number[];
}) {
  const t = useTranslations("permit-recognition.admin");
  const codes = useTranslations("permit-rights.codes");
  const locale = useLocale();
  const own = services.flatMap((row) => {
    const code = textOf(typed, `o${row}.code`).toUpperCase();
    const full = code.startsWith("OWN_") ? code : `OWN_${code}`;
    return OWN_CODE.test(full) ? [{ value: full, label: textOf(typed, `o${row}.${locale}`) || full }] : [];
  });
  const chosen = typed[`r${at}.codes`] ?? [];
  const of = textOf(typed, `r${at}.of`);
  const isWrong = Object.keys(errors).some((name) => name.startsWith(`r${at}.`));
  const phrases: Readonly<Record<string, string>> = {
    "": t("unused"),
    ...{ CITIES: textOf(typed, `r${at}.cities`), ANY: t("forAny"), OWN: t("forOwn") },
    ...Object.fromEntries(
      zones.map((zone) => [`ZONE:${zone}`, t("forZone", { zone: names.zones[zone]?.[locale] ?? zone })]),
    ),
  };
  const count = typeof chosen === "string" ? 1 : chosen.length;
  const months = Number(textOf(typed, `r${at}.months`)) || 0;
  const summary =
    of === ""
      ? t("rung", { number: at + 1 })
      : t("rungOf", { number: at + 1, whose: phrases[of] ?? "", months, count });
  return (
    <Details summary={summary} open={isWrong || of === ""}>
      <Select
        name={`r${at}.of`}
        label={t("whose")}
        empty={t("unused")}
        defaultValue={of}
        choices={[
          ...zones.map((zone) => ({ value: `ZONE:${zone}`, label: phrases[`ZONE:${zone}`] ?? zone })),
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
    </Details>
  );
}

export function textOf(typed: TypedFields, name: string): string {
  const value = typed[name];
  return typeof value === "string" ? value : "";
}
