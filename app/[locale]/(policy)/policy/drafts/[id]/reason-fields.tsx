import { useTranslations } from "next-intl";
import { TextArea } from "@/components/form/text-input";
import type { Acknowledgement } from "@/lib/policy/types";
import { reasonName } from "@/lib/policy/warnings";
import type { Finding } from "@/lib/rules";

/** A reason for every kind of warning that waits for one; what was said at an earlier hand-in is there again. */
export function ReasonFields({
  warnings,
  earlier,
}: {
  warnings: readonly Finding[];
  earlier: readonly Acknowledgement[];
}) {
  const t = useTranslations("policy.checks");
  const titles = useTranslations("lint.titles");
  const codes = [...new Set(warnings.map(({ code }) => code))];
  return codes.map((code) => (
    <TextArea
      key={code}
      name={reasonName(code)}
      label={t("reason", { warning: titles(code) })}
      hint={t("reasonHint", { count: warnings.filter((one) => one.code === code).length })}
      rows={3}
      maxLength={1000}
      defaultValue={earlier.find((one) => one.code === code)?.reason}
    />
  ));
}
