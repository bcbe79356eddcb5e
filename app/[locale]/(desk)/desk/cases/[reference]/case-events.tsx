import { useLocale, useTranslations } from "next-intl";
import { z } from "zod";
import { type CaseEvent, CaseHistory } from "@/components/case/case-history";
import { formatList } from "@/lib/i18n/format";
import type { PaperKind } from "@/lib/transfers/types";
import type { CaseData } from "./load";
import { useGroundText } from "./reasons";
import { type CaseNames, whoActed } from "./words";

const detailSchema = z.object({
  items: z.array(z.string()).catch([]),
  grounds: z.array(z.string()).catch([]),
  note: z.string().nullable().catch(null),
});

/** Saved sections and opened papers are no steps of the case; who looked is the applicant's to see. */
const LEFT_OUT = ["TRANSFER_SAVE", "DOCUMENT_OPENED"];
const DECISIONS = ["TRANSFER_APPROVE", "TRANSFER_CONFIRM_REFUSAL", "TRANSFER_OBJECT"];
const DONE = ["TRANSFER_CONFIRM_ORIGIN", "REGISTRATION_MOVED"];

/** What happened in the case: both cities and the applicant read the same. */
export function CaseEvents({ data, names }: { data: CaseData; names: CaseNames }) {
  const t = useTranslations("decision.events");
  const actors = useTranslations("decision.actors");
  const roles = useTranslations("auth.roles");
  const events: CaseEvent[] = data.events
    .filter((event) => !LEFT_OUT.includes(event.action))
    .map((event) => ({
      key: event.id,
      at: event.at,
      title: t(t.has(event.action) ? event.action : "other"),
      actor: whoActed(names, event, actors, roles),
      body: <EventBody detail={event.detail} purpose={event.purpose} />,
      weight: DECISIONS.includes(event.action) ? "decision" : DONE.includes(event.action) ? "done" : "plain",
    }));
  return <CaseHistory events={events} />;
}

function EventBody({ detail, purpose }: { detail: unknown; purpose: string | null }) {
  const t = useTranslations("desk.case.history");
  const papers = useTranslations("decision.papers");
  const ground = useGroundText();
  const locale = useLocale();
  const read = detailSchema.safeParse(detail);
  const { items, grounds, note } = read.success ? read.data : { items: [], grounds: [], note: null };
  const named = items.map((item) => (papers.has(item as PaperKind) ? papers(item as PaperKind) : item));
  return (
    <>
      {purpose !== null && <p>{t("purpose", { purpose })}</p>}
      {named.length > 0 && <p>{t("items", { items: formatList(locale, named) })}</p>}
      {grounds.length > 0 && <p>{t("grounds", { grounds: formatList(locale, grounds.map(ground)) })}</p>}
      {note !== null && <p>{t("note", { note })}</p>}
    </>
  );
}
