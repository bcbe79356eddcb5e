import type { z } from "zod";
import type { DeskActor } from "@/lib/auth/types";
import { toDate } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { breaks } from "@/lib/db/with-actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { addWorkingDays } from "@/lib/places/calendar";
import { findBundle, keepBundle } from "@/lib/policy/bundle";
import { ruleSetInForce, ruleSetSha256InForce } from "@/lib/rules";
import { WORKING_DAYS } from "../lifecycle";
import { listSupplements } from "../queries";
import type { requestCorrectionSchema, stepSchema } from "../schema";
import { type At, advance } from "./advance";
import { opened } from "./opened";

/** Asks for everything that is missing, at once: a clerk once, a supervisor a second time. */
export async function requestCorrection(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof requestCorrectionSchema>,
  at: At,
): Promise<void> {
  const transfer = await opened(tx, actor, input.reference, at.now);
  await advance(
    tx,
    actor,
    transfer,
    "REQUEST_CORRECTION",
    { seenVersion: input.seenVersion, detail: { items: input.items } },
    at,
  );
  const earlier = (await listSupplements(tx, transfer)).length;
  if (earlier >= 2 || (earlier === 1 && actor.role !== "SUPERVISOR")) throw new AppError("ALREADY_ASKED");
  try {
    await tx.supplementRequest.createMany({
      data: {
        residentId: transfer.residentId,
        id: newId(),
        caseId: transfer.id,
        sequence: earlier + 1,
        items: input.items,
        note: input.note,
        askedById: actor.id,
        askedAt: at.now,
        dueOn: toDate(addWorkingDays(at.today, WORKING_DAYS.CORRECTION_REQUESTED)),
      },
    });
  } catch (error) {
    if (breaks(error, "supplement_request_resident_id_case_id_sequence_key"))
      throw new AppError("ALREADY_ASKED");
    throw error;
  }
}

/** Accepts the application: from now on it keeps these rules and this day, whatever is published later. */
export async function acceptTransfer(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof stepSchema>,
  at: At,
): Promise<void> {
  const transfer = await opened(tx, actor, input.reference, at.now);
  const bundle = await findBundle(tx, transfer.zoneId);
  const ruleSet = bundle && ruleSetInForce(bundle.compiled, at.today);
  if (!bundle || !ruleSet) throw new AppError("NO_RULES");
  await keepBundle(tx, bundle, at.now);
  const pinned = {
    acceptedOn: toDate(at.today),
    ruleSetVersion: ruleSet.version,
    ruleSetSha256: ruleSetSha256InForce(bundle.compiled, at.today),
    bundleSha256: bundle.sha256,
  };
  await advance(
    tx,
    actor,
    transfer,
    "ACCEPT",
    { seenVersion: input.seenVersion, data: pinned, detail: { version: ruleSet.version } },
    at,
  );
}
