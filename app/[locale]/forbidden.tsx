import { useLocale, useTranslations } from "next-intl";
import { ProblemPage } from "@/components/layout/problem-page";

/** Signed in, but in a role that never may: said openly, for it tells nothing about any row. */
export default function Forbidden() {
  const t = useTranslations("auth.forbidden");
  const layout = useTranslations("layout");
  const home = `/${useLocale()}`;
  return (
    <>
      <title>{t("title")}</title>
      <ProblemPage
        home={{ href: home, name: layout("name") }}
        title={t("title")}
        lead={t("lead")}
        links={[
          { href: home, label: t("home") },
          { href: `${home}/sign-in`, label: t("otherAccount") },
        ]}
      />
    </>
  );
}
