import { useTranslations } from "next-intl";
import { formatInstant } from "@/lib/i18n/format";
import { findingText } from "@/lib/policy/finding-text";
import type { Acknowledgement } from "@/lib/policy/types";
import { warningAgain } from "@/lib/policy/warnings";
import type { Bundle } from "@/lib/rules";
import { useSpeaker } from "./finding-words";

/** What the checks warned of, and why the rules are meant so. */
export function AcknowledgedWarnings({
  acknowledgements,
  bundle,
  version,
}: {
  acknowledgements: readonly Acknowledgement[];
  bundle: Bundle;
  version: number;
}) {
  const t = useTranslations("policy.checks");
  const speaker = useSpeaker();
  if (acknowledgements.length === 0) return <p className="text-ink-soft">{t("noWarnings")}</p>;
  return (
    <ul className="max-w-prose list-disc space-y-4 pl-5">
      {acknowledgements.map((one) => (
        <li key={`${one.code} ${one.path} ${JSON.stringify(one.params)}`}>
          <p>{findingText(speaker, bundle, warningAgain(one, version))}</p>
          <p className="mt-1 border-l-4 border-line pl-3 whitespace-pre-line">
            <span className="font-semibold">{t("reasonGiven")}</span> {one.reason}
          </p>
          <p className="mt-1 text-sm text-ink-soft">
            {t("givenAt", { at: formatInstant(speaker.locale, one.at) })}
          </p>
        </li>
      ))}
    </ul>
  );
}
