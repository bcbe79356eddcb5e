import { useTranslations } from "next-intl";
import { SubmitButton } from "@/components/form/submit-button";
import { Notice } from "@/components/ui/notice";
import { oidcProvider } from "@/lib/auth/oidc-provider";

/** The way in through the identity provider of the environment; nothing where none is set up. */
export function OidcSignIn({ next, locale }: { next: string; locale: string }) {
  const t = useTranslations("auth.oidc");
  const provider = oidcProvider();
  if (provider === null) return null;
  return (
    <section aria-labelledby="oidc" className="mt-10 border-t border-line pt-6">
      <h2 id="oidc" className="mt-0 text-lg">
        {t("title")}
      </h2>
      <form action="/api/auth/start" method="post" className="mt-3">
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="locale" value={locale} />
        <SubmitButton look="secondary">{t("submit", { name: provider.name })}</SubmitButton>
      </form>
    </section>
  );
}

/** What came back from the provider when it was not a sign-in; `error` is the search parameter. */
export function OidcProblem({ error }: { error: unknown }) {
  const t = useTranslations("auth.oidc");
  if (typeof error !== "string") return null;
  const notLinked = error === "NotLinked";
  return (
    <Notice kind="error" title={t(notLinked ? "notLinkedTitle" : "failedTitle")}>
      <p>{t(notLinked ? "notLinked" : "failed")}</p>
    </Notice>
  );
}
