import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { DayInput, TextArea } from "@/components/form/text-input";
import { Details } from "@/components/ui/details";
import { Notice } from "@/components/ui/notice";
import type { DeskActor } from "@/lib/auth/types";
import { formatDay, formatUnits } from "@/lib/i18n/format";
import { newId } from "@/lib/ids";
import { isLive, nextPermitState } from "@/lib/permits/lifecycle";
import { CaseStep } from "../../cases/[reference]/case-step";
import { cancelOnDeath, revoke } from "./actions";
import type { PermitData } from "./load";

/** The acts that end a permit: revocation by a supervisor, cancellation when its holder has died. */
export function PermitEnds({ data, actor }: { data: PermitData; actor: DeskActor }) {
  const t = useTranslations("desk-permits.ends");
  const errors = useTranslations("errors");
  const { standing, ownHousehold } = data;
  const mayRevoke = actor.role === "SUPERVISOR" && nextPermitState(standing.state, "REVOKE") !== null;
  const mayCancel = isLive(standing.state);
  if (ownHousehold) return <Notice kind="warning" title={errors("OWN_CASE")} />;
  if (!mayRevoke && !mayCancel) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <>
      {mayCancel && <CancelForDeath data={data} />}
      {mayRevoke && <Revoke data={data} />}
    </>
  );
}

function CancelForDeath({ data: { permit } }: { data: PermitData }) {
  const t = useTranslations("desk-permits.ends.death");
  return (
    <CaseStep id="DEATH" title={t("title")} consequence={t("body")}>
      <Details summary={t("open")}>
        <ActionForm
          action={cancelOnDeath}
          idempotencyKey={newId()}
          hidden={{ number: permit.number, seenVersion: permit.rowVersion }}
          label={t("title")}
        >
          <TextArea name="note" label={t("note")} hint={t("noteHint")} rows={2} maxLength={1000} />
          <SubmitButton look="decision">{t("button")}</SubmitButton>
        </ActionForm>
      </Details>
    </CaseStep>
  );
}

function Revoke({ data }: { data: PermitData }) {
  const t = useTranslations("desk-permits.ends.revoke");
  const locale = useLocale();
  const { permit, years, banToCome, today } = data;
  const ban =
    banToCome === null
      ? t("noBan")
      : banToCome === "PERMANENT"
        ? t("banForGood")
        : t("ban", { day: formatDay(locale, banToCome.until) });
  const counted = formatUnits(locale, String(years.cumulative.months), "month");
  return (
    <CaseStep id="REVOKE" title={t("title")} consequence={`${t("body", { counted })} ${ban}`}>
      <Details summary={t("open")}>
        <ActionForm
          action={revoke}
          idempotencyKey={newId()}
          hidden={{ number: permit.number, seenVersion: permit.rowVersion }}
          label={t("title")}
        >
          <DayInput
            name="falseSince"
            label={t("falseSince")}
            hint={t("falseSinceHint")}
            min={permit.issuedOn}
            max={today}
            defaultValue={permit.issuedOn}
          />
          <TextArea name="note" label={t("note")} hint={t("noteHint")} rows={3} maxLength={1000} />
          <SubmitButton look="decision">{t("button")}</SubmitButton>
        </ActionForm>
      </Details>
    </CaseStep>
  );
}
