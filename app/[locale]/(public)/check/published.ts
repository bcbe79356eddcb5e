import { NOTHING_PUBLISHED, type Published } from "@/lib/check/published";

/** What the operator publishes now. */
export async function publishedNow(): Promise<Published> {
  return NOTHING_PUBLISHED;
}
