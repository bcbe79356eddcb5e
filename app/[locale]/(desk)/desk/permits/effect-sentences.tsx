import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/lib/i18n/format";

/** What an endorsement of this kind does, by the city's rule; `effect` is a code of `lateEffectOf`. */
export function EffectSentences({
  act,
  effect,
  on,
}: {
  act: "ENDORSED" | "RESTORED";
  effect: string | null;
  on: string;
}) {
  const t = useTranslations("desk-permits.effect");
  const day = formatDay(useLocale(), on);
  if (act === "ENDORSED" || effect === null) return <p className="max-w-prose">{t("onTime", { day })}</p>;
  const [gap, count, forfeits] = effect.split("_");
  return (
    <ul className="max-w-prose list-disc pl-5">
      <li>{t("late", { day })}</li>
      <li>{t(`gap.${gap}`)}</li>
      <li>{t(`count.${count}`, { day })}</li>
      {forfeits !== undefined && <li>{t("forfeits")}</li>}
    </ul>
  );
}
