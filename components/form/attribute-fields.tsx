import { useLocale, useTranslations } from "next-intl";
import { attributeValueText } from "@/components/case/requirement-text";
import type { AttributeDefinition, AttributeValue } from "@/lib/rules";
import { Radios, Select } from "./choices";
import { TextInput } from "./text-input";

type Props = {
  definitions: Readonly<Record<string, AttributeDefinition>>;
  values: Readonly<Record<string, AttributeValue>>;
  /** `a.` in an address, `attribute.` in a form that is sent. */
  prefix: string;
};

/** What a rule set asks about a person. Every question may be left open: not told is never held against anyone. */
export function AttributeFields({ definitions, values, prefix }: Props) {
  const t = useTranslations("sentence");
  const open = useTranslations("answer.attributes");
  const locale = useLocale();
  return Object.entries(definitions).map(([name, definition]) => {
    const field = { name: `${prefix}${name}`, label: definition.label[locale] };
    const value = Object.hasOwn(values, name) ? String(values[name]) : "";
    if (definition.type === "integer") {
      return (
        <TextInput
          key={name}
          {...field}
          hint={open("range", { min: definition.min ?? 0, max: definition.max ?? 999_999_999 })}
          inputMode="numeric"
          width="short"
          defaultValue={value}
        />
      );
    }
    if (definition.type === "boolean") {
      return (
        <Radios
          key={name}
          {...field}
          inline
          defaultValue={value}
          choices={[
            { value: "true", label: t("values.true") },
            { value: "false", label: t("values.false") },
            { value: "", label: open("notTold") },
          ]}
        />
      );
    }
    return (
      <Select
        key={name}
        {...field}
        empty={open("notTold")}
        defaultValue={value}
        choices={definition.options.map((option) => ({
          value: option,
          label: attributeValueText(t, option),
        }))}
      />
    );
  });
}
