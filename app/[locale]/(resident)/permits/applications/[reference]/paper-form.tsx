import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { Select } from "@/components/form/choices";
import { SubmitButton } from "@/components/form/submit-button";
import { FileInput } from "@/components/form/text-input";
import { newId } from "@/lib/ids";
import type { PermitPaper } from "@/lib/permits/types";
import { addPermitPaper } from "../../actions";

type Props = { reference: string; kinds: readonly PermitPaper[]; back: "papers" | "supplement" };

/** Adds one paper to the application; more of them one after the other. */
export function PaperForm({ reference, kinds, back }: Props) {
  const t = useTranslations("permits.papers");
  return (
    <ActionForm
      action={addPermitPaper}
      idempotencyKey={newId()}
      hidden={{ reference, back }}
      label={t("add")}
    >
      <Select
        name="kind"
        label={t("kind")}
        empty={t("choose")}
        choices={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        {...(kinds.length === 1 ? { defaultValue: kinds[0] } : {})}
      />
      <FileInput name="file" label={t("file")} hint={t("fileHint")} accept=".pdf,.jpg,.jpeg,.png" />
      <SubmitButton look="secondary">{t("upload")}</SubmitButton>
    </ActionForm>
  );
}
