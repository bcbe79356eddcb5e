import type { useTranslations } from "next-intl";
import type { Checked } from "@/lib/check/check-text";

/** The words of an answer: a reason's own where it has some, else those of every such answer. */
export function answerTexts(t: ReturnType<typeof useTranslations<"check">>, checked: Checked) {
  const { answer, reason, disclosed } = checked;
  const isGoodCard = answer === "VALID" && disclosed?.form === "CARD";
  const own = (part: "means" | "do") => {
    if (reason !== null && t.has(`reason.${reason}.${part}`)) return t(`reason.${reason}.${part}`);
    return t(isGoodCard ? `card.${part}` : `answer.${answer}.${part}`);
  };
  return {
    word: t(`answer.${answer}.word`),
    means: own("means"),
    why: reason === null ? null : t(`reason.${reason}.why`),
    remedy: own("do"),
  };
}
