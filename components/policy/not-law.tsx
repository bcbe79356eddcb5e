import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import type { Standing } from "@/lib/rules";

/** Said wherever historical or sample rules are shown: they must not pass for law in force. */
export function NotLaw() {
  const t = useTranslations("packs.notLaw");
  return (
    <Notice kind="warning" title={t("title")}>
      {t("body")}
    </Notice>
  );
}

export function StandingTag({ standing }: { standing: Standing }) {
  const t = useTranslations("packs.standing");
  return <StatusTag tone={standing === "sample" ? "part" : "neutral"}>{t(standing)}</StatusTag>;
}
