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
    <ul className="max-w-prose space-y-6">
      {together(acknowledgements).map(([first, ...others]) => (
        <li key={`${first.code} ${first.reason} ${first.at}`}>
          <ul className="list-disc space-y-1 pl-5">
            {[first, ...others].map((one) => (
              <li key={`${one.path} ${JSON.stringify(one.params)}`}>
                {findingText(speaker, bundle, warningAgain(one, version))}
              </li>
            ))}
          </ul>
          <p className="mt-2 border-l-4 border-line pl-3 whitespace-pre-line">
            <span className="font-semibold">{t("reasonGiven")}</span> {first.reason}
          </p>
          <p className="mt-1 text-sm text-ink-soft">
            {t("givenAt", { at: formatInstant(speaker.locale, first.at) })}
          </p>
        </li>
      ))}
    </ul>
  );
}

type Several = [Acknowledgement, ...Acknowledgement[]];

/** Warnings of one kind that were explained at once, so that their reason is read once. */
function together(acknowledgements: readonly Acknowledgement[]): Several[] {
  const groups = new Map<string, Several>();
  for (const one of acknowledgements) {
    const key = JSON.stringify([one.code, one.reason, one.at]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}
