import type { useTranslations } from "next-intl";
import type { LogEntry } from "@/lib/audit/queries";

/** Enough of an id to tell two apart: its end, because the beginning of a UUIDv7 is the time it was made. */
export function codeOf(id: string): string {
  return id.slice(-12);
}

const UUID = /^[0-9a-f]{8}-/;

/** What an entry is about: a case by its number, everything else by a code. */
export function subjectText(t: ReturnType<typeof useTranslations<"audit">>, entry: LogEntry): string {
  const key = `subjects.${entry.subjectKind}`;
  const id = UUID.test(entry.subjectId) ? codeOf(entry.subjectId) : entry.subjectId;
  return t.has(key) ? t(key, { id }) : id;
}

type Translate = { (key: string): string; has(key: string): boolean };

/** An act in words: of the office and the ledger in one namespace, of cases in the other. */
export function actionText(audit: Translate, decision: Translate, action: string): string {
  if (audit.has(`actions.${action}`)) return audit(`actions.${action}`);
  return decision.has(`events.${action}`) ? decision(`events.${action}`) : action;
}
