import { z } from "zod";
import { PUBLIC } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";

const params = z.object({
  zone: z.string().regex(/^[a-z0-9-]{1,60}$/),
  version: z.coerce.number().int().min(1).max(100_000),
});

/** A published version as it was published, byte for byte: its SHA-256 is that of `rule_set.sha256`. Never changes. */
export async function GET(
  _request: Request,
  context: RouteContext<"/api/rules/[zone]/[version]">,
): Promise<Response> {
  const key = params.safeParse(await context.params);
  if (!key.success) return Response.json({ error: "no such version" }, { status: 404 });
  const { zone: zoneId, version } = key.data;
  const row = await withActor(PUBLIC, (tx) =>
    tx.ruleSet.findUnique({ where: { zoneId_version: { zoneId, version } } }),
  );
  if (!row) return Response.json({ error: "no such version" }, { status: 404 });
  return new Response(row.document, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      etag: `"${row.sha256}"`,
      "cache-control": "public, max-age=31536000, immutable",
    },
  });
}
