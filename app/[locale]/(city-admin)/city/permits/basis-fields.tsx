import { useTranslations } from "next-intl";
import { Radios } from "@/components/form/choices";
import { DayInput, TextInput } from "@/components/form/text-input";

/** What a publication rests on and when it begins: the same for a rule and a list of rights. */
export function BasisFields({
  typed,
  marks,
}: {
  typed: Readonly<Record<string, string | readonly string[] | undefined>>;
  marks: readonly ("LAW" | "OWN" | "SAMPLE")[];
}) {
  const t = useTranslations("permit-recognition.admin");
  const text = (name: string) => {
    const value = typed[name];
    return typeof value === "string" ? value : undefined;
  };
  return (
    <>
      <Radios
        name="mark"
        label={t("mark")}
        defaultValue={text("mark")}
        choices={marks.map((value) => ({ value, label: t(`marks.${value}`) }))}
      />
      <TextInput
        name="basisTitle"
        label={t("basisTitle")}
        defaultValue={text("basisTitle")}
        maxLength={200}
      />
      <TextInput
        name="basisClause"
        label={t("basisClause")}
        defaultValue={text("basisClause")}
        width="medium"
        maxLength={60}
        optional
      />
      <DayInput
        name="effectiveFrom"
        label={t("effectiveFrom")}
        hint={t("effectiveFromHint")}
        defaultValue={text("effectiveFrom")}
      />
    </>
  );
}
