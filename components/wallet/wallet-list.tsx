"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useKeptPage } from "@/components/check/use-kept-page";
import { Button } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import { Notice } from "@/components/ui/notice";
import { dayOf } from "@/lib/clock";
import { formatDay } from "@/lib/i18n/format";
import { dropStored, listStored, type StoredPermit } from "@/lib/wallet/stored";
import type { PlaceNames } from "./choose-shown";
import { ShowPermit } from "./show-permit";

type Props = { names: PlaceNames; clockOffsetMs: number };

/** The permits on this phone. Nothing of them is on the page that the server sends, so it can be kept for offline. */
export function WalletList({ names, clockOffsetMs }: Props) {
  const t = useTranslations("permit-wallet.list");
  const locale = useLocale();
  const [permits, setPermits] = useState<StoredPermit[] | "LOOKING" | "CANNOT">("LOOKING");
  const [chosen, setChosen] = useState<string | null>(null);
  const isKept = useKeptPage(permits !== "LOOKING" && permits !== "CANNOT");

  const look = () =>
    listStored().then(
      (found) => setPermits(window.isSecureContext ? found : "CANNOT"),
      () => setPermits("CANNOT"),
    );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    void look();
  }, []);

  if (permits === "LOOKING") return <p role="status">{t("looking")}</p>;
  if (permits === "CANNOT" || permits.length === 0) {
    return (
      <Notice>
        <p>{t(permits === "CANNOT" ? "cannot" : "empty")}</p>
      </Notice>
    );
  }
  const [only] = permits;
  const shown = permits.find(({ permitNumber }) => permitNumber === chosen) ?? only;
  return (
    <>
      {isKept && <p className="mb-4 max-w-prose text-ink-soft">{t("kept")}</p>}
      {permits.length > 1 && (
        <fieldset className="mb-6">
          <legend className="font-semibold">{t("which")}</legend>
          {permits.map(({ permitNumber, can }) => (
            <label key={permitNumber} className="flex min-h-11 items-center gap-3 py-1">
              <input
                type="radio"
                name="permit"
                checked={permitNumber === shown?.permitNumber}
                onChange={() => setChosen(permitNumber)}
                className="size-6 shrink-0"
              />
              <span>
                {can.name} {permitNumber}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {shown !== undefined && (
        <section key={shown.credentialId}>
          <h2 className="mt-0">
            {shown.can.name} {shown.permitNumber}
          </h2>
          <p className="mb-4 text-ink-soft">
            {t("until", { day: formatDay(locale, dayOf(new Date(shown.expiresAtMs - 1000))) })}
          </p>
          <ShowPermit permit={shown} names={names} clockOffsetMs={clockOffsetMs} />
          <Details summary={t("drop")}>
            <p className="mb-3 max-w-prose">{t("dropText")}</p>
            <Button look="secondary" onClick={() => void dropStored(shown.permitNumber).then(look)}>
              {t("dropNow")}
            </Button>
          </Details>
        </section>
      )}
    </>
  );
}
