import { useTranslations } from "next-intl";
import { Icon } from "./icon";
import { Link } from "./link";

/** Lists page by key, so there is a next and a previous, and no page numbers. */
export function Pager({
  previousHref,
  nextHref,
  label,
}: {
  previousHref?: string | null;
  nextHref?: string | null;
  label?: string;
}) {
  const t = useTranslations("common.pager");
  if (!previousHref && !nextHref) return null;
  return (
    <nav aria-label={label ?? t("label")} className="no-print my-6 flex gap-8">
      {previousHref && (
        <Link href={previousHref} rel="prev" className="inline-flex min-h-11 items-center gap-1">
          <Icon name="previous" className="size-4" />
          {t("previous")}
        </Link>
      )}
      {nextHref && (
        <Link href={nextHref} rel="next" className="inline-flex min-h-11 items-center gap-1">
          {t("next")}
          <Icon name="next" className="size-4" />
        </Link>
      )}
    </nav>
  );
}
