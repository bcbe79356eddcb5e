"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode, Ref } from "react";
import { Icon } from "@/components/ui/icon";
import type { Checked } from "@/lib/check/check-text";
import { formatInstant } from "@/lib/i18n/format";
import { LOOKS } from "./answer-looks";
import { answerTexts } from "./answer-texts";
import { DisclosedItems, type PlaceNames } from "./disclosed-items";
import { useAge } from "./use-age";

type Props = { checked: Checked; names: PlaceNames; ref?: Ref<HTMLElement>; children?: ReactNode };

/** The answer: a sign, a word, what it means, what to do; then what the holder showed, and what it rests on. */
export function ResultPanel({ checked, names, ref, children }: Props) {
  const t = useTranslations("check");
  const locale = useLocale();
  const { answer, reason, disclosed, seenAt } = checked;
  const { icon, classes } = LOOKS[answer];
  const { word, means, why, remedy } = answerTexts(t, checked);
  return (
    <section
      ref={ref}
      tabIndex={-1}
      data-focus-target=""
      data-answer={answer}
      data-reason={reason ?? ""}
      aria-label={t("result")}
      className="mb-10 max-w-3xl"
    >
      <div className={`print-exact border-l-8 px-4 py-5 sm:px-6 ${classes}`}>
        <div className="flex items-center gap-3 text-(--sign)">
          <Icon name={icon} className="size-10 sm:size-12" />
          <h2 className="m-0 text-3xl leading-tight sm:text-4xl">{word}</h2>
        </div>
        <p className="mt-3 text-lg">{means}</p>
        {why !== null && (
          <p className="mt-2">
            <b>{t("reasonLabel")}</b>
            {why}
          </p>
        )}
        <p className="mt-2">
          <b>{t("doLabel")}</b>
          {remedy}
        </p>
        {seenAt !== null && <p className="mt-2">{t("seenAt", { at: formatInstant(locale, seenAt) })}</p>}
      </div>
      {disclosed !== null && (
        <DisclosedItems disclosed={disclosed} holds={answer === "VALID"} names={names} />
      )}
      <Basis checked={checked} />
      {children}
    </section>
  );
}

/** How old the lists are that the answer rests on. */
function Basis({ checked }: { checked: Checked }) {
  const t = useTranslations("check");
  const locale = useLocale();
  const age = useAge();
  const { checkedAt, trustListAge, statusListAge } = checked;
  const told = (list: NonNullable<typeof trustListAge>) => ({
    issued: formatInstant(locale, list.issuedAt),
    age: age(list.ageSeconds * 1000),
    until: formatInstant(locale, list.goodUntil),
  });
  return (
    <div className="mt-6 text-sm text-ink-soft">
      <h3 className="m-0 text-sm">{t("basis.title")}</h3>
      <ul>
        <li>{trustListAge === null ? t("basis.noTrust") : t("basis.trust", told(trustListAge))}</li>
        <li>{statusListAge === null ? t("basis.noStatus") : t("basis.status", told(statusListAge))}</li>
        <li>{t("checkedAt", { at: formatInstant(locale, checkedAt) })}</li>
      </ul>
    </div>
  );
}
