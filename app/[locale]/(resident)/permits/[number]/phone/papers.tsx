import { useLocale, useTranslations } from "next-intl";
import { localePath } from "@/lib/i18n/navigation";

/** The permit on paper: for who has no phone, or no JavaScript. */
export function Papers({ permitNumber }: { permitNumber: string }) {
  const t = useTranslations("permit-wallet.papers");
  const locale = useLocale();
  const path = (file: string) => localePath(locale, `/permits/${encodeURIComponent(permitNumber)}/${file}`);
  return (
    <section aria-labelledby="papers" className="mt-10 border-t border-line pt-6">
      <h2 id="papers" className="mt-0">
        {t("title")}
      </h2>
      <p className="mb-3 max-w-prose">{t("text")}</p>
      <ul className="list-disc pl-6">
        <li>
          <a className="link inline-block py-1" href={path("certificate.pdf")}>
            {t("certificate")}
          </a>
        </li>
        <li>
          <a className="link inline-block py-1" href={path("card.pdf")}>
            {t("card")}
          </a>
        </li>
      </ul>
      <p className="mt-2 max-w-prose text-sm text-ink-soft">{t("lost")}</p>
    </section>
  );
}
