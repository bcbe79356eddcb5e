import { readFile } from "node:fs/promises";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { getActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { localeOr } from "@/lib/i18n/routing";
import { findBatch, withRejects } from "@/lib/permits/batch";
import { reasonsOf } from "../../batch-words";

type Context = { params: Promise<{ locale: string; batch: string }> };

const TYPES = {
  CSV: { type: "text/csv", ending: "csv" },
  XLSX: { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ending: "xlsx" },
} as const;

/** The lines that were left out, as a table like the one that came in; to officers of the list's city. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const given = await params;
  const locale = localeOr(given.locale);
  const id = z.uuid().safeParse(given.batch);
  const actor = await getActor();
  if (!id.success || actor === null) return nothing();
  if (actor.role !== "CLERK" && actor.role !== "SUPERVISOR") return nothing();
  const batch = await withActor(actor, (tx) => findBatch(tx, actor, id.data));
  if (batch === null || batch.state === "CHECKING") return nothing();
  const t = await getTranslations({ locale, namespace: "desk-permits.batch" });
  const tables = await getTranslations({ locale, namespace: "tables" });
  const say = (key: string, values: Record<string, string | number>) => tables(key, values);
  const words = {
    locale,
    reasonsOf: (line: Parameters<typeof reasonsOf>[0]) => reasonsOf(line, { t, say, locale }),
  };
  const bytes = await withRejects(actor, batch, words, (path) => readFile(path));
  const { type, ending } = TYPES[batch.readAs.format.kind];
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="rejects.${ending}"`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}

function nothing(): Response {
  return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
}
