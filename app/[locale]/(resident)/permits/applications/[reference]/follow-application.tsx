import { useLocale, useTranslations } from "next-intl";
import { CaseProgress } from "@/components/case/case-progress";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { toDay } from "@/lib/db/days";
import type { AuditEvent, PermitDecision, PermitSupplement, SiteVisit } from "@/lib/generated/prisma/client";
import { formatDay } from "@/lib/i18n/format";
import { nextApplicationState } from "@/lib/permits/lifecycle";
import type { DocumentEntry } from "@/lib/residents/documents";
import { DocumentList } from "../../../document-list";
import type { OwnApplication } from "../../load";
import { applicationPath, permitPath } from "../../paths";
import { applicationNext } from "../../words";
import { ApplicationEvents } from "./application-events";
import type { Eligibility } from "./eligibility";
import { EligibilitySection } from "./eligibility-section";
import { stagesOf } from "./stages";

type Props = {
  own: OwnApplication;
  documents: readonly DocumentEntry[];
  events: readonly AuditEvent[];
  decisions: readonly PermitDecision[];
  supplements: readonly PermitSupplement[];
  visits: readonly SiteVisit[];
  permitNumber: string | null;
  /** Calendar days from acceptance that the city promises. */
  promise: number;
  eligibility: Eligibility | null;
  viewer: string;
};

/** An application that was handed in: where it stands, what happens next, its outcome, papers and history. */
export function FollowApplication(props: Props) {
  const { own, documents, events, decisions, supplements, visits, eligibility } = props;
  const t = useTranslations("permits");
  const locale = useLocale();
  const { application } = own;
  const words = { t, locale, cities: own.cities };
  const path = (part: string) => applicationPath(application.reference, part);
  const stages = stagesOf(application, words);
  const decision = decisions.at(-1);
  const asked = supplements.find((one) => one.answeredAt === null);
  const visit = visits.find((one) => one.finding === null);
  const isAtIntake = application.state === "SUBMITTED" || application.state === "RESUBMITTED";
  return (
    <>
      {stages !== null && <CaseProgress stages={stages} label={t("application.progress")} />}
      <section aria-labelledby="next" className="max-w-prose">
        <h2 id="next">{t("application.nextTitle")}</h2>
        <p className="mt-2">{applicationNext(words, application, own.today)}</p>
        {isAtIntake && (
          <p className="mt-2 text-ink-soft">{t("application.promise", { days: props.promise })}</p>
        )}
      </section>
      {props.permitNumber !== null && (
        <p className="mt-4">
          <LinkButton href={permitPath(props.permitNumber)}>{t("application.toPermit")}</LinkButton>
        </p>
      )}
      {visit !== undefined && (
        <Notice title={t("visit.title")}>
          <p>{t("visit.body", { day: formatDay(locale, toDay(visit.dueOn)) })}</p>
        </Notice>
      )}
      {application.state === "CORRECTION_REQUESTED" && asked !== undefined && (
        <Notice kind="warning" title={t("supplement.asked")}>
          <ul className="list-disc pl-5">
            {asked.items.map((item) => (
              <li key={item}>{t(`papers.kinds.${item}`)}</li>
            ))}
          </ul>
          {asked.note !== null && <p>{asked.note}</p>}
          <p className="pt-3">
            <LinkButton href={path("/supplement")}>{t("supplement.start")}</LinkButton>
          </p>
        </Notice>
      )}
      {decision !== undefined && (
        <section aria-labelledby="letters">
          <h2 id="letters">{t("application.letters")}</h2>
          <ul className="my-4 max-w-prose border-t border-line">
            <li className="border-b border-line py-2.5">
              <Link href={path("/decision")}>{t(`decision.title.${decision.outcome}`)}</Link>
            </li>
          </ul>
        </section>
      )}
      {eligibility !== null && <EligibilitySection own={own} eligibility={eligibility} />}
      <h2>{t("application.history")}</h2>
      <ApplicationEvents events={events} viewer={props.viewer} cities={own.cities} />
      <h2>{t("draft.papers")}</h2>
      <DocumentList
        documents={documents}
        kindText={(kind) => t(`papers.kinds.${kind}`)}
        uploaded={(values) => t("papers.uploaded", values)}
        empty={t("papers.none")}
      />
      {nextApplicationState(application.state, "WITHDRAW") !== null && (
        <p className="no-print mt-8 border-t border-line pt-4">
          <Link href={path("/withdraw")}>{t("withdraw.link")}</Link>
        </p>
      )}
    </>
  );
}
