import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { AppShell } from "./shell";

/** Signed in, but in a role that never may: said openly, for it tells nothing about any row. */
export default function Forbidden() {
  const t = useTranslations("auth.forbidden");
  return (
    <AppShell>
      <title>{t("title")}</title>
      <PageHeading title={t("title")} lead={t("lead")} />
      <ul className="prose list-disc space-y-1 pl-6">
        <li>
          <Link href="/">{t("home")}</Link>
        </li>
        <li>
          <Link href="/sign-in">{t("otherAccount")}</Link>
        </li>
      </ul>
    </AppShell>
  );
}
