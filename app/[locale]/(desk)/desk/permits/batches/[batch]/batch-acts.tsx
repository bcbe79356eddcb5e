import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Notice } from "@/components/ui/notice";
import { newId } from "@/lib/ids";
import type { Batch } from "@/lib/permits/batch/types";
import { CaseStep } from "../../../cases/[reference]/case-step";
import { confirm, discard } from "../actions";
import type { LineCounts } from "./batch-counts";

/** What can be done with a checked list: endorse everyone who is fit, or put it aside. */
export function BatchActs({ batch, counts }: { batch: Batch; counts: LineCounts }) {
  const t = useTranslations("desk-permits.batch");
  const hidden = { batch: batch.id, seenVersion: batch.rowVersion };
  const late = counts
    .filter(({ finding, act }) => finding === null && act === "RESTORED")
    .reduce((sum, { count }) => sum + count, 0);
  if (batch.state === "DONE") {
    const done = counts
      .filter(({ outcome }) => outcome === "ENDORSED")
      .reduce((sum, { count }) => sum + count, 0);
    return <Notice kind="success" title={t("finished", { done, fit: batch.fit, lines: batch.lines })} />;
  }
  if (batch.state !== "CHECKED" && batch.state !== "CHECKING") return null;
  return (
    <section aria-labelledby="acts" className="my-8 border-t-4 border-ink">
      <h2 id="acts" className="mt-5">
        {t("acts")}
      </h2>
      {batch.state === "CHECKED" && batch.fit > 0 && (
        <CaseStep
          id="CONFIRM"
          title={t("confirm.title", { fit: batch.fit })}
          consequence={`${t("confirm.body")}${late > 0 ? ` ${t("confirm.late", { late })}` : ""}`}
        >
          <ActionForm
            action={confirm}
            idempotencyKey={newId()}
            hidden={hidden}
            label={t("confirm.title", { fit: batch.fit })}
          >
            <SubmitButton look="decision">{t("confirm.button", { fit: batch.fit })}</SubmitButton>
          </ActionForm>
        </CaseStep>
      )}
      {batch.state === "CHECKED" && batch.fit === 0 && <Notice kind="warning" title={t("noneFit")} />}
      <CaseStep id="DISCARD" title={t("discard.title")} consequence={t("discard.body")}>
        <ActionForm action={discard} idempotencyKey={newId()} hidden={hidden} label={t("discard.title")}>
          <SubmitButton look="secondary">{t("discard.button")}</SubmitButton>
        </ActionForm>
      </CaseStep>
    </section>
  );
}
