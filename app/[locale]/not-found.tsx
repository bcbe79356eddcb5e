import { useTranslations } from "next-intl";
import { PublicShell } from "@/components/layout/public-shell";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";

/** Also what is shown for a thing the reader may not see: it must not be told from one that does not exist. */
export default function NotFound() {
  const t = useTranslations("errors.notFound");
  return (
    <PublicShell>
      <title>{t("title")}</title>
      <PageHeading title={t("title")} lead={t("lead")} />
      <ul className="prose list-disc space-y-1 pl-6">
        <li>{t("checkAddress")}</li>
        <li>{t("checkScope")}</li>
        <li>
          <Link href="/">{t("home")}</Link>
        </li>
      </ul>
    </PublicShell>
  );
}
