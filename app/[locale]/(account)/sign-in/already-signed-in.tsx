import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { HOME_OF } from "@/lib/auth/paths";
import type { SignedInActor } from "@/lib/auth/types";

export function AlreadySignedIn({ actor }: { actor: SignedInActor }) {
  const t = useTranslations("auth.already");
  return (
    <Notice kind="info" title={t("title", { name: actor.name })}>
      <p>{t("text")}</p>
      <p>
        <Link href={HOME_OF[actor.role]}>{t("continue")}</Link>
      </p>
    </Notice>
  );
}
