import { PUBLIC } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import { databaseAnswers } from "@/lib/db/health";
import { withActor } from "@/lib/db/with-actor";
import { isDemonstration } from "@/lib/env";

export const dynamic = "force-dynamic";

/**
 * For the launcher and for load balancers: whether this process can do its work. A demonstration also says which
 * day it is there, for its clock can be moved.
 */
export async function GET(): Promise<Response> {
  const ok = await databaseAnswers();
  const today = ok && isDemonstration ? await withActor(PUBLIC, async () => clock.today()) : undefined;
  return Response.json(
    { status: ok ? "ok" : "unavailable", today },
    { status: ok ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
