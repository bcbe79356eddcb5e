import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextArea } from "@/components/form/text-input";
import { newId } from "@/lib/ids";
import type { City, EvidenceKind } from "@/lib/places/types";
import type { YearRecord } from "@/lib/residents/types";
import { correctYears } from "./actions";
import { RecordFields } from "./record-fields";

type Props = {
  record: YearRecord;
  /** Through what the person was opened, as hidden fields. */
  through: Record<string, string>;
  kinds: readonly EvidenceKind[];
  places: readonly Pick<City, "code" | "name">[];
  today: string;
};

/** Puts the right record in the place of a wrong one: everything filled in as it stands, and a reason asked for. */
export function CorrectForm({ record, through, kinds, places, today }: Props) {
  const t = useTranslations("ledger.correct");
  return (
    <ActionForm
      action={correctYears}
      idempotencyKey={newId()}
      hidden={{ ...through, recordId: record.id }}
      label={t("title")}
    >
      <p className="mb-5 max-w-prose">{t("body")}</p>
      <RecordFields kinds={kinds} places={places} today={today} record={record} />
      <TextArea name="reason" label={t("reason")} hint={t("reasonHint")} rows={3} maxLength={500} />
      <SubmitButton>{t("button")}</SubmitButton>
    </ActionForm>
  );
}
