import { useLocale, useTranslations } from "next-intl";
import { CaseHistory } from "@/components/case/case-history";
import type { AuditEvent } from "@/lib/generated/prisma/client";
import type { PlaceName } from "@/lib/places/types";
import { actorText } from "../../../actor-text";

/** Saving a draft is no news, and looks have a page of their own. */
const LEFT_OUT = new Set(["APPLICATION_SAVE", "DOCUMENT_OPENED", "APPLICATION_OPENED", "PERMIT_OPENED"]);
const DECISIONS = new Set([
  "APPLICATION_GRANT",
  "APPLICATION_REFUSE",
  "APPLICATION_FIND_NOT_NEEDED",
  "APPLICATION_FIND_NOT_COMPETENT",
]);
const DONE = new Set(["APPLICATION_SUBMIT", "APPLICATION_ACCEPT", "APPLICATION_DEEM_ACCEPTED"]);

/** What happened to an application: offices, never names. */
export function ApplicationEvents(props: {
  events: readonly AuditEvent[];
  viewer: string;
  cities: ReadonlyMap<string, PlaceName>;
}) {
  const t = useTranslations("looks");
  const locale = useLocale();
  return (
    <CaseHistory
      events={props.events
        .filter(({ action }) => !LEFT_OUT.has(action))
        .map((event) => ({
          key: event.id,
          at: event.at,
          title: t.has(`actions.${event.action}`) ? t(`actions.${event.action}`) : event.action,
          actor: actorText(t, locale, event, props.viewer, props.cities),
          weight: DECISIONS.has(event.action) ? "decision" : DONE.has(event.action) ? "done" : "plain",
        }))}
    />
  );
}
