import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { findingText } from "@/lib/policy/finding-text";
import { placeOf } from "@/lib/policy/warnings";
import type { Bundle, Finding, FindingLevel } from "@/lib/rules";
import { useSpeaker } from "./finding-words";

/** What the checks find in a draft, with the place in the document: errors, then warnings. */
export function FindingList({ findings, bundle }: { findings: readonly Finding[]; bundle: Bundle }) {
  const t = useTranslations("policy.checks");
  if (findings.length === 0) return <Notice kind="success" title={t("none")} />;
  return (["error", "warning"] as const).map((level) => (
    <OfLevel
      key={level}
      level={level}
      findings={findings.filter((one) => one.level === level)}
      bundle={bundle}
    />
  ));
}

function OfLevel({
  level,
  findings,
  bundle,
}: {
  level: FindingLevel;
  findings: readonly Finding[];
  bundle: Bundle;
}) {
  const t = useTranslations("policy.checks");
  const speaker = useSpeaker();
  if (findings.length === 0) return null;
  return (
    <Notice kind={level} title={t(`${level}.title`, { count: findings.length })}>
      <p>{t(`${level}.explain`)}</p>
      <ul className="list-disc space-y-2 pl-5">
        {findings.map((finding) => (
          <li key={`${finding.code} ${finding.path} ${JSON.stringify(finding.params)}`}>
            {findingText(speaker, bundle, finding)}{" "}
            <span className="text-sm text-ink-soft">
              {t("place")} <code className="text-xs break-all">{placeOf(finding.path)}</code>
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
