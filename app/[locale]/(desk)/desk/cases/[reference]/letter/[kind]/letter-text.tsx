import { useTranslations } from "next-intl";
import type { RequirementSetting } from "@/components/case/requirement-text";
import { toDay } from "@/lib/db/days";
import { formatDay } from "@/lib/i18n/format";
import type { PaperKind } from "@/lib/transfers/types";
import type { LetterKind } from "../../letter-kinds";
import type { CaseData } from "../../load";
import { type CaseNames, cityName } from "../../words";
import { RefusalText } from "./refusal-text";

export interface LetterProps {
  data: CaseData;
  names: CaseNames;
  setting: RequirementSetting;
}

/** The body of each kind of letter. The ID number stays masked: a letter lies on desks and in post rooms. */
export function LetterText({ kind, ...props }: LetterProps & { kind: LetterKind }) {
  switch (kind) {
    case "move-in":
      return <MoveIn {...props} />;
    case "move-out":
      return <MoveOut {...props} />;
    case "correction":
      return <Correction {...props} />;
    case "refusal":
      return <RefusalText {...props} />;
  }
}

function placesOf({ data, names }: LetterProps) {
  return {
    name: data.person.name,
    idNumber: data.person.idNumberMasked,
    city: cityName(names, data.transfer.destinationCity),
    origin: cityName(names, data.transfer.originCity),
    reference: data.transfer.reference,
  };
}

function MoveIn(props: LetterProps) {
  const t = useTranslations("decision.letter.moveIn");
  const landings = useTranslations("decision.landing");
  const { data, names } = props;
  const { transfer, calculation, certificates } = data;
  const { landing } = transfer.answers;
  const certificate = certificates.find((one) => one.kind === "MOVE_IN");
  // The certificate rests on the approval's calculation, whatever the ledger has become since.
  const approval = data.decisions.findLast((decision) => decision.step === "APPROVE");
  const kept = approval ? (JSON.parse(approval.answer) as { pathway: string | null }) : calculation.answer;
  const pathway = calculation.pathways.find((one) => one.id === kept.pathway);
  return (
    <>
      <p>{t("body", placesOf(props))}</p>
      {landing && <p>{t("landing", { address: landing.address, kind: landings(landing.kind) })}</p>}
      <p>
        {t("basis", {
          title: calculation.ruleSet?.title[names.locale] ?? "–",
          pathway: pathway?.title[names.locale] ?? "–",
          day: formatDay(names.locale, transfer.acceptedOn ?? data.today),
        })}
      </p>
      {certificate && <p>{t("valid", { day: formatDay(names.locale, toDay(certificate.validUntil)) })}</p>}
    </>
  );
}

function MoveOut(props: LetterProps) {
  const t = useTranslations("decision.letter.moveOut");
  const { data, names } = props;
  const certificate = data.certificates.find((one) => one.kind === "MOVE_OUT");
  const moveIn = data.certificates.find((one) => one.kind === "MOVE_IN");
  if (!certificate) return null;
  return (
    <>
      <p>{t("body", { ...placesOf(props), day: formatDay(names.locale, toDay(certificate.issuedOn)) })}</p>
      <p>{t("basis", { number: moveIn?.number ?? "–" })}</p>
      <p>{t("valid", { day: formatDay(names.locale, toDay(certificate.validUntil)) })}</p>
    </>
  );
}

function Correction(props: LetterProps) {
  const t = useTranslations("decision.letter.correction");
  const papers = useTranslations("decision.papers");
  const { data, names } = props;
  const asked = data.supplements.at(-1);
  if (!asked) return null;
  return (
    <>
      <p>{t("body", placesOf(props))}</p>
      <ol className="list-decimal pl-6">
        {asked.items.map((item) => (
          <li key={item}>{papers.has(item as PaperKind) ? papers(item as PaperKind) : item}</li>
        ))}
      </ol>
      {asked.note !== null && <p>{t("note", { note: asked.note })}</p>}
      <p>{t("due", { day: formatDay(names.locale, toDay(asked.dueOn)) })}</p>
      <p>{t("basis")}</p>
    </>
  );
}
