import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

/** Above a form that the browser itself sends: everything that is wrong, each a way to its field. */
export function FieldProblems({ errors }: { errors: Readonly<Record<string, string>> }) {
  const t = useTranslations("common.form");
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  return (
    <Notice kind="error" role="alert" title={t("problem")}>
      <ul className="list-disc pl-5">
        {entries.map(([name, text]) => (
          <li key={name}>
            <a className="link" href={`#field-${name}`}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
