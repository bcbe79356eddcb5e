import { z } from "zod";
import { getActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { referenceSchema } from "@/lib/transfers/schema";
import { isLetterThere, LETTER_KINDS } from "../../letter-kinds";
import { loadApplication } from "../../load";
import { applicationLetter } from "./letter-text";

type Context = { params: Promise<{ reference: string; kind: string }> };

/** A letter of an application as PDF. Opening it opens the application, so it is in the log as a look. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const given = await params;
  const reference = referenceSchema.safeParse(decodeURIComponent(given.reference));
  const kind = z.enum(LETTER_KINDS).safeParse(given.kind);
  const actor = await getActor();
  if (!reference.success || !kind.success || actor === null) return nothing();
  if (actor.role !== "CLERK" && actor.role !== "SUPERVISOR") return nothing();
  const data = await withActor(actor, (tx) => loadApplication(tx, actor, reference.data));
  if (data === null || !isLetterThere(kind.data, data)) return nothing();
  const bytes = await applicationLetter(kind.data, data);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${reference.data}-${kind.data}.pdf"`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}

function nothing(): Response {
  return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
}
