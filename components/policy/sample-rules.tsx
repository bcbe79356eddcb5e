import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

/** Said wherever rules are shown that no authority has issued. */
export function SampleRules() {
  const t = useTranslations("rules.sample");
  return (
    <Notice kind="warning" title={t("title")}>
      {t("body")}
    </Notice>
  );
}
