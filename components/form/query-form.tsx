import { useTranslations } from "next-intl";
import { QueryFormClient, type QueryFormProps } from "./query-form-client";

/**
 * A form whose answers are the page's address: nothing is stored, and it can be bookmarked. The fields inside
 * find their errors by their `name`, as in `ActionForm`.
 */
export function QueryForm(props: QueryFormProps) {
  const t = useTranslations("common.form");
  return (
    <QueryFormClient
      {...props}
      texts={{
        problem: t("problem"),
        errorPrefix: t("errorPrefix"),
        optional: t("optional"),
        pending: t("pending"),
      }}
    />
  );
}
