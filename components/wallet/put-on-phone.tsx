"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { CONTROL } from "@/components/form/text-input";
import { Button } from "@/components/ui/button";

type Props = {
  suggested: string;
  isBusy: boolean;
  /** Whether there was one here before. */
  isAgain: boolean;
  onPut: (deviceName: string) => void;
};

/** One button, and a name by which the holder knows this phone in their list again. */
export function PutOnPhone({ suggested, isBusy, isAgain, onPut }: Props) {
  const t = useTranslations("permit-wallet.put");
  const [name, setName] = useState(suggested);
  const id = useId();
  return (
    <form
      className="mb-8 max-w-prose"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy && name.trim() !== "") onPut(name.trim());
      }}
    >
      <label htmlFor={id} className="block font-semibold">
        {t("name")}
      </label>
      <p className="text-sm text-ink-soft">{t("nameHint")}</p>
      <input
        id={id}
        value={name}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
        className={`${CONTROL} w-full max-w-80`}
      />
      <p className="mt-4">
        <Button type="submit" look={isAgain ? "secondary" : "primary"} aria-disabled={isBusy || undefined}>
          {t(isAgain ? "again" : "put")}
          {isBusy && <span role="status">{t("busy")}</span>}
        </Button>
      </p>
    </form>
  );
}

const KNOWN = ["iPhone", "iPad", "HarmonyOS", "Android", "Windows", "Macintosh", "Linux"];

/** The kind of device, as its browser calls it; the holder may write another name. */
export const deviceNameGuess = (): string => KNOWN.find((name) => navigator.userAgent.includes(name)) ?? "";
