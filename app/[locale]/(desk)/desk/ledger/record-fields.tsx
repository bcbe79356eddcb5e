import { useLocale, useTranslations } from "next-intl";
import { Checkboxes, Select } from "@/components/form/choices";
import { DayInput, TextArea } from "@/components/form/text-input";
import type { City, EvidenceKind } from "@/lib/places/types";
import { RECORD_TAGS } from "@/lib/residents/schema";
import type { YearRecord } from "@/lib/residents/types";

type Props = {
  kinds: readonly EvidenceKind[];
  /** The officer's city first, then the places within it. */
  places: readonly Pick<City, "code" | "name">[];
  today: string;
  /** What stands there now. */
  record?: YearRecord;
};

/** The fields of a record of one's own city, for entering and for correcting one. */
export function RecordFields({ kinds, places, today, record }: Props) {
  const t = useTranslations("ledger.form");
  const tags = useTranslations("ledger.tags");
  const locale = useLocale();
  return (
    <>
      <Select
        name="kind"
        label={t("kind")}
        empty={t("choose")}
        choices={kinds.map(({ code, name }) => ({ value: code, label: name[locale] }))}
        defaultValue={record?.kind}
      />
      <Select
        name="place"
        label={t("place")}
        hint={t("placeHint")}
        choices={places.map(({ code, name }) => ({ value: code, label: name[locale] }))}
        defaultValue={record?.placeCode ?? places[0]?.code}
      />
      <DayInput name="startOn" label={t("startOn")} max={today} defaultValue={record?.startOn} />
      <DayInput
        name="endOn"
        label={t("endOn")}
        hint={t("endOnHint")}
        max={today}
        defaultValue={record?.endOn ?? undefined}
        optional
      />
      <Checkboxes
        name="tags"
        label={t("tags")}
        hint={t("tagsHint")}
        choices={RECORD_TAGS.map((tag) => ({ value: tag, label: tags(tag) }))}
        defaultValues={record?.tags ?? []}
        optional
      />
      <TextArea
        name="note"
        label={t("note")}
        hint={t("noteHint")}
        rows={2}
        maxLength={500}
        defaultValue={record?.note ?? undefined}
        optional
      />
    </>
  );
}
