import { getTranslations } from "next-intl/server";
import { SubmitButton } from "@/components/form/submit-button";
import { type DemoAccount, listDemoAccounts } from "@/lib/auth/demo-accounts";
import type { Locale } from "@/lib/i18n/routing";

/** The demonstration's people, one click each, by role. Nothing in a real installation. */
export async function DemonstrationAccounts({ locale }: { locale: Locale }) {
  const accounts = await listDemoAccounts(locale);
  if (accounts === null || accounts.length === 0) return null;
  const t = await getTranslations("auth.demonstration");
  return (
    <section aria-labelledby="demonstration" className="border-t border-line pt-6 lg:border-t-0 lg:pt-0">
      <h2 id="demonstration" className="mt-0">
        {t("title")}
      </h2>
      <p className="mt-1 text-ink-soft">{t("lead")}</p>
      {byRole(accounts).map(([role, people]) => (
        <section key={role} aria-label={role} className="mt-6">
          <h3 className="text-base text-ink-soft">{role}</h3>
          <ul className="mt-1">
            {people.map((account) => (
              <li key={account.key} className="border-t border-line py-2">
                <form
                  action="/api/demo/sign-in"
                  method="post"
                  className="flex items-center justify-between gap-4"
                >
                  <input type="hidden" name="account" value={account.key} />
                  <input type="hidden" name="locale" value={locale} />
                  <p className="min-w-0">
                    {account.name}
                    {account.note !== null && (
                      <span className="block text-sm text-ink-soft">{account.note}</span>
                    )}
                  </p>
                  <div className="shrink-0 whitespace-nowrap">
                    <SubmitButton look="secondary">
                      {t("submit")}
                      <span className="sr-only"> {t("as", { name: account.name })}</span>
                    </SubmitButton>
                  </div>
                </form>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function byRole(accounts: readonly DemoAccount[]): [string, DemoAccount[]][] {
  const groups = new Map<string, DemoAccount[]>();
  for (const account of accounts) groups.set(account.role, [...(groups.get(account.role) ?? []), account]);
  return [...groups];
}
