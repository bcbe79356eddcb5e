import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { TaskList } from "@/components/ui/task-list";
import { ANSWERS_ASKED, missingAnswers } from "@/lib/permits/completeness";
import type { OwnApplication } from "../../load";
import { applicationPath } from "../../paths";
import type { Eligibility } from "./eligibility";
import { EligibilitySection } from "./eligibility-section";

type Props = { own: OwnApplication; documents: number; eligibility: Eligibility | null };

/** An application in work: its parts, what is missing, and the way to handing it in. */
export function DraftTasks({ own, documents, eligibility }: Props) {
  const t = useTranslations("permits.draft");
  const { application, today } = own;
  const asked = ANSWERS_ASKED[application.kind].length;
  const missing = missingAnswers(application.kind, application.answers, today).length;
  const path = (part: string) => applicationPath(application.reference, part);
  return (
    <>
      <p className="max-w-prose">{t("lead")}</p>
      <TaskList
        tasks={[
          {
            key: "details",
            title: t("details"),
            href: path("/details"),
            hint: t(`detailsHint.${application.kind}`),
            status:
              missing === 0 ? (
                <StatusTag tone="counts">{t("done")}</StatusTag>
              ) : (
                <StatusTag tone="action">
                  {missing === asked ? t("todo") : t("answered", { told: asked - missing, asked })}
                </StatusTag>
              ),
          },
          {
            key: "papers",
            title: t("papers"),
            href: path("/papers"),
            hint: t("papersHint"),
            status:
              documents > 0 ? (
                <StatusTag tone="counts">{t("uploaded", { count: documents })}</StatusTag>
              ) : (
                <StatusTag>{t("optional")}</StatusTag>
              ),
          },
          {
            key: "check",
            title: t("check"),
            href: path("/check"),
            hint: t("checkHint"),
            status: <StatusTag>{missing === 0 ? t("ready") : t("notReady")}</StatusTag>,
          },
        ]}
      />
      {eligibility !== null && <EligibilitySection own={own} eligibility={eligibility} />}
      <p className="mt-8">
        <Link href={path("/withdraw")}>{t("discard")}</Link>
      </p>
    </>
  );
}
