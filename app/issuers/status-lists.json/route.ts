import { answer } from "@/lib/permits/issuing/http";
import { nowPublished } from "@/lib/permits/issuing/now";
import { publishedStatusLists } from "@/lib/permits/issuing/published";

export const dynamic = "force-dynamic";

/** Where every status list is, so that a checker fetches them all and tells nobody whom it checks. */
export async function GET(request: Request): Promise<Response> {
  const lists = await publishedStatusLists(await nowPublished());
  return answer(request, JSON.stringify({ lists }), "application/json");
}
