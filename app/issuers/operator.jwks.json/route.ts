import { answer, JWKS_MEDIA } from "@/lib/permits/issuing/http";
import { nowPublished } from "@/lib/permits/issuing/now";
import { publishedOperatorKeys } from "@/lib/permits/issuing/published";

export const dynamic = "force-dynamic";

/** What verifies the trust list. A checker pins it with its program; fetched beside the list, it proves nothing. */
export async function GET(request: Request): Promise<Response> {
  const keys = await publishedOperatorKeys(await nowPublished());
  return answer(request, JSON.stringify(keys), JWKS_MEDIA);
}
