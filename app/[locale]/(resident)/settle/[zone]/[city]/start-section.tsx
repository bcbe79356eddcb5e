import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { newId } from "@/lib/ids";
import type { Registration, Resident } from "@/lib/residents/types";
import type { TransferCase } from "@/lib/transfers/types";
import { startApplication } from "../../actions";

type Props = {
  person: Resident;
  registration: Registration | null;
  openCase: TransferCase | null;
  destination: { zone: string; city: string; name: string };
  hasRules: boolean;
  eligible: boolean;
};

/** The way into an application, or why there is none for this person and this city. */
export function StartSection({ person, registration, openCase, destination, hasRules, eligible }: Props) {
  const t = useTranslations("settle.start");
  return (
    <section aria-labelledby="start" className="mt-12 border-t-2 border-ink pt-6">
      <h2 id="start">{t("title", { city: destination.name })}</h2>
      {person.idKind !== "MAINLAND" || registration === null ? (
        <Notice kind="warning" title={t("notApplicable")}>
          {t("notApplicableBody")}
        </Notice>
      ) : registration.cityCode === destination.city ? (
        <Notice>{t("sameCity", { city: destination.name })}</Notice>
      ) : openCase !== null ? (
        <Notice title={t("openCase")}>
          <Link href={`/transfers/${openCase.reference}`}>
            {t("openCaseLink", { reference: openCase.reference })}
          </Link>
        </Notice>
      ) : !hasRules ? (
        <Notice>{t("noRules")}</Notice>
      ) : (
        <>
          <p className="mt-2 mb-4 max-w-prose">{t(eligible ? "body" : "bodyNotYet")}</p>
          <ActionForm
            action={startApplication}
            idempotencyKey={newId()}
            hidden={{
              residentId: person.residentId,
              destination: destination.city,
              zone: destination.zone,
            }}
            label={t("button")}
          >
            <SubmitButton>{t("button")}</SubmitButton>
          </ActionForm>
        </>
      )}
    </section>
  );
}
