"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { CameraScan } from "@/components/check/camera-scan";
import { CONTROL } from "@/components/form/text-input";
import { Button } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import { challengeText, nonceOfChallenge } from "@/lib/check/challenge";

type Props = { challenge: string | null; onChange: (challenge: string | null) => void };

const isChallenge = (text: string): boolean => nonceOfChallenge(text) !== null;

/** Takes what a checker asks to be signed, by camera or typed: docs/checking-permits.md. */
export function ChallengeAnswer({ challenge, onChange }: Props) {
  const t = useTranslations("permit-wallet.challenge");
  const id = useId();
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  const take = (text: string) => {
    const nonce = nonceOfChallenge(text);
    setWrong(nonce === null);
    if (nonce !== null) onChange(nonce);
  };
  if (challenge !== null) {
    return (
      <div className="my-4 max-w-prose border-l-4 border-dai bg-sheet px-4 py-3">
        <p role="status" className="break-all">
          {t("taken", { challenge: challengeText(challenge) })}
        </p>
        <p className="mt-2">
          <Button look="secondary" onClick={() => onChange(null)}>
            {t("drop")}
          </Button>
        </p>
      </div>
    );
  }
  return (
    <Details summary={t("title")}>
      <p className="mb-3 max-w-prose">{t("body")}</p>
      <CameraScan
        run={0}
        onCode={take}
        wanted={isChallenge}
        words={{ hint: t("cameraHint"), otherCode: t("otherCode") }}
      />
      <form
        className="mt-4 max-w-prose"
        onSubmit={(event) => {
          event.preventDefault();
          take(typed);
        }}
      >
        <label htmlFor={id} className="block font-semibold">
          {t("label")}
        </label>
        {isWrong && (
          <p id={`${id}-error`} className="font-semibold text-seal-deep">
            {t("wrong")}
          </p>
        )}
        <input
          id={id}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? `${id}-error` : undefined}
          className={`${CONTROL} w-full`}
        />
        <p className="mt-3">
          <Button look="secondary" type="submit">
            {t("take")}
          </Button>
        </p>
      </form>
    </Details>
  );
}
