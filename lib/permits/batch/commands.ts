import type { z } from "zod";
import type { DeskActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { documentStore } from "@/lib/documents/store";
import { AppError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import type { At } from "../commands/at";
import { readList } from "./list-file";
import { findBatch } from "./queries";
import type { batchStepSchema, takeInSchema } from "./schema";
import type { Batch, BatchState } from "./types";

/** Takes in an employer's list and gives its id; the lines are checked afterwards (`runBatches`). */
export async function takeInList(
  tx: Tx,
  actor: DeskActor,
  { employer, list }: z.output<typeof takeInSchema>,
  at: At,
): Promise<string> {
  const read = await readList(list);
  if (!read.ok) throw new AppError("INVALID", { fields: { list: "file" } });
  await documentStore().put(read.sha256, read.bytes);
  const id = newId();
  await tx.permitBatch.createMany({
    data: {
      ...{ cityCode: actor.city, id, employer, lines: read.lines },
      fileName: nameOf(list),
      fileSha256: read.sha256,
      readAs: read.readAs as unknown as Prisma.InputJsonObject,
      state: "CHECKING",
      createdById: actor.id,
      createdAt: at.now,
    },
  });
  return id;
}

/** Says that every fit line is to be endorsed. Once: of two at the same time the second is told that it has changed. */
export async function confirmBatch(
  tx: Tx,
  actor: DeskActor,
  { batch: id, seenVersion }: z.output<typeof batchStepSchema>,
  at: At,
): Promise<void> {
  const batch = await requireState(tx, actor, id, ["CHECKED"]);
  if (batch.fit === 0) throw new AppError("WRONG_STATE");
  const data = { state: "CONFIRMED", confirmedById: actor.id, confirmedAt: at.now, done: 0 };
  await move(tx, batch, seenVersion, data);
}

/** Puts a list aside that nobody has confirmed; no permit has been touched. */
export async function discardBatch(
  tx: Tx,
  actor: DeskActor,
  { batch: id, seenVersion }: z.output<typeof batchStepSchema>,
  at: At,
): Promise<void> {
  const batch = await requireState(tx, actor, id, ["CHECKING", "CHECKED"]);
  await move(tx, batch, seenVersion, { state: "DISCARDED", finishedAt: at.now });
}

async function requireState(
  tx: Tx,
  actor: DeskActor,
  id: string,
  states: readonly BatchState[],
): Promise<Batch> {
  const batch = await findBatch(tx, actor, id);
  if (batch === null) throw new AppError("NOT_FOUND");
  if (!states.includes(batch.state)) throw new AppError("STALE");
  return batch;
}

async function move(
  tx: Tx,
  { cityCode, id, state }: Batch,
  seenVersion: number,
  data: Prisma.PermitBatchUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.permitBatch.updateMany({
    where: { cityCode, id, state, rowVersion: seenVersion },
    data: { ...data, rowVersion: { increment: 1 } },
  });
  if (count === 0) throw new AppError("STALE");
}

/** For people to recognise the list by; never a path. */
function nameOf({ name }: File): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  return [...last.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").trim()].slice(0, 120).join("") || "–";
}
