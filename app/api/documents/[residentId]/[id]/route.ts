import { z } from "zod";
import { recordEvent } from "@/lib/audit/log";
import { decodeCounter } from "@/lib/auth/counter-handle";
import { getActor } from "@/lib/auth/session";
import type { SignedInActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import { documentStore } from "@/lib/documents/store";
import { openApplication } from "@/lib/permits/queries";
import { openStatementItem } from "@/lib/permits/statements/decide";
import { openLedgerItem, openPersonByHash } from "@/lib/residents/commands/open";
import { type DocumentEntry, findDocument } from "@/lib/residents/documents";
import { openTransfer } from "@/lib/transfers/queries";
import { referenceSchema } from "@/lib/transfers/schema";

const keySchema = z.object({ residentId: z.uuid(), id: z.uuid() });

type Context = { params: Promise<{ residentId: string; id: string }> };

/**
 * One paper, to whoever has the person in sight; to staff through the case (`?case=`), the application for a permit
 * (`?application=`) or the ledger item (`?item=`) or the conflict of a statement
 * (`?statement=`) they work on, or the person at their counter (`?person=`), as an event
 * of looking. Everyone else, and nobody, is told that there is nothing here.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const key = keySchema.safeParse(await params);
  const actor = await getActor();
  if (!key.success || actor === null) return nothing();
  const query = new URL(request.url).searchParams;
  const entry = await withActor(actor, (tx) => findFor(tx, actor, key.data, query));
  const bytes = entry === null ? null : await documentStore().get(entry.sha256);
  return entry === null || bytes === null ? nothing() : paper(entry, bytes);
}

async function findFor(
  tx: Tx,
  actor: SignedInActor,
  key: z.infer<typeof keySchema>,
  query: URLSearchParams,
): Promise<DocumentEntry | null> {
  if (actor.role === "RESIDENT") return findDocument(tx, key.residentId, key.id);
  if (actor.role !== "CLERK" && actor.role !== "SUPERVISOR") return null;
  const now = clock.now();
  const reference = referenceSchema.safeParse(query.get("case") ?? "");
  const permit = referenceSchema.safeParse(query.get("application") ?? "");
  const application = permit.success ? await openApplication(tx, actor, permit.data, now) : null;
  const item = z.uuid().safeParse(query.get("item"));
  const opened = reference.success ? await openTransfer(tx, actor, reference.data, now) : null;
  if (item.success) await openLedgerItem(tx, actor, item.data, now);
  const statement = z.uuid().safeParse(query.get("statement"));
  if (statement.success) await openStatementItem(tx, actor, statement.data, now);
  const counter = await decodeCounter(actor, query.get("person"));
  if (counter !== null) await openPersonByHash(tx, actor, counter, now);
  const entry = await findDocument(tx, key.residentId, key.id);
  if (entry === null) return null;
  await recordEvent(tx, actor, now, {
    residentId: entry.residentId,
    action: "DOCUMENT_OPENED",
    subjectKind: "DOCUMENT",
    subjectId: entry.id,
    ...(opened && opened.transfer.id === entry.caseId ? { caseId: entry.caseId } : {}),
    ...(application && application.id === entry.applicationId ? { caseId: entry.applicationId } : {}),
  });
  return entry;
}

/** Pictures are shown, everything else is downloaded; nothing in them can run, load or be taken for another type. */
function paper(entry: DocumentEntry, bytes: Uint8Array<ArrayBuffer>): Response {
  const disposition = entry.mediaType.startsWith("image/") ? "inline" : "attachment";
  const name = encodeURIComponent(entry.fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return new Response(bytes, {
    headers: {
      "content-type": entry.mediaType,
      "content-length": String(bytes.byteLength),
      "content-disposition": `${disposition}; filename*=UTF-8''${name}`,
      "content-security-policy": "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}

function nothing(): Response {
  return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
}
