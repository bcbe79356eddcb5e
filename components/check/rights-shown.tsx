"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { CONTROL } from "@/components/form/text-input";
import { formatDay } from "@/lib/i18n/format";
import type { Shown } from "@/lib/permits/credential";
import type { PlaceNames } from "./disclosed-items";

type Rights = NonNullable<Shown["rights"]>;

/** What the permit carries in the city that the checker asks for, of those whose rights were shown. */
export function RightsShown({ rights, names }: { rights: Rights; names: PlaceNames }) {
  const t = useTranslations("check.disclosed");
  const [first = ""] = Object.keys(rights);
  const [chosen, setChosen] = useState(first);
  const id = useId();
  const codes = Object.keys(rights);
  const nameOf = (code: string) => names.cities[code] ?? code;
  // Without JavaScript nothing can be chosen, and every city's stand below each other.
  return (
    <>
      <h3 className="mt-6 mb-1 text-base">{t("rights")}</h3>
      {codes.length > 1 && (
        <p className="mb-3 noscript:hidden">
          <label htmlFor={id} className="block text-ink-soft">
            {t("rightsCity")}
          </label>
          <select
            id={id}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
            className={`${CONTROL} w-full max-w-80`}
          >
            {codes.map((code) => (
              <option key={code} value={code}>
                {nameOf(code)}
              </option>
            ))}
          </select>
        </p>
      )}
      {codes.map((code) => (
        <div key={code} className={code === chosen ? "" : "hidden noscript:block"}>
          <CityRights name={nameOf(code)} right={rights[code]} own={names.rights[code] ?? {}} />
        </div>
      ))}
    </>
  );
}

function CityRights({
  name,
  right,
  own,
}: {
  name: string;
  right: Rights[string] | undefined;
  own: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("check.disclosed");
  const named = useTranslations("permit-rights.codes");
  const locale = useLocale();
  if (right === undefined) return null;
  return (
    <>
      <p className="text-ink-soft">{t("rightsOn", { city: name, day: formatDay(locale, right.on) })}</p>
      {right.codes.length === 0 ? (
        <p>{t("noRights")}</p>
      ) : (
        <ul className="list-disc pl-6 font-semibold">
          {right.codes.map((code) => (
            <li key={code}>{own[code] ?? (named.has(code) ? named(code) : t("otherRight", { code }))}</li>
          ))}
        </ul>
      )}
    </>
  );
}
