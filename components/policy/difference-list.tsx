import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/lib/i18n/format";
import type { Difference } from "@/lib/policy/differences";

/** What changes, a plain sentence each. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  const t = useTranslations("policy.differences");
  if (differences.length === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <ul className="max-w-prose list-disc space-y-2 pl-5">
      {differences.map((difference) => (
        <li key={JSON.stringify(difference)}>
          <Sentence difference={difference} />
        </li>
      ))}
    </ul>
  );
}

function Sentence({ difference }: { difference: Difference }) {
  const t = useTranslations("policy.differences");
  const tiers = useTranslations("tiers");
  const locale = useLocale();
  if (difference.kind === "coefficient") {
    const { from, to, before, after } = difference;
    return t("coefficient", { from: tiers(from), to: tiers(to), before, after });
  }
  if (difference.kind === "effectiveFrom") {
    return t("effectiveFrom", {
      before: formatDay(locale, difference.before),
      after: formatDay(locale, difference.after),
    });
  }
  const { kind, path, before, after } = difference;
  return t(kind, { path, before: before ?? "", after: after ?? "" });
}
