import { useLocale, useTranslations } from "next-intl";
import { z } from "zod";
import { CaseHistory } from "@/components/case/case-history";
import type { AuditEvent } from "@/lib/generated/prisma/client";
import { formatList } from "@/lib/i18n/format";
import type { PlaceName } from "@/lib/places/types";
import { actorText } from "../../actor-text";

export type CaseEventRow = AuditEvent;

/** Saving a draft is no news, and opening a paper is among the looks, which have a page of their own. */
const LEFT_OUT = new Set(["TRANSFER_SAVE", "DOCUMENT_OPENED"]);
const DECISIONS = new Set(["TRANSFER_APPROVE", "TRANSFER_CONFIRM_REFUSAL", "TRANSFER_OBJECT"]);
const DONE = new Set(["TRANSFER_CONFIRM_ORIGIN", "REGISTRATION_MOVED", "TRANSFER_SUBMIT", "TRANSFER_ACCEPT"]);

const detailSchema = z.object({ items: z.array(z.string()).optional() }).catch({});

/** What happened in a case: offices, never names. */
export function CaseEvents(props: {
  events: readonly CaseEventRow[];
  viewer: string;
  cities: ReadonlyMap<string, PlaceName>;
}) {
  const t = useTranslations("looks");
  const papers = useTranslations("transfer.papers.kinds");
  const locale = useLocale();
  const shown = props.events.filter((event) => !LEFT_OUT.has(event.action));
  return (
    <CaseHistory
      events={shown.map((event) => {
        const { items } = detailSchema.parse(event.detail);
        return {
          key: event.id,
          at: event.at,
          title: t.has(`actions.${event.action}`) ? t(`actions.${event.action}`) : event.action,
          actor: actorText(t, locale, event, props.viewer, props.cities),
          weight: DECISIONS.has(event.action) ? "decision" : DONE.has(event.action) ? "done" : "plain",
          ...(items && items.length > 0
            ? {
                body: formatList(
                  locale,
                  items.map((item) => papers(item)),
                ),
              }
            : {}),
        };
      })}
    />
  );
}
