import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { Select } from "@/components/form/choices";
import { SubmitButton } from "@/components/form/submit-button";
import { FileInput } from "@/components/form/text-input";
import { newId } from "@/lib/ids";
import type { PaperKind } from "@/lib/transfers/types";
import { addPaper } from "../actions";

type Props = { reference: string; kinds: readonly PaperKind[]; back: "papers" | "supplement" };

/** Adds one paper to the case; more of them one after the other. */
export function PaperForm({ reference, kinds, back }: Props) {
  const t = useTranslations("transfer");
  return (
    <ActionForm
      action={addPaper}
      idempotencyKey={newId()}
      hidden={{ reference, back }}
      label={t("papers.add")}
    >
      <Select
        name="kind"
        label={t("papers.kind")}
        empty={t("papers.choose")}
        choices={kinds.map((kind) => ({ value: kind, label: t(`papers.kinds.${kind}`) }))}
        {...(kinds.length === 1 ? { defaultValue: kinds[0] } : {})}
      />
      <FileInput
        name="file"
        label={t("papers.file")}
        hint={t("papers.fileHint")}
        accept=".pdf,.jpg,.jpeg,.png"
      />
      <SubmitButton look="secondary">{t("papers.upload")}</SubmitButton>
    </ActionForm>
  );
}
