import { useTranslations } from "next-intl";
import { ActionFormClient, type ActionFormProps } from "./action-form-client";

/**
 * A form around a server action. It works without JavaScript; with it, the answer comes without a new page.
 * The fields inside find their errors and what was typed by their `name`.
 */
export function ActionForm<Result>(props: ActionFormProps<Result>) {
  const t = useTranslations("common.form");
  return (
    <ActionFormClient
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
