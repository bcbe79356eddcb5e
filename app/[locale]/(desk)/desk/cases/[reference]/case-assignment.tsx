import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { Select } from "@/components/form/choices";
import { SubmitButton } from "@/components/form/submit-button";
import { Details } from "@/components/ui/details";
import type { DeskActor } from "@/lib/auth/types";
import { newId } from "@/lib/ids";
import type { WorkItem } from "@/lib/transfers/queue";
import type { Colleague } from "@/lib/transfers/staff-names";
import { handOver, takeOrGiveBack } from "../../actions";
import { Assigned } from "../../assigned";

type Props = {
  item: WorkItem;
  actor: DeskActor;
  staff: ReadonlyMap<string, string>;
  colleagues: readonly Colleague[];
  back: string;
  what: string;
};

/** Who works on it: anyone takes it or gives it back, a supervisor also hands it on. */
export function Assignment({ item, actor, staff, colleagues, back, what }: Props) {
  const t = useTranslations("desk");
  const roles = useTranslations("auth.roles");
  const isSupervisor = actor.role === "SUPERVISOR";
  return (
    <div className="no-print text-sm">
      <ActionForm
        action={takeOrGiveBack}
        idempotencyKey={newId()}
        hidden={{ back }}
        label={t("columns.assigned")}
      >
        <p className="flex flex-wrap items-center gap-x-3">
          <span className="text-ink-soft">{t("columns.assigned")}</span>
          <Assigned {...{ item, staff, isSupervisor, what }} me={actor.id} />
        </p>
      </ActionForm>
      {isSupervisor && item.waitingFor !== "NOBODY" && colleagues.length > 0 && (
        <Details summary={t("assign.label")}>
          <ActionForm
            action={handOver}
            idempotencyKey={newId()}
            hidden={{ item: item.id, seenVersion: item.rowVersion, back }}
            label={t("assign.label")}
          >
            <Select
              name="staffId"
              label={t("assign.label")}
              empty={t("assign.choose")}
              choices={colleagues.map(({ id, name, role }) => ({
                value: id,
                label: `${name} · ${roles(role)}`,
              }))}
            />
            <SubmitButton look="secondary">{t("assign.submit")}</SubmitButton>
          </ActionForm>
        </Details>
      )}
    </div>
  );
}
