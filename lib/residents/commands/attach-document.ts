import { recordEvent } from "@/lib/audit/log";
import type { DeskActor, ResidentActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { documentStore } from "@/lib/documents/store";
import type { DocumentStore, ExaminedFile } from "@/lib/documents/types";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { requireOwnCity } from "../access";
import { findCurrentRecord } from "../queries";
import { requireOtherHousehold } from "./other-household";

export interface NewDocument {
  residentId: string;
  /** What it is, in the words of the part that asks for it: a paper kind of a case, or `EVIDENCE` of a record. */
  kind: string;
  /** Exactly one of the three; `applicationId`: an application for a permit. */
  recordId?: string;
  caseId?: string;
  applicationId?: string;
  file: ExaminedFile;
}

/**
 * Adds a paper to a ledger record, a case or an application for a permit in the actor's sight, with its event. Bytes first: a row never
 * points at nothing, and bytes that no row points at harm nobody.
 */
export async function attachDocument(
  tx: Tx,
  actor: ResidentActor | DeskActor,
  paper: NewDocument,
  now: Date,
  store: DocumentStore = documentStore(),
): Promise<string> {
  const cityCode = await cityOf(tx, actor, paper);
  await store.put(paper.file.sha256, paper.file.bytes);
  const id = newId();
  const caseId = paper.caseId ?? paper.applicationId;
  await tx.document.createMany({
    data: {
      residentId: paper.residentId,
      id,
      kind: paper.kind,
      cityCode,
      recordId: paper.recordId ?? null,
      caseId: paper.caseId ?? null,
      applicationId: paper.applicationId ?? null,
      sha256: paper.file.sha256,
      mediaType: paper.file.mediaType,
      sizeBytes: paper.file.bytes.byteLength,
      fileName: paper.file.fileName,
      uploadedById: actor.id,
      uploadedAt: now,
    },
  });
  await recordEvent(tx, actor, now, {
    residentId: paper.residentId,
    action: "DOCUMENT_ATTACHED",
    subjectKind: "DOCUMENT",
    subjectId: id,
    ...(caseId === undefined ? {} : { caseId }),
    detail: { kind: paper.kind, sha256: paper.file.sha256 },
  });
  return id;
}

/**
 * The city whose clerks may see the paper at the counter: the record's, or the one that issues the permit. A case's
 * papers belong to no one city.
 */
async function cityOf(tx: Tx, actor: ResidentActor | DeskActor, paper: NewDocument): Promise<string | null> {
  if (paper.recordId !== undefined) {
    const record = await findCurrentRecord(tx, paper.residentId, paper.recordId);
    if (!record) throw new AppError("NOT_FOUND");
    if (actor.role !== "RESIDENT") {
      // A case opens the whole file, but its officers answer for their own city's records alone.
      requireOwnCity(actor, record.cityCode);
      await requireOtherHousehold(tx, record.residentId);
    }
    return record.cityCode;
  }
  if (paper.applicationId !== undefined)
    return cityOfApplication(tx, actor, paper.residentId, paper.applicationId);
  const transfer =
    paper.caseId === undefined
      ? null
      : await tx.transferCase.findUnique({
          where: { residentId_id: { residentId: paper.residentId, id: paper.caseId } },
          select: { closedAt: true },
        });
  if (!transfer) throw new AppError("NOT_FOUND");
  if (transfer.closedAt !== null) throw new AppError("WRONG_STATE");
  return null;
}

async function cityOfApplication(
  tx: Tx,
  actor: ResidentActor | DeskActor,
  residentId: string,
  id: string,
): Promise<string> {
  const application = await tx.permitApplication.findUnique({
    where: { residentId_id: { residentId, id } },
    select: { cityCode: true, closedAt: true },
  });
  if (!application) throw new AppError("NOT_FOUND");
  if (application.closedAt !== null) throw new AppError("WRONG_STATE");
  if (actor.role !== "RESIDENT") {
    requireOwnCity(actor, application.cityCode);
    await requireOtherHousehold(tx, residentId);
  }
  return application.cityCode;
}
