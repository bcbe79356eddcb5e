"use client";

import { useTranslations } from "next-intl";
import {
  startTransition,
  useActionState,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { Button } from "@/components/ui/button";
import type { Checked } from "@/lib/check/check-text";
import { type CheckOnServer, NOT_CHECKED, TEXT_FIELD } from "@/lib/check/server-check";
import { clock } from "@/lib/clock";
import type { PublicJwk } from "@/lib/permits/credential";
import { answerTexts } from "./answer-texts";
import { CameraScan } from "./camera-scan";
import { ActiveChallenge, ChallengeOffer } from "./challenge-panel";
import type { PlaceNames } from "./disclosed-items";
import { ListAges } from "./list-ages";
import { PictureInput } from "./picture-input";
import { ResultPanel } from "./result-panel";
import { TextForm } from "./text-form";
import { useChecker } from "./use-checker";
import { useKeptPage } from "./use-kept-page";
import { useNow } from "./use-now";

type Props = {
  /** The operator's, from the page itself: pinned with it, online and offline. */
  operatorKeys: readonly PublicJwk[];
  /** How far a demonstration's clock is moved; nought in production. */
  clockOffsetMs: number;
  names: PlaceNames;
  checkOnServer: CheckOnServer;
};

type Way = "CAMERA" | "PICTURE" | "TEXT";

/** Within this time the same text is the same press of the button. */
const TWICE_MS = 3000;

const never = () => () => {};
/** Null on the server and before the scripts run. */
const useSecureContext = (): boolean | null =>
  useSyncExternalStore<boolean | null>(
    never,
    () => window.isSecureContext,
    () => null,
  );

export function CheckTool({ operatorKeys, clockOffsetMs, names, checkOnServer }: Props) {
  const t = useTranslations("check");
  const isSecure = useSecureContext();
  const now = useNow(clockOffsetMs);
  const { lists, refresh, check } = useChecker(operatorKeys, clockOffsetMs);
  const isKept = useKeptPage(isSecure === true);
  const [sent, send] = useActionState(checkOnServer, NOT_CHECKED);
  const [own, setOwn] = useState<{ checked: Checked; way: Way } | null>(null);
  const last = useRef<{ text: string; atMs: number } | null>(null);
  const [isEmpty, setEmpty] = useState(false);
  const [cameraRun, setCameraRun] = useState(0);
  const [challenge, setChallenge] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const result = useRef<HTMLElement>(null);
  const [put, setPut] = useState<unknown>(null);

  const fromServer = sent.status === "CHECKED" && sent !== put ? sent.checked : null;
  const checked = own?.checked ?? fromServer;
  const said = checked && answerTexts(t, checked);

  const take = useCallback(
    async (text: string, way: Way) => {
      setEmpty(text.trim() === "");
      if (text.trim() === "") return;
      if (isSecure !== true) {
        const data = new FormData();
        data.set(TEXT_FIELD, text);
        return startTransition(() => send(data));
      }
      // A button pressed twice asks once: the second time, the proof would be one that was seen.
      const atMs = clock.machineNow().getTime();
      if (last.current?.text === text && atMs - last.current.atMs < TWICE_MS) return;
      last.current = { text, atMs };
      const answer = await check(text, challenge);
      if (answer.answer === "VALID") setChallenge(null);
      else last.current = null;
      setOwn({ checked: answer, way });
    },
    [check, challenge, isSecure, send],
  );
  const fromCamera = useCallback((text: string) => void take(text, "CAMERA"), [take]);
  const fromPicture = useCallback((text: string) => void take(text, "PICTURE"), [take]);

  useEffect(() => {
    if (checked === null) return;
    // The panel may be taller than the window; its beginning is what has to be seen.
    result.current?.focus({ preventScroll: true });
    result.current?.scrollIntoView({ block: "start" });
  }, [checked]);

  const next = () => {
    form.current?.reset();
    last.current = null;
    setPut(sent);
    setOwn(null);
    if (own?.way === "CAMERA") setCameraRun((run) => run + 1);
  };

  return (
    <>
      {/* Always there, so that what appears in it is announced. */}
      <p role="status" className="sr-only">
        {said !== null && `${said.word} – ${said.means}`}
      </p>
      {checked !== null && (
        <ResultPanel ref={result} checked={checked} names={names}>
          <p className="no-print mt-5 noscript:hidden">
            <Button onClick={next}>{t("again")}</Button>
          </p>
        </ResultPanel>
      )}
      {isSecure === false && <Said>{t("serverOnly")}</Said>}
      {challenge !== null && <ActiveChallenge nonce={challenge} onStop={() => setChallenge(null)} />}
      <div className="no-print grid max-w-3xl gap-x-10 sm:grid-cols-2">
        <section aria-labelledby="by-camera" className="border-t-2 border-ink pt-3 pb-8 noscript:hidden">
          <h2 id="by-camera" className="m-0 mb-1 text-lg">
            {t("camera.title")}
          </h2>
          <CameraScan run={cameraRun} onCode={fromCamera} />
        </section>
        <section aria-labelledby="by-picture" className="border-t-2 border-ink pt-3 pb-8 noscript:hidden">
          <h2 id="by-picture" className="m-0 mb-1 text-lg">
            {t("picture.title")}
          </h2>
          <PictureInput onCode={fromPicture} />
        </section>
        <section aria-labelledby="by-text" className="border-t-2 border-ink pt-3 pb-4 sm:col-span-2">
          <h2 id="by-text" className="m-0 mb-3 text-lg">
            {t("text.title")}
          </h2>
          <TextForm
            ref={form}
            action={send}
            onText={isSecure === true ? (text) => void take(text, "TEXT") : null}
            isEmpty={isEmpty || sent.status === "EMPTY"}
            typed={sent.status === "CHECKED" ? sent.text : ""}
          />
        </section>
      </div>
      {isSecure === true && challenge === null && <ChallengeOffer onMake={setChallenge} />}
      {isSecure === true && now !== null && (
        <ListAges lists={lists} now={now} cities={names.cities} isKept={isKept} onRefresh={refresh} />
      )}
    </>
  );
}

function Said({ children }: { children: string }) {
  return <p className="mb-6 max-w-prose border-l-4 border-dai bg-sheet px-4 py-3">{children}</p>;
}
