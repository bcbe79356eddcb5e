import { env } from "@/lib/env";
import { publishedTrustList } from "../issuing/published";
import type { Trust } from "./read";
import { listsOf, trustedOperators } from "./trusted-operators";

/**
 * Whose statements are read here, as of now. It may ask other operators over the network and signs our own list where
 * that is due: call it before the transaction in which a statement is taken in.
 */
export async function trustNow(now: Date): Promise<Trust> {
  const file = env().HUTONG_TRUSTED_OPERATORS;
  const { list } = await publishedTrustList(now);
  return { own: list, others: file === undefined ? [] : await listsOf(await trustedOperators(file)) };
}
