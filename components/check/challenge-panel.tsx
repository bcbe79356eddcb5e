"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import { QrPicture } from "@/components/ui/qr-picture";
import { challengeText, newChallengeNonce } from "@/lib/check/challenge";

/** Offers what only a proof made here and now can answer. */
export function ChallengeOffer({ onMake }: { onMake: (nonce: string) => void }) {
  const t = useTranslations("check.challenge");
  return (
    <Details summary={t("title")}>
      <p className="mb-3 max-w-prose">{t("body")}</p>
      <Button look="secondary" onClick={() => onMake(newChallengeNonce())}>
        {t("make")}
      </Button>
    </Details>
  );
}

/** What the holder scans or types, until it is answered. */
export function ActiveChallenge({ nonce, onStop }: { nonce: string; onStop: () => void }) {
  const t = useTranslations("check.challenge");
  const section = useRef<HTMLElement>(null);
  // The button that was pressed is gone.
  useEffect(() => section.current?.focus(), []);
  const text = challengeText(nonce);
  return (
    <section
      ref={section}
      tabIndex={-1}
      data-focus-target=""
      aria-label={t("active")}
      className="mb-8 max-w-3xl border-2 border-ink bg-sheet p-4 sm:p-6"
    >
      <div className="flex flex-wrap gap-6">
        <QrPicture level="M" className="size-48" text={text} label={t("code")} />
        <div className="min-w-0 flex-1 basis-64">
          <p className="text-sm text-ink-soft">{t("active")}</p>
          <p className="text-lg font-semibold break-all">{text}</p>
          <p className="mt-2">{t("tell")}</p>
          <p className="mb-4">{t("waiting")}</p>
          <Button look="secondary" onClick={onStop}>
            {t("stop")}
          </Button>
        </div>
      </div>
    </section>
  );
}
