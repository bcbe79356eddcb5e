import { databaseAnswers } from "@/lib/db/health";

export const dynamic = "force-dynamic";

/** For the launcher and for load balancers: whether this process can do its work. Says nothing else. */
export async function GET(): Promise<Response> {
  const ok = await databaseAnswers();
  return Response.json(
    { status: ok ? "ok" : "unavailable" },
    { status: ok ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
