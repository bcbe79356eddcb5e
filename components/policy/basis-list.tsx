import { useLocale, useTranslations } from "next-intl";
import { readersHalf } from "@/lib/i18n/format";
import type { LegalBasis } from "@/lib/rules";
import { issuedText } from "./issued-text";
import { legalBasisText } from "./legal-basis";

/** What rules rest on, with when it was issued and where it was read. */
export function BasisList({ bases }: { bases: readonly LegalBasis[] }) {
  const t = useTranslations("packs.pack");
  const locale = useLocale();
  return (
    <ul className="space-y-3">
      {bases.map((basis) => (
        <li key={`${basis.title} ${basis.clause}`}>
          {legalBasisText(locale, basis)}
          {basis.issued != null && (
            <span className="block text-sm text-ink-soft">
              {t("issued", { date: issuedText(locale, basis.issued) })}
            </span>
          )}
          {basis.source != null && (
            <span className="block text-sm text-ink-soft">
              {t("read", { source: readersHalf(locale, basis.source) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
