import { useTranslations } from "next-intl";
import { AcknowledgedWarnings } from "@/components/policy/acknowledged-warnings";
import { FindingList } from "@/components/policy/finding-list";
import { Notice } from "@/components/ui/notice";
import type { RuleSetCheck } from "@/lib/policy/check";
import type { Acknowledgement } from "@/lib/policy/types";

/** What the checks say of the draft as it is saved, and the reasons that were given for its warnings. */
export function DraftChecks({
  check,
  acknowledgements,
}: {
  check: RuleSetCheck;
  acknowledgements: readonly Acknowledgement[];
}) {
  const t = useTranslations("policy.checks");
  if (!check.valid) {
    return (
      <Notice kind="error" title={t("invalid")}>
        <code className="text-xs break-all">
          {check.path}: {check.message}
        </code>
      </Notice>
    );
  }
  return (
    <>
      <FindingList findings={check.findings} bundle={check.bundle} />
      {acknowledgements.length > 0 && (
        <>
          <h3>{t("acknowledged")}</h3>
          <AcknowledgedWarnings
            acknowledgements={acknowledgements}
            bundle={check.bundle}
            version={check.ruleSet.version}
          />
        </>
      )}
    </>
  );
}
