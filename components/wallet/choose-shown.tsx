"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { CONTROL } from "@/components/form/text-input";
import type { PersonItem } from "@/lib/permits/credential";
import type { Selectable, Selection } from "@/lib/wallet/selection";

export type PlaceNames = {
  cities: Readonly<Record<string, string>>;
  zones: Readonly<Record<string, string>>;
};

type Props = {
  can: Selectable;
  selection: Selection;
  names: PlaceNames;
  onChange: (selection: Selection) => void;
};

/** What is shown, item by item: nothing that is not ticked leaves the phone. */
export function ChooseShown({ can, selection, names, onChange }: Props) {
  const t = useTranslations("permit-wallet.choose");
  const item = useTranslations("permit-wallet.part");
  const has = <T,>(list: readonly T[], one: T) => list.includes(one);
  const toggled = <T,>(list: readonly T[], one: T) =>
    has(list, one) ? list.filter((other) => other !== one) : [...list, one];
  const zoneOf = (zone: string) => names.zones[zone] ?? zone;
  return (
    <div className="max-w-prose">
      <fieldset className="mb-5">
        <legend className="mb-1 font-semibold">{t("statements")}</legend>
        {can.zones.map((zone) => (
          <Tick
            key={zone}
            label={t("zone", { zone: zoneOf(zone) })}
            checked={has(selection.zones, zone)}
            onTick={() => onChange({ ...selection, zones: toggled(selection.zones, zone) })}
          />
        ))}
        <Tick
          label={item("number")}
          checked={selection.number}
          onTick={() => onChange({ ...selection, number: !selection.number })}
        />
        {can.years.length > 0 && (
          <Pick
            label={t("years")}
            none={t("none")}
            value={selection.years === null ? "" : String(selection.years)}
            choices={can.years.map((years) => [String(years), t("yearsAtLeast", { years })])}
            onPick={(years) => onChange({ ...selection, years: years === "" ? null : Number(years) })}
          />
        )}
        {can.rights.length > 0 && (
          <Pick
            label={t("rights")}
            none={t("none")}
            value={selection.rights ?? ""}
            choices={can.rights.map((city) => [city, names.cities[city] ?? city])}
            onPick={(city) => onChange({ ...selection, rights: city === "" ? null : city })}
          />
        )}
      </fieldset>
      <fieldset>
        <legend className="mb-1 font-semibold">{t("person")}</legend>
        <p className="text-sm text-ink-soft">{t("personHint")}</p>
        {can.person.map((one: PersonItem) => (
          <Tick
            key={one}
            label={item(one)}
            checked={has(selection.person, one)}
            onTick={() => onChange({ ...selection, person: toggled(selection.person, one) })}
          />
        ))}
      </fieldset>
    </div>
  );
}

function Tick({ label, checked, onTick }: { label: string; checked: boolean; onTick: () => void }) {
  return (
    <label className="flex min-h-11 items-center gap-3 py-1">
      <input type="checkbox" checked={checked} onChange={onTick} className="size-6 shrink-0" />
      <span className="min-w-0">{label}</span>
    </label>
  );
}

function Pick(props: {
  label: string;
  none: string;
  value: string;
  choices: [string, string][];
  onPick: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="mt-3">
      <label htmlFor={id} className="block">
        {props.label}
      </label>
      <select
        id={id}
        value={props.value}
        onChange={(event) => props.onPick(event.target.value)}
        className={`${CONTROL} w-full max-w-80`}
      >
        <option value="">{props.none}</option>
        {props.choices.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
