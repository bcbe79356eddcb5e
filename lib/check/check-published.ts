import { type Checked, checkText } from "./check-text";
import { knowledgeOf } from "./knowledge";
import type { Published } from "./published";

/**
 * The same check with the lists as they are published now. Nothing is remembered: many people stand behind one
 * server, and whose device a proof was shown to before, it does not know.
 */
export async function checkPublished(text: string, published: Published, now: Date): Promise<Checked> {
  const fetchedAtMs = now.getTime();
  const statuses = published.statusLists.map(({ uri, text }) => [uri, { text, fetchedAtMs }] as const);
  const knowledge = await knowledgeOf(
    {
      trust: published.trustList === null ? null : { text: published.trustList, fetchedAtMs },
      statuses: Object.fromEntries(statuses),
      highestVersion: 1,
    },
    published.operatorKeys,
  );
  return checkText(text, { knowledge, now, challenge: null, seen: null });
}
