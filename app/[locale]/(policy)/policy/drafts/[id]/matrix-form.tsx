import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { DayInput, TextInput } from "@/components/form/text-input";
import { CoefficientMatrix } from "@/components/policy/coefficient-matrix";
import { newId } from "@/lib/ids";
import { cellName } from "@/lib/policy/schema";
import type { RuleSetDraft } from "@/lib/policy/types";
import { saveDraft } from "../../actions";
import { MatrixCell } from "./matrix-cell";

/** The coefficient matrix by tier: rows are where the years were lived, columns the destination. */
export function MatrixForm({ draft, editable }: { draft: RuleSetDraft; editable: boolean }) {
  const t = useTranslations("policy");
  const tiers = useTranslations("tiers");
  const { conversion, effectiveFrom } = draft.ruleSet;
  if (!editable) return <CoefficientMatrix ruleSet={draft.ruleSet} />;
  return (
    <ActionForm
      action={saveDraft}
      idempotencyKey={newId()}
      hidden={{ draftId: draft.id, seenVersion: draft.rowVersion }}
      label={t("matrix.title")}
    >
      <CoefficientMatrix
        ruleSet={draft.ruleSet}
        cell={(from, to) => (
          <MatrixCell
            name={cellName(from, to)}
            label={t("matrix.cell", { from: tiers(from), to: tiers(to) })}
            initial={conversion.byTier?.[from]?.[to] ?? ""}
            fallback={conversion.default}
          />
        )}
      />
      <TextInput
        name="default"
        label={t("matrix.default")}
        hint={t("matrix.defaultHint")}
        inputMode="decimal"
        width="short"
        defaultValue={conversion.default}
      />
      <DayInput
        name="effectiveFrom"
        label={t("effectiveFrom")}
        hint={t("matrix.dayHint")}
        defaultValue={effectiveFrom}
      />
      <SubmitButton look="secondary">{t("matrix.save")}</SubmitButton>
    </ActionForm>
  );
}
