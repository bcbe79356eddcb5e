import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { PublicShell } from "./public-shell";

/** Also what is shown for a thing the reader may not see: it must not be told from one that does not exist. */
export function NotFoundContent() {
  const t = useTranslations("errors.notFound");
  return (
    <PublicShell>
      <PageHeading title={t("title")} lead={t("lead")} />
      <ul className="max-w-prose list-disc space-y-1 pl-6">
        <li>{t("checkAddress")}</li>
        <li>{t("checkScope")}</li>
        <li>
          <Link href="/">{t("home")}</Link>
        </li>
      </ul>
    </PublicShell>
  );
}
