"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { codesIn } from "@/lib/check/code-reader";
import { looksLikePermit } from "@/lib/check/permit-like";
import { imageDataOf } from "@/lib/check/picture";

type Problem = "INSECURE" | "DENIED" | "NONE" | "BUSY";
type Phase = { at: "CLOSED" } | { at: "OPEN"; sawOther: boolean } | { at: "PROBLEM"; problem: Problem };

/** Between two looks: as quick as a hand, and gentle on a phone's battery. */
const PAUSE_MS = 120;
/** Enough for a version 27 code that fills half of the picture. */
const LONGEST_SIDE = 1280;

type Props = {
  /** Grows each time the camera is asked for from outside: "check the next one". */
  run: number;
  onCode: (text: string) => void;
  /** Which of the codes in the picture is meant; a permit unless said otherwise. Give a function that stays the same. */
  wanted?: (text: string) => boolean;
  /** Said in place of what concerns permits. */
  words?: { hint: string; otherCode: string };
};

export function CameraScan({ run, onCode, wanted = looksLikePermit, words }: Props) {
  const t = useTranslations("check.camera");
  const [phase, setPhase] = useState<Phase>({ at: "CLOSED" });
  const video = useRef<HTMLVideoElement>(null);
  const close = useRef<() => void>(() => {});
  // The latest, for what is asked of a holder may change while the camera looks.
  const tell = useRef(onCode);
  useEffect(() => {
    tell.current = onCode;
  }, [onCode]);

  const stop = useCallback(() => {
    close.current();
    close.current = () => {};
    setPhase({ at: "CLOSED" });
  }, []);

  const start = useCallback(async () => {
    close.current();
    const camera = await openedCamera();
    if (typeof camera === "string") return setPhase({ at: "PROBLEM", problem: camera });
    // Asked for twice while the browser was asking for permission: the last one stays.
    close.current();
    let isOpen = true;
    close.current = () => {
      isOpen = false;
      for (const track of camera.getTracks()) track.stop();
    };
    setPhase({ at: "OPEN", sawOther: false });
    const screen = video.current;
    if (screen === null) return stop();
    screen.srcObject = camera;
    await screen.play().catch(() => {});
    while (isOpen) {
      const texts = await textsBefore(screen);
      if (!isOpen) return;
      const permit = texts.find(wanted);
      if (permit !== undefined) {
        stop();
        return tell.current(permit);
      }
      if (texts.length > 0) setPhase({ at: "OPEN", sawOther: true });
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }, [stop, wanted]);

  useEffect(() => {
    if (run > 0) void start();
  }, [run, start]);
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === "hidden") stop();
    };
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      close.current();
    };
  }, [stop]);

  const isOpen = phase.at === "OPEN";
  return (
    <>
      <p className="mb-3 text-sm text-ink-soft">{words?.hint ?? t("hint")}</p>
      {/* Always there, so that a stream has somewhere to go as soon as it comes. */}
      <video
        ref={video}
        muted
        playsInline
        aria-label={t("view")}
        className={isOpen ? "mb-3 aspect-square w-full max-w-md bg-ink object-cover" : "hidden"}
      />
      <p role="status" className={isOpen ? "mb-3" : "sr-only"}>
        {isOpen && (phase.sawOther ? (words?.otherCode ?? t("otherCode")) : t("looking"))}
      </p>
      {phase.at === "PROBLEM" && (
        <p role="alert" className="mb-3 border-l-4 border-ochre-deep bg-ochre-pale px-3 py-2">
          {t(`problem.${phase.problem}`)}
        </p>
      )}
      <Button look={isOpen ? "secondary" : "primary"} onClick={isOpen ? stop : () => void start()}>
        {!isOpen && <Icon name="camera" />}
        {t(isOpen ? "stop" : "start")}
      </Button>
    </>
  );
}

async function openedCamera(): Promise<MediaStream | Problem> {
  // Absent outside of a secure context.
  if (navigator.mediaDevices === undefined) return "INSECURE";
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } },
    });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    if (name === "NotAllowedError" || name === "SecurityError") return "DENIED";
    return name === "NotFoundError" || name === "OverconstrainedError" ? "NONE" : "BUSY";
  }
}

async function textsBefore(screen: HTMLVideoElement): Promise<string[]> {
  const { videoWidth, videoHeight } = screen;
  if (videoWidth === 0) return [];
  const scale = Math.min(1, LONGEST_SIDE / Math.max(videoWidth, videoHeight));
  const frame = imageDataOf(screen, Math.round(videoWidth * scale), Math.round(videoHeight * scale));
  return codesIn(frame).catch(() => []);
}
