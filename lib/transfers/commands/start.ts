import type { z } from "zod";
import { recordEvent } from "@/lib/audit/log";
import type { ResidentActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { breaks } from "@/lib/db/with-actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { findBundle } from "@/lib/policy/bundle";
import { findRegistration, findResident } from "@/lib/residents/queries";
import { pathwaysFor, ruleSetInForce } from "@/lib/rules";
import { newReference } from "../reference";
import type { startSchema } from "../schema";
import type { At } from "./advance";

/** How often a new reference is drawn before chance is no longer the explanation. */
const DRAWS = 5;

/**
 * Begins an application as a draft, with its number. Anyone may apply whether or not the calculation says yes;
 * but not without a registration to move, nor to a city for which no rules are published.
 */
export async function startTransfer(
  tx: Tx,
  actor: ResidentActor,
  input: z.output<typeof startSchema>,
  at: At,
): Promise<string> {
  const person = await findResident(tx, input.residentId);
  if (!person) throw new AppError("NOT_FOUND");
  const registration = await findRegistration(tx, input.residentId);
  if (person.idKind !== "MAINLAND" || !registration) throw new AppError("NOT_APPLICABLE");
  if (registration.cityCode === input.destination) throw new AppError("SAME_CITY");
  await requireRules(tx, input.zone, input.destination, at.today);
  const id = newId();
  const reference = await takeReference(tx, { ...input, caseId: id, year: at.today.slice(0, 4) });
  try {
    await tx.transferCase.create({
      data: {
        residentId: input.residentId,
        id,
        reference,
        originCity: registration.cityCode,
        destinationCity: input.destination,
        zoneId: input.zone,
        state: "DRAFT",
        answers: { attributes: {} },
        createdById: actor.id,
        createdAt: at.now,
      },
    });
  } catch (error) {
    if (breaks(error, "transfer_case_one_open")) throw new AppError("OPEN_CASE_EXISTS");
    throw error;
  }
  await recordEvent(tx, actor, at.now, {
    residentId: input.residentId,
    caseId: id,
    action: "TRANSFER_START",
    subjectKind: "TRANSFER_CASE",
    subjectId: reference,
    detail: { origin: registration.cityCode, destination: input.destination, zone: input.zone },
  });
  return reference;
}

async function requireRules(tx: Tx, zoneId: string, destination: string, today: string): Promise<void> {
  const bundle = await findBundle(tx, zoneId);
  const isMember = bundle?.document.zone.members.some((member) => member.code === destination);
  if (!bundle || !isMember || !ruleSetInForce(bundle.compiled, today)) throw new AppError("NO_RULES");
  if (pathwaysFor(bundle.compiled, destination, today).length === 0) throw new AppError("NO_RULES");
}

async function takeReference(
  tx: Tx,
  draw: { residentId: string; caseId: string; destination: string; year: string },
): Promise<string> {
  for (let attempt = 0; attempt < DRAWS; attempt++) {
    const code = newReference(draw.destination, draw.year);
    const { count } = await tx.caseReference.createMany({
      data: { code, residentId: draw.residentId, caseId: draw.caseId },
      skipDuplicates: true,
    });
    if (count === 1) return code;
  }
  throw new Error("no free case reference was found");
}
