import { useTranslations } from "next-intl";
import { NotFoundContent } from "@/components/layout/not-found-content";

export default function NotFound() {
  const t = useTranslations("errors.notFound");
  return (
    <>
      <title>{t("title")}</title>
      <NotFoundContent />
    </>
  );
}
