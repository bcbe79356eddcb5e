"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { QrPicture } from "@/components/ui/qr-picture";
import { challengeText } from "@/lib/check/challenge";
import type { Code } from "@/lib/wallet/code";
import { type Part, partsOf, type Selection } from "@/lib/wallet/selection";
import type { StoredPermit } from "@/lib/wallet/stored";
import type { PlaceNames } from "./choose-shown";
import { useCode } from "./use-code";
import { partText } from "./words";

type Props = {
  permit: StoredPermit;
  selection: Selection;
  challenge: string | null;
  clockOffsetMs: number;
  first: Code;
  names: PlaceNames;
  onClose: () => void;
};

/** The whole screen, white, and kept awake: the code, what it says, and how long it lasts. */
export function CodeScreen({ names, onClose, ...asked }: Props) {
  const t = useTranslations("permit-wallet.code");
  const part = useTranslations("permit-wallet");
  const { code, left } = useCode(asked);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const screen = dialog.current;
    if (screen !== null && !screen.open) screen.showModal();
  }, []);
  useAwake();
  const shown = partsOf(asked.selection);
  return (
    <dialog
      ref={dialog}
      aria-label={t("title")}
      onClose={onClose}
      className="m-0 h-dvh max-h-none w-screen max-w-none overflow-auto bg-[#fff] p-3 text-[#000]"
    >
      <QrPicture
        text={code.text}
        label={t("picture")}
        level="L"
        className="mx-auto block h-auto max-h-[70dvh] w-full max-w-[70dvh]"
      />
      <div className="mx-auto max-w-prose">
        <p className="mt-1 text-center tabular-nums" role="timer">
          {t("left", { seconds: Math.max(0, left) })}
        </p>
        {asked.challenge !== null && (
          <p className="mt-2 text-center break-all">
            {t("answers", { challenge: challengeText(asked.challenge) })}
          </p>
        )}
        <h2 className="mt-4 mb-1 text-base">{t("shows")}</h2>
        <ul className="list-disc pl-6">
          {shown.length === 0 && <li>{t("showsNothing")}</li>}
          {shown.map((one: Part) => (
            <li key={one}>{partText(part, one, asked.selection, names)}</li>
          ))}
        </ul>
        <p className="mt-2 text-sm">{t("always")}</p>
        <p className="mt-4">
          <Button onClick={() => dialog.current?.close()}>{t("close")}</Button>
        </p>
        <details className="mt-4 mb-6">
          <summary className="link inline-block py-1">{t("asText")}</summary>
          <p className="text-sm">{t("asTextHint")}</p>
          <textarea
            readOnly
            aria-label={t("asText")}
            value={code.text}
            rows={6}
            className="mt-2 w-full border border-[#000] p-2 text-sm break-all"
          />
        </details>
      </div>
    </dialog>
  );
}

/** A screen that goes dark while a camera looks at it shows nothing. Where a browser cannot help it, so be it. */
function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let isHere = true;
    const hold = async () => {
      try {
        const held = await navigator.wakeLock?.request("screen");
        if (isHere) lock = held;
        else await held?.release();
      } catch {
        // A battery that runs low may refuse.
      }
    };
    void hold();
    return () => {
      isHere = false;
      void lock?.release().catch(() => {});
    };
  }, []);
}
