import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import type { PathwayAnswer, Status } from "@/lib/rules/answer";
import { type AnswerLookups, nameOf } from "./answer-lookups";
import { RequirementList } from "./requirement-list";

const TONES: Record<Status, StatusTone> = { met: "counts", notMet: "none", unknown: "part" };

/** Every way into the destination, each with its requirements; any one of them is enough. */
export function PathwayList({
  pathways,
  lookups,
  open,
}: {
  pathways: readonly PathwayAnswer[];
  lookups: AnswerLookups;
  open?: boolean;
}) {
  const t = useTranslations("case");
  if (pathways.length === 0) return <Notice kind="warning" title={t("noPathways")} />;
  return (
    <div className="space-y-10">
      {pathways.length > 1 && <p className="max-w-prose text-ink-soft">{t("anyPathway")}</p>}
      {pathways.map((pathway) => (
        <section key={pathway.id} aria-labelledby={`pathway-${pathway.id}`}>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b-2 border-ink pb-2">
            <h3 id={`pathway-${pathway.id}`} className="m-0">
              {nameOf(lookups.pathways, pathway.id)}
            </h3>
            <StatusTag tone={TONES[pathway.status]}>{t(`pathwayStatus.${pathway.status}`)}</StatusTag>
          </div>
          <RequirementList requirements={pathway.requirements} lookups={lookups} open={open} />
        </section>
      ))}
    </div>
  );
}
