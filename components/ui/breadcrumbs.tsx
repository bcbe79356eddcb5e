import { useTranslations } from "next-intl";
import { Icon } from "./icon";
import { Link } from "./link";

export function Breadcrumbs({ items }: { items: readonly { href: string; label: string }[] }) {
  const t = useTranslations("common");
  return (
    <nav aria-label={t("breadcrumbs")} className="no-print mb-5 text-sm">
      <ol className="flex flex-wrap items-center gap-x-2">
        {items.map((item, index) => (
          <li key={item.href} className="flex items-center gap-2">
            {index > 0 && <Icon name="next" className="size-3 text-ink-soft" />}
            <Link href={item.href} className="inline-block py-1">
              {item.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** One step back in a journey, where a trail would say too much. */
export function BackLink({ href, children }: { href: string; children?: string }) {
  const t = useTranslations("common");
  return (
    <p className="no-print mb-5 text-sm">
      <Link href={href} className="inline-flex items-center gap-1 py-1">
        <Icon name="previous" className="size-3.5" />
        {children ?? t("back")}
      </Link>
    </p>
  );
}
