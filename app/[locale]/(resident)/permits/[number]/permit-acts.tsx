import { useLocale, useTranslations } from "next-intl";
import { dayOf } from "@/lib/clock";
import { formatDay } from "@/lib/i18n/format";
import type { ActEntry } from "@/lib/permits/holder-queries";

const DOTS: Record<ActEntry["type"], string> = {
  ISSUED: "border-celadon-deep bg-celadon rounded-full",
  ENDORSED: "border-celadon-deep bg-celadon rounded-full",
  RESTORED: "border-celadon-deep bg-celadon rounded-full",
  REPLACED: "border-line-strong bg-sheet rounded-full",
  ADDRESS_CHANGED: "border-line-strong bg-sheet rounded-full",
  SUSPENDED: "border-ochre-deep bg-ochre rounded-none",
  CANCELLED: "border-line-strong bg-line-strong rounded-none",
  REVOKED: "border-seal bg-seal rounded-none",
};

/** What happened to a permit, the latest first, each on the day from which it works. */
export function PermitActs({ acts, city }: { acts: readonly ActEntry[]; city: string }) {
  const t = useTranslations("permits.acts");
  const locale = useLocale();
  return (
    <ol className="my-6 max-w-prose">
      {acts.map((act, index) => (
        <li key={act.id} className="keep-together relative flex gap-4 pb-6 last:pb-0">
          {index < acts.length - 1 && (
            <span
              aria-hidden="true"
              className="absolute top-5 -bottom-1.5 left-[6.5px] w-px bg-line-strong"
            />
          )}
          <span
            aria-hidden="true"
            className={`print-exact relative mt-2 size-3.5 shrink-0 border-2 ${DOTS[act.type]}`}
          />
          <div className="min-w-0">
            <p className="font-semibold">
              {t(act.because === null ? `type.${act.type}` : `type.${act.type}_${act.because}`)}
            </p>
            <p className="text-sm text-ink-soft">
              <time dateTime={act.on}>{formatDay(locale, act.on)}</time> · {by(act)}
              {dayOf(act.createdAt) !== act.on && (
                <> · {t("entered", { day: formatDay(locale, dayOf(act.createdAt)) })}</>
              )}
            </p>
            {act.type === "ADDRESS_CHANGED" && act.address !== null && (
              <p className="mt-1">{t("newAddress", { address: act.address })}</p>
            )}
            {act.note !== null && <p className="mt-1">{act.note}</p>}
          </div>
        </li>
      ))}
    </ol>
  );

  function by({ actorRole }: ActEntry): string {
    if (actorRole === "RESIDENT") return t("by.RESIDENT");
    return actorRole.startsWith("SYSTEM") ? t("by.SYSTEM") : t("by.OFFICE", { city });
  }
}
