"use server";

import { checkPublished } from "@/lib/check/check-published";
import { type ServerCheck, TEXT_FIELD } from "@/lib/check/server-check";
import { clock } from "@/lib/clock";
import { publishedNow } from "./published";

/** Checks a text for a browser that cannot: without JavaScript, or at an address that is not encrypted. Keeps nothing. */
export async function checkOnServer(_previous: ServerCheck, form: FormData): Promise<ServerCheck> {
  const text = form.get(TEXT_FIELD);
  if (typeof text !== "string" || text.trim() === "") return { status: "EMPTY" };
  const published = await publishedNow();
  return { status: "CHECKED", text, checked: await checkPublished(text, published, clock.now()) };
}
