import { useLocale, useTranslations } from "next-intl";
import { ProblemPage } from "@/components/layout/problem-page";

/** Also what is shown for a thing the reader may not see: it must not be told from one that does not exist. */
export default function NotFound() {
  const t = useTranslations("errors.notFound");
  const layout = useTranslations("layout");
  const home = `/${useLocale()}`;
  return (
    <>
      <title>{t("title")}</title>
      <ProblemPage
        home={{ href: home, name: layout("name") }}
        title={t("title")}
        lead={t("lead")}
        points={[t("checkAddress"), t("checkScope")]}
        links={[{ href: home, label: t("home") }]}
      />
    </>
  );
}
