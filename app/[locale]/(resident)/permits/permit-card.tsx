import { useLocale, useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { formatDay } from "@/lib/i18n/format";
import type { PermitOutlook } from "@/lib/permits/holder-queries";
import { needsHolder } from "@/lib/permits/next-for-holder";
import type { PlaceName } from "@/lib/places/types";
import { permitPath } from "./paths";
import { cityText, lateText, nextText, PERMIT_TONES } from "./words";

type Props = { outlook: PermitOutlook; cities: ReadonlyMap<string, PlaceName> };

/** One permit: where it holds, where it stands, and what its holder has to do by when. */
export function PermitCard({ outlook, cities }: Props) {
  const t = useTranslations("permits");
  const locale = useLocale();
  const words = { t, locale, cities };
  const { permit, standing, next } = outlook;
  const waits = needsHolder(next);
  return (
    <article
      className={`print-exact my-5 max-w-3xl border bg-sheet px-5 py-5 sm:px-6 ${
        waits ? "border-seal border-l-4" : "border-line-strong"
      }`}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h3 className="m-0 text-xl">
          <Link href={permitPath(permit.number)}>
            {t("card.title", { city: cityText(words, permit.cityCode) })}
          </Link>
        </h3>
        <StatusTag tone={PERMIT_TONES[standing.state]}>{t(`state.${standing.state}`)}</StatusTag>
      </div>
      <p className="mt-1 text-sm text-ink-soft">
        <span className="tabular-nums whitespace-nowrap">{permit.number}</span>
        {" · "}
        {t("card.since", { day: formatDay(locale, permit.issuedOn) })}
      </p>
      <p className={`mt-3 max-w-prose ${waits ? "font-semibold" : ""}`}>{nextText(words, next)}</p>
      {(next.code === "WINDOW_OPEN" || next.code === "DUE" || next.code === "GRACE") && (
        <p className="mt-1 max-w-prose text-ink-soft">{lateText(words, next.late)}</p>
      )}
      {waits && (
        <p className="no-print mt-4">
          <LinkButton look="secondary" href={permitPath(permit.number, "#do")}>
            {t(next.code === "REISSUE" ? "card.reissue" : "card.endorse")}
          </LinkButton>
        </p>
      )}
    </article>
  );
}
