import { answer, JOSE_MEDIA } from "@/lib/permits/issuing/http";
import { nowPublished } from "@/lib/permits/issuing/now";
import { publishedTrustList } from "@/lib/permits/issuing/published";

export const dynamic = "force-dynamic";

/** Whose signatures count, signed by the operator: docs/signed-permits.md. */
export async function GET(request: Request): Promise<Response> {
  const { token } = await publishedTrustList(await nowPublished());
  return answer(request, token, JOSE_MEDIA);
}
