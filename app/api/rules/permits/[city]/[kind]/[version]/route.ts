import { z } from "zod";
import { PUBLIC } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { findPublishedText } from "@/lib/permits/publication/queries";

const KINDS = { rule: "PERMIT_RULE", rights: "PERMIT_RIGHTS" } as const;

const params = z.object({
  city: z.string().regex(/^\d{6}(\d{3})?$/),
  kind: z.enum(["rule", "rights"]),
  version: z.coerce.number().int().min(1).max(100_000),
});

/** What a city published, byte for byte: its SHA-256 is that of `city_publication.sha256`. Never changes. */
export async function GET(
  _request: Request,
  context: { params: Promise<{ city: string; kind: string; version: string }> },
): Promise<Response> {
  const key = params.safeParse(await context.params);
  if (!key.success) return Response.json({ error: "no such version" }, { status: 404 });
  const { city: cityCode, kind, version } = key.data;
  const row = await withActor(PUBLIC, (tx) =>
    findPublishedText(tx, { cityCode, kind: KINDS[kind], version }),
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
