import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import type { Day } from "@/lib/clock";
import type { Application } from "@/lib/permits/queries";
import type { PlaceName } from "@/lib/places/types";
import { applicationPath } from "./paths";
import { APPLICATION_TONES, applicationNext, cityText } from "./words";

type Props = {
  applications: readonly Application[];
  cities: ReadonlyMap<string, PlaceName>;
  today: Day;
};

/** Applications with where they stand and the legal day that runs. */
export function ApplicationList({ applications, cities, today }: Props) {
  const t = useTranslations("permits");
  const locale = useLocale();
  const words = { t, locale, cities };
  return (
    <ul className="my-4 max-w-3xl border-t border-line">
      {applications.map((one) => (
        <li key={one.id} className="border-b border-line py-4">
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <Link href={applicationPath(one.reference)} className="font-semibold">
              {t("application.title", { kind: t(`kinds.${one.kind}`), city: cityText(words, one.cityCode) })}
            </Link>
            <StatusTag tone={APPLICATION_TONES[one.state]}>{t(`application.state.${one.state}`)}</StatusTag>
          </p>
          <p className="mt-1 max-w-prose">{applicationNext(words, one, today)}</p>
          <p className="text-sm text-ink-soft tabular-nums">{one.reference}</p>
        </li>
      ))}
    </ul>
  );
}
