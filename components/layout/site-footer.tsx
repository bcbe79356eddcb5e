import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";

const LINKS = [
  { href: "/rules", key: "rules" },
  { href: "/estimate", key: "estimator" },
  { href: "/check", key: "check" },
  { href: "/about", key: "about" },
  { href: "/accessibility", key: "accessibility" },
  { href: "/data", key: "data" },
] as const;

export function SiteFooter({ demonstration }: { demonstration: boolean }) {
  const t = useTranslations("layout.footer");
  return (
    <footer className="no-print mt-20 border-t border-line bg-paper-deep">
      <div className="mx-auto max-w-page space-y-5 px-4 py-8 text-sm sm:px-6">
        <nav aria-label={t("label")}>
          <ul className="flex flex-wrap gap-x-6">
            {LINKS.map(({ href, key }) => (
              <li key={key}>
                <Link href={href} className="inline-block py-1.5">
                  {t(key)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="max-w-prose space-y-1 text-ink-soft">
          <p>{t("software")}</p>
          {demonstration && <p>{t("demonstration")}</p>}
        </div>
      </div>
    </footer>
  );
}
