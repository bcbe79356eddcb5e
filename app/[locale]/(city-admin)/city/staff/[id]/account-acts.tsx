import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import type { StaffAccount } from "@/lib/auth/staff-accounts";
import { newId } from "@/lib/ids";
import { disableAccount, enableAccount, resetAccount } from "../actions";

/** What an administrator may do to another's account, each with what it leads to. */
export function AccountActs({ account }: { account: StaffAccount }) {
  const t = useTranslations("staff.account");
  const acts =
    account.status === "ACTIVE"
      ? ([
          ["reset", resetAccount, "secondary"],
          ["disable", disableAccount, "decision"],
        ] as const)
      : ([["enable", enableAccount, "primary"]] as const);
  return acts.map(([act, action, look]) => (
    <section key={act} aria-labelledby={act} className="mt-8 max-w-prose border-t border-line pt-6">
      <h2 id={act}>{t(`${act}.title`)}</h2>
      <p className="mt-1 mb-4">{t(`${act}.text`)}</p>
      <ActionForm
        action={action}
        idempotencyKey={newId()}
        hidden={{ staffId: account.id, seenVersion: account.rowVersion }}
        label={t(`${act}.title`)}
      >
        <SubmitButton look={look}>{t(`${act}.submit`)}</SubmitButton>
      </ActionForm>
    </section>
  ));
}
