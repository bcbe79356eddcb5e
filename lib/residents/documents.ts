import type { Tx } from "@/lib/db/types";
import type { MediaType } from "@/lib/documents/types";

/** A paper in somebody's file; its bytes lie in the document store. */
export interface DocumentEntry {
  residentId: string;
  id: string;
  kind: string;
  recordId: string | null;
  caseId: string | null;
  applicationId: string | null;
  sha256: string;
  mediaType: MediaType;
  sizeBytes: number;
  fileName: string;
  uploadedById: string;
  uploadedAt: Date;
}

/** The papers of a case, first to last. */
export function listCaseDocuments(tx: Tx, key: { residentId: string; id: string }): Promise<DocumentEntry[]> {
  return listed(tx, { residentId: key.residentId, caseId: key.id });
}

/** The papers of an application for a permit, first to last. */
export function listApplicationDocuments(
  tx: Tx,
  key: { residentId: string; id: string },
): Promise<DocumentEntry[]> {
  return listed(tx, { residentId: key.residentId, applicationId: key.id });
}

/** The papers of several ledger records; of one that superseded others, give the ids of those, too. */
export function listRecordDocuments(
  tx: Tx,
  residentId: string,
  recordIds: readonly string[],
): Promise<DocumentEntry[]> {
  return listed(tx, { residentId, recordId: { in: [...recordIds] } });
}

/** One paper in the actor's sight, or null for none and for anybody else's alike. */
export async function findDocument(tx: Tx, residentId: string, id: string): Promise<DocumentEntry | null> {
  const row = await tx.document.findUnique({ where: { residentId_id: { residentId, id } } });
  return row ? { ...row, mediaType: row.mediaType as MediaType } : null;
}

async function listed(
  tx: Tx,
  where: { residentId: string; caseId?: string; applicationId?: string; recordId?: { in: string[] } },
): Promise<DocumentEntry[]> {
  const rows = await tx.document.findMany({ where, orderBy: [{ uploadedAt: "asc" }, { id: "asc" }] });
  // The database's CHECK keeps the type to these words.
  return rows.map((row) => ({ ...row, mediaType: row.mediaType as MediaType }));
}
