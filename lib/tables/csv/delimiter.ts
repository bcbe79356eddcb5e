import type { Delimiter } from "../types";

const CANDIDATES: readonly Delimiter[] = [",", "\t", ";"];

/**
 * What the first lines are divided by: the candidate that stands most often outside quotes in the first line that
 * has any. Those that lose are part of a title or of a cell. A comma where nothing tells.
 */
export function findDelimiter(head: string): Delimiter {
  const counts = new Map<string, number>(CANDIDATES.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const character of head) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === "\n" || character === "\r")) {
      if ([...counts.values()].some((count) => count > 0)) break;
    } else if (!quoted) {
      const count = counts.get(character);
      if (count !== undefined) counts.set(character, count + 1);
    }
  }
  return CANDIDATES.reduce((best, next) => ((counts.get(next) ?? 0) > (counts.get(best) ?? 0) ? next : best));
}
