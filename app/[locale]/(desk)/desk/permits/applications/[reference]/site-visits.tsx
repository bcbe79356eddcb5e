import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { Radios } from "@/components/form/choices";
import { SubmitButton } from "@/components/form/submit-button";
import { DayInput, TextArea } from "@/components/form/text-input";
import { StatusTag } from "@/components/ui/status-tag";
import { dayOf } from "@/lib/clock";
import { toDay } from "@/lib/db/days";
import { formatDay } from "@/lib/i18n/format";
import { newId } from "@/lib/ids";
import { visitDueOn } from "@/lib/permits/deadlines";
import { VISIT_FINDINGS } from "@/lib/permits/types";
import * as calendar from "@/lib/places/calendar";
import { Due } from "../../../due";
import { askVisit, reportVisit } from "./actions";
import type { ApplicationData } from "./load";

type Visit = ApplicationData["visits"][number];

/** Visits to the address: those made, the one to be made with the form to report it, and asking for one. */
export function SiteVisits({ data }: { data: ApplicationData }) {
  const t = useTranslations("desk-permits.visit");
  const locale = useLocale();
  const { application, visits, today, closed, ownHousehold } = data;
  const open = visits.find(({ finding }) => finding === null);
  const mayAsk = !closed && open === undefined && !ownHousehold;
  const seen = { reference: application.reference, seenVersion: application.rowVersion };
  return (
    <>
      {visits.length === 0 && <p className="text-ink-soft">{t("empty")}</p>}
      <ul className="max-w-prose space-y-4">
        {visits.map((visit) => (
          <li key={visit.id} className="border-l-4 border-line pl-4">
            <VisitText visit={visit} names={data.staff} />
          </li>
        ))}
      </ul>
      {open !== undefined && !closed && (
        <>
          <Due dueOn={toDay(open.dueOn)} today={today} ours />
          {!ownHousehold && <ReportForm data={data} visit={open} />}
        </>
      )}
      {mayAsk && (
        <ActionForm action={askVisit} idempotencyKey={newId()} hidden={seen} label={t("ask")}>
          <p className="max-w-prose">
            {t("askBody", { day: formatDay(locale, visitDueOn(today, calendar)) })}
          </p>
          <p className="mt-3">
            <SubmitButton look="secondary">{t("ask")}</SubmitButton>
          </p>
        </ActionForm>
      )}
    </>
  );
}

function VisitText({ visit, names }: { visit: Visit; names: ReadonlyMap<string, string> }) {
  const t = useTranslations("desk-permits.visit");
  const locale = useLocale();
  const day = formatDay(locale, dayOf(visit.askedAt));
  if (visit.finding === null || visit.visitedOn === null) return <p>{t("askedOn", { day })}</p>;
  const lives = visit.finding === "LIVES_THERE";
  const by = (visit.visitedById && names.get(visit.visitedById)) ?? "–";
  return (
    <>
      <p>
        <StatusTag tone={lives ? "counts" : visit.finding === "NOBODY_MET" ? "part" : "none"}>
          {t(`findings.${visit.finding}`)}
        </StatusTag>
      </p>
      <p className="text-sm text-ink-soft">
        {t("madeOn", { day: formatDay(locale, toDay(visit.visitedOn)), by })}
      </p>
      {visit.note !== null && <p className="whitespace-pre-line">{visit.note}</p>}
    </>
  );
}

function ReportForm({ data, visit }: { data: ApplicationData; visit: Visit }) {
  const t = useTranslations("desk-permits.visit");
  return (
    <ActionForm
      action={reportVisit}
      idempotencyKey={newId()}
      hidden={{ reference: data.application.reference, visit: visit.id }}
      label={t("report")}
    >
      <h3>{t("report")}</h3>
      <p className="mb-4 max-w-prose">{data.application.answers.address}</p>
      <DayInput name="visitedOn" label={t("visitedOn")} defaultValue={data.today} max={data.today} />
      <Radios
        name="finding"
        label={t("finding")}
        choices={VISIT_FINDINGS.map((finding) => ({ value: finding, label: t(`findings.${finding}`) }))}
      />
      <TextArea name="note" label={t("note")} rows={3} maxLength={1000} optional />
      <SubmitButton look="secondary">{t("submit")}</SubmitButton>
    </ActionForm>
  );
}
