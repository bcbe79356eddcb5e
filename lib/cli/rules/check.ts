import { createTranslator } from "use-intl/core";
import { formatDay } from "@/lib/i18n/format";
import { messagesOf } from "@/lib/i18n/messages";
import type { Locale } from "@/lib/i18n/routing";
import { findingText, type Speaker } from "@/lib/policy/finding-text";
import { type Bundle, type Finding, lintBundle, parseBundle } from "@/lib/rules";
import { read, write } from "../documents";
import type { Asked } from "./arguments";

const PASSED = 0;
const ERRORS_FOUND = 1;

/** Validates, lints, and runs every version's examples: docs/rules-semantics.md §10. Gives the exit status. */
export async function check({
  bundle,
  today,
  lang,
  json,
}: Extract<Asked, { command: "check" }>): Promise<number> {
  const document = await read(bundle, parseBundle);
  const findings = lintBundle(document, { today });
  const lines = json ? [JSON.stringify(findings)] : report(document, findings, lang);
  for (const line of lines) await write(line);
  return findings.some(({ level }) => level === "error") ? ERRORS_FOUND : PASSED;
}

function report(bundle: Bundle, findings: readonly Finding[], locale: Locale): string[] {
  const speaker = speakerIn(locale);
  const { lint } = speaker;
  const headings: [number | null, string][] = [
    [null, lint("check.places")],
    ...bundle.ruleSets.map(({ version, effectiveFrom }): [number, string] => [
      version,
      lint("check.version", { version, day: formatDay(locale, effectiveFrom) }),
    ]),
  ];
  const sections = headings.flatMap(([version, heading]) => {
    const own = findings.filter((finding) => finding.version === version);
    if (own.length === 0) return [];
    const said = own.flatMap((finding) => [
      `  ${lint(`levels.${finding.level}`)}  ${finding.path}`,
      `    ${findingText(speaker, bundle, finding)}`,
    ]);
    return [heading, ...said, ""];
  });
  return [...sections, summary(bundle, findings, speaker)];
}

function summary({ ruleSets }: Bundle, findings: readonly Finding[], { lint }: Speaker): string {
  const count = (level: Finding["level"]) => findings.filter((finding) => finding.level === level).length;
  const counts = {
    versions: ruleSets.length,
    examples: ruleSets.reduce((sum, { examples }) => sum + (examples?.length ?? 0), 0),
  };
  return findings.length === 0
    ? lint("check.passed", counts)
    : lint("check.found", { ...counts, errors: count("error"), warnings: count("warning") });
}

function speakerIn(locale: Locale): Speaker {
  const messages = messagesOf(locale);
  const onError = (error: Error) => {
    throw error;
  };
  const speaking = (namespace: string) =>
    createTranslator({ locale, messages, namespace, onError }) as unknown as Speaker["lint"];
  return { locale, lint: speaking("lint"), tiers: speaking("tiers") };
}
