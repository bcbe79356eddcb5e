"use client";

import { useTranslations } from "next-intl";
import { type DragEvent, useCallback, useEffect, useId, useRef, useState } from "react";
import { CONTROL } from "@/components/form/text-input";
import { codesIn } from "@/lib/check/code-reader";
import { looksLikePermit } from "@/lib/check/permit-like";
import { type PictureProblem, pixelsOf } from "@/lib/check/picture";

type Problem = PictureProblem | "NO_CODE" | "READER";

/** A picture chosen, dropped here, or pasted anywhere on the page. */
export function PictureInput({ onCode }: { onCode: (text: string) => void }) {
  const t = useTranslations("check.picture");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const take = useCallback(
    async (file: File | undefined) => {
      if (file === undefined) return;
      setProblem(null);
      const found = await codeIn(file);
      // The same file may be chosen again.
      if (input.current !== null) input.current.value = "";
      if ("problem" in found) setProblem(found.problem);
      else onCode(found.text);
    },
    [onCode],
  );
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      const file = pictureIn(event.clipboardData);
      if (file !== undefined) {
        event.preventDefault();
        void take(file);
      }
    };
    document.addEventListener("paste", pasted);
    return () => document.removeEventListener("paste", pasted);
  }, [take]);

  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the input within
    <div
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(pictureIn(event.dataTransfer));
      }}
      className={isOver ? "bg-paper-deep outline-2 outline-offset-8 outline-ink outline-dashed" : ""}
    >
      <label htmlFor={id} className="sr-only">
        {t("choose")}
      </label>
      <p id={`${id}-hint`} className="mb-3 text-sm text-ink-soft">
        {t("hint")}
      </p>
      {problem !== null && (
        <p id={`${id}-problem`} role="alert" className="mb-3 border-l-4 border-seal pl-3 text-seal-deep">
          {t(`problem.${problem}`)}
        </p>
      )}
      <input
        ref={input}
        id={id}
        type="file"
        accept="image/*"
        aria-describedby={problem === null ? `${id}-hint` : `${id}-hint ${id}-problem`}
        aria-invalid={problem === null ? undefined : true}
        onChange={(event) => void take(event.target.files?.[0])}
        className={`${CONTROL} w-full file:mr-4 file:rounded-sm file:border file:border-ink file:bg-paper-deep file:px-3 file:py-1`}
      />
    </div>
  );
}

const pictureIn = (data: DataTransfer | null): File | undefined =>
  [...(data?.files ?? [])].find(({ type }) => type.startsWith("image/")) ?? data?.files[0];

async function codeIn(file: File): Promise<{ text: string } | { problem: Problem }> {
  const sizes = await pixelsOf(file);
  if (typeof sizes === "string") return { problem: sizes };
  try {
    for (const pixels of sizes) {
      const texts = await codesIn(pixels());
      const text = texts.find(looksLikePermit) ?? texts[0];
      if (text !== undefined) return { text };
    }
    return { problem: "NO_CODE" };
  } catch {
    return { problem: "READER" };
  }
}
