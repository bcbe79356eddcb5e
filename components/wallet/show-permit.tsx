"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { productTime } from "@/components/check/use-now";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Code, codeOf, partsTooMuch } from "@/lib/wallet/code";
import { leastOf, type Part, type Selection } from "@/lib/wallet/selection";
import type { StoredPermit } from "@/lib/wallet/stored";
import { ChallengeAnswer } from "./challenge-answer";
import { ChooseShown, type PlaceNames } from "./choose-shown";
import { CodeScreen } from "./code-screen";
import { partText } from "./words";

type Props = { permit: StoredPermit; names: PlaceNames; clockOffsetMs: number };

type Phase =
  | { at: "CHOOSING" }
  | { at: "TOO_MUCH"; without: Part[] }
  | { at: "FAILED" }
  | { at: "SHOWN"; first: Code };

/** Choosing what to show, and showing it. Needs no network. */
export function ShowPermit({ permit, names, clockOffsetMs }: Props) {
  const t = useTranslations("permit-wallet");
  const [selection, setSelection] = useState<Selection>(() => leastOf(permit.can));
  const [challenge, setChallenge] = useState<string | null>(null);
  const [phase, setPhase] = useState<Phase>({ at: "CHOOSING" });

  const choose = (next: Selection) => {
    setSelection(next);
    setPhase({ at: "CHOOSING" });
  };
  const show = async () => {
    const now = productTime(clockOffsetMs);
    try {
      const first = await codeOf(permit, selection, challenge, now);
      if (first.fits) return setPhase({ at: "SHOWN", first });
      setPhase({ at: "TOO_MUCH", without: await partsTooMuch(permit, selection, challenge, now) });
    } catch {
      setPhase({ at: "FAILED" });
    }
  };

  return (
    <>
      <ChooseShown can={permit.can} selection={selection} names={names} onChange={choose} />
      <ChallengeAnswer challenge={challenge} onChange={setChallenge} />
      {phase.at === "TOO_MUCH" && (
        <Notice kind="warning" role="alert" title={t("tooMuch.title")}>
          {phase.without.length === 0 ? (
            <p>{t("tooMuch.more")}</p>
          ) : (
            <>
              <p>{t("tooMuch.oneOf")}</p>
              <ul className="list-disc pl-5">
                {phase.without.map((part) => (
                  <li key={part}>{partText(t, part, selection, names)}</li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      )}
      {phase.at === "FAILED" && (
        <Notice kind="error" role="alert">
          <p>{t("failed")}</p>
        </Notice>
      )}
      <p className="mt-6">
        <Button onClick={() => void show()}>{t("show")}</Button>
      </p>
      {phase.at === "SHOWN" && (
        <CodeScreen
          {...{ permit, selection, challenge, clockOffsetMs, names }}
          first={phase.first}
          onClose={() => {
            setPhase({ at: "CHOOSING" });
            setChallenge(null);
          }}
        />
      )}
    </>
  );
}
