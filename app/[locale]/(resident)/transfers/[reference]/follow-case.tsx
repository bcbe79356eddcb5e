import { useTranslations } from "next-intl";
import { CaseProgress } from "@/components/case/case-progress";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { Certificate, Decision, SupplementRequest } from "@/lib/generated/prisma/client";
import type { DocumentEntry } from "@/lib/residents/documents";
import { nextState } from "@/lib/transfers/lifecycle";
import { DocumentList } from "../../document-list";
import { type CaseWords, nextStep } from "../case-words";
import { casePath, type OwnCase } from "../load";
import { type CaseEventRow, CaseEvents } from "./case-events";
import { isLetter } from "./letters";
import { stagesOf } from "./stages";

type Props = {
  own: OwnCase;
  documents: readonly DocumentEntry[];
  events: readonly CaseEventRow[];
  decisions: readonly Decision[];
  supplements: readonly SupplementRequest[];
  certificates: readonly Certificate[];
  viewer: string;
  words: CaseWords;
};

/** A case that was handed in: where it stands, what happens next, its letters, papers and history. */
export function FollowCase({
  own,
  documents,
  events,
  decisions,
  supplements,
  certificates,
  viewer,
  words,
}: Props) {
  const t = useTranslations("transfer");
  const { transfer } = own;
  const path = (part: string) => casePath(transfer.reference, part);
  const stages = stagesOf(transfer, words);
  const letter = decisions.findLast(isLetter);
  const open = supplements.find((request) => request.answeredAt === null);
  return (
    <>
      {stages !== null && <CaseProgress stages={stages} label={t("case.progress")} />}
      <section aria-labelledby="next" className="max-w-prose">
        <h2 id="next">{t("case.next")}</h2>
        <p className="mt-2">{nextStep(words, transfer, own.today)}</p>
      </section>
      {transfer.state === "CORRECTION_REQUESTED" && open !== undefined && (
        <Notice kind="warning" title={t("supplement.asked")}>
          <ul className="list-disc pl-5">
            {open.items.map((item) => (
              <li key={item}>{t(`papers.kinds.${item}`)}</li>
            ))}
          </ul>
          {open.note !== null && <p>{open.note}</p>}
          <p className="pt-3">
            <LinkButton href={path("/supplement")}>{t("supplement.start")}</LinkButton>
          </p>
        </Notice>
      )}
      {(letter !== undefined || certificates.length > 0) && (
        <section aria-labelledby="letters">
          <h2 id="letters">{t("case.letters")}</h2>
          <ul className="my-4 max-w-prose border-t border-line">
            {letter !== undefined && (
              <li className="border-b border-line py-2.5">
                <Link href={path("/decision")}>{t(`decision.title.${letter.outcome}`)}</Link>
              </li>
            )}
            {certificates.map((certificate) => (
              <li key={certificate.id} className="border-b border-line py-2.5">
                <Link href={path(`/certificates#${certificate.kind}`)}>
                  {t(`certificate.title.${certificate.kind}`)}
                </Link>
                <span className="block text-sm text-ink-soft">{certificate.number}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <h2>{t("case.history")}</h2>
      <CaseEvents events={events} viewer={viewer} cities={own.cities} />
      <h2>{t("draft.papers")}</h2>
      <DocumentList
        documents={documents}
        kindText={(kind) => t(`papers.kinds.${kind}`)}
        uploaded={(values) => t("papers.uploaded", values)}
        empty={t("papers.none")}
      />
      {nextState(transfer.state, "WITHDRAW") !== null && (
        <p className="no-print mt-8 border-t border-line pt-4">
          <Link href={path("/withdraw")}>{t("withdraw.link")}</Link>
        </p>
      )}
    </>
  );
}
