import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Link } from "@/components/ui/link";
import { newId } from "@/lib/ids";
import type { Application, Permit } from "@/lib/permits/queries";
import type { ApplicationKind, PermitRefusal } from "@/lib/permits/types";
import { beginApplication } from "./actions";
import { applicationPath } from "./paths";

/** One thing that can be applied for about a permit, and why not now. */
export interface KindOffer {
  kind: ApplicationKind;
  refusal: PermitRefusal | null;
  /** The day on which it can be, of a refusal that a day lifts. */
  opens: string | null;
}

type Props = {
  permit: Pick<Permit, "residentId" | "number">;
  offers: readonly KindOffer[];
  /** The application that is open in the city: another has to wait for it. */
  open: Application | null;
};

/** What can be done about a permit: each with a button, or with the reason why not. */
export function PermitSteps({ permit, offers, open }: Props) {
  const t = useTranslations("permits");
  const errors = useTranslations("errors");
  const { residentId, number } = permit;
  return (
    <ul className="my-4 max-w-3xl border-t border-line">
      {offers.map(({ kind, refusal, opens }) => (
        <li
          key={kind}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-4"
        >
          <div className="min-w-0 flex-1 basis-72">
            <p className="font-semibold">{t(`kinds.${kind}`)}</p>
            <p className="max-w-prose text-sm text-ink-soft">{t(`kindHints.${kind}`)}</p>
            {refusal !== null && (
              <p className="mt-1 max-w-prose text-sm">
                {opens !== null
                  ? t("apply.tooEarly", { day: opens })
                  : refusal === "WRONG_STATE"
                    ? t("apply.notNow")
                    : errors(refusal)}
              </p>
            )}
            {refusal === null && open !== null && (
              <p className="mt-1 text-sm">
                {t(open.kind === kind ? "apply.thisOpen" : "apply.otherOpen")}{" "}
                <Link href={applicationPath(open.reference)}>
                  {t("apply.toOpen", { reference: open.reference })}
                </Link>
              </p>
            )}
          </div>
          {refusal === null && open === null && (
            <ActionForm
              action={beginApplication}
              idempotencyKey={newId()}
              hidden={{ residentId, kind, permit: number }}
              label={t(`kinds.${kind}`)}
            >
              <SubmitButton look={kind === "ENDORSEMENT" ? "primary" : "secondary"}>
                {t(`start.${kind}`)}
              </SubmitButton>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  );
}
