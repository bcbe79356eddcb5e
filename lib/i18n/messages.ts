import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Locale } from "./routing";

export type Messages = { [key: string]: string | Messages };

const loaded = new Map<Locale, Messages>();

/**
 * All messages of one language, `{ [namespace]: … }`: one JSON file per namespace in `messages/<locale>/`.
 * Read once per process (again at every request while developing), by the application and by jobs alike.
 * They stay on the server: client components get the strings they show as props.
 */
export function messagesOf(locale: Locale): Messages {
  const known = process.env.NODE_ENV === "development" ? undefined : loaded.get(locale);
  if (known !== undefined) return known;
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "messages", locale);
  const messages: Messages = {};
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".json")) continue;
    messages[path.basename(file, ".json")] = JSON.parse(readFileSync(path.join(folder, file), "utf8"));
  }
  loaded.set(locale, messages);
  return messages;
}
