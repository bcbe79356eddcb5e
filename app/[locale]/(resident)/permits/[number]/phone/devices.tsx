import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { dayOf } from "@/lib/clock";
import { formatDay, formatInstant } from "@/lib/i18n/format";
import { newId } from "@/lib/ids";
import type { Credential } from "@/lib/permits/issuing/credentials";
import { removeDevice } from "./actions";

type Props = {
  permitNumber: string;
  credentials: Credential[];
  stolenKeys: ReadonlySet<string>;
};

/** Where the permit can be shown from, each with a way to end that. Works without JavaScript. */
export function Devices({ permitNumber, credentials, stolenKeys }: Props) {
  const t = useTranslations("permit-wallet.devices");
  const locale = useLocale();
  return (
    <section aria-labelledby="devices" className="mt-10 border-t border-line pt-6">
      <h2 id="devices" className="mt-0">
        {t("title")}
      </h2>
      <p className="mb-4 max-w-prose">{t("text")}</p>
      {credentials.length === 0 && <p>{t("none")}</p>}
      <ul className="max-w-3xl">
        {credentials.map(({ id, form, kid, deviceName, issuedAt, expiresAt }) => (
          <li key={id} className="border-b border-line py-3 first:border-t">
            <p className="font-semibold">{deviceName ?? t("card")}</p>
            <p className="mb-2 text-ink-soft">
              {t("span", {
                at: formatInstant(locale, issuedAt),
                day: formatDay(locale, dayOf(new Date(expiresAt.getTime() - 1000))),
              })}
            </p>
            {stolenKeys.has(kid) && (
              <p className="mb-2 font-semibold text-seal-deep">
                {t(form === "CARD" ? "stolenCard" : "stolenPhone")}
              </p>
            )}
            <ActionForm
              action={removeDevice}
              idempotencyKey={newId()}
              hidden={{ permitNumber, credentialId: id }}
              label={t(form === "CARD" ? "lostLabel" : "removeLabel", { name: deviceName ?? "" })}
            >
              <SubmitButton look="secondary">{t(form === "CARD" ? "lost" : "remove")}</SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  );
}
