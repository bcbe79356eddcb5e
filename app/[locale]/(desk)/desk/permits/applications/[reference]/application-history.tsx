import { useLocale, useTranslations } from "next-intl";
import { z } from "zod";
import { type CaseEvent, CaseHistory } from "@/components/case/case-history";
import { formatList } from "@/lib/i18n/format";
import type { ApplicationRefusal } from "@/lib/permits/types";
import { type CaseNames, whoActed } from "../../../cases/[reference]/words";
import { usePaperName } from "./application-papers";
import type { ApplicationData } from "./load";

const detailSchema = z.object({
  items: z.array(z.string()).catch([]),
  grounds: z.array(z.string()).catch([]),
});
const DECISIONS = ["APPLICATION_GRANT", "APPLICATION_REFUSE"];

/** What happened: the applicant's own acts as the application has them, the office's as the log has them. */
export function ApplicationHistory({ data, names }: { data: ApplicationData; names: CaseNames }) {
  const t = useTranslations("audit.actions");
  const others = useTranslations("decision.events");
  const actors = useTranslations("decision.actors");
  const roles = useTranslations("auth.roles");
  const applicant = actors("applicant");
  const office = data.events.map(
    (event): CaseEvent => ({
      key: event.id,
      at: event.at,
      title: t.has(event.action) ? t(event.action) : others("other"),
      actor: whoActed(names, event, actors, roles),
      body: <Body detail={event.detail} purpose={event.purpose} />,
      weight: DECISIONS.includes(event.action) ? "decision" : "plain",
    }),
  );
  const { submittedAt } = data.application;
  const own: CaseEvent[] = [
    ...(submittedAt === null
      ? []
      : [{ key: "submit", at: submittedAt, title: t("APPLICATION_SUBMIT"), actor: applicant }]),
    ...data.supplements.flatMap(({ id, answeredAt }) =>
      answeredAt === null
        ? []
        : [{ key: id, at: answeredAt, title: t("APPLICATION_SUPPLEMENT"), actor: applicant }],
    ),
  ];
  const events = [...own, ...office].sort((a, b) => Number(new Date(a.at)) - Number(new Date(b.at)));
  return <CaseHistory events={events} />;
}

function Body({ detail, purpose }: { detail: unknown; purpose: string | null }) {
  const words = useTranslations("desk-permits");
  const nameOf = usePaperName();
  const locale = useLocale();
  const read = detailSchema.safeParse(detail);
  const { items, grounds } = read.success ? read.data : { items: [], grounds: [] };
  const reasons = grounds.map((ground) => words(`grounds.${ground as ApplicationRefusal}`));
  return (
    <>
      {purpose !== null && <p>{words("history.note", { note: purpose })}</p>}
      {items.length > 0 && <p>{words("history.items", { items: formatList(locale, items.map(nameOf)) })}</p>}
      {reasons.length > 0 && <p>{words("history.grounds", { grounds: formatList(locale, reasons) })}</p>}
    </>
  );
}
