import { isRefusal } from "@/lib/errors";
import { getPublishedRule } from "@/lib/permits/published-rules";
import { canonicalJson, sha256Hex } from "@/lib/rules";
import { SUZHOU, type World } from "../support/world";

/** The code of the refusal, or null where it was done. */
export async function refusalOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
}

/** One of the published rules as Suzhou's own from a day on. */
export async function publishVariant(world: World, id: string, effectiveFrom: string): Promise<void> {
  const document = canonicalJson(getPublishedRule(id));
  await world.owner.query(
    `INSERT INTO city_publication (city_code, kind, version, effective_from, document, sha256, sample, publisher_id, published_at)
     SELECT $1, 'PERMIT_RULE', coalesce(max(version), 0) + 1, $2, $3, $4, true, gen_random_uuid(), now()
       FROM city_publication WHERE city_code = $1 AND kind = 'PERMIT_RULE'`,
    [SUZHOU, effectiveFrom, document, sha256Hex(document)],
  );
}
