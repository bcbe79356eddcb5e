import type { z } from "zod";
import { recordOfficeEvent } from "@/lib/audit/log";
import type { ZoneActor } from "@/lib/auth/types";
import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { canonicalJson, type RuleSet, TIERS } from "@/lib/rules";
import { type DraftStep, mayTakeDraftStep } from "../access";
import { checkRuleSet, isPublishable } from "../check";
import { differencesOf } from "../differences";
import { findDraft, findVersion, listVersions } from "../queries";
import {
  type acknowledgedStepSchema,
  cellName,
  type copyVersionSchema,
  type draftStepSchema,
  type saveDraftSchema,
} from "../schema";
import type { RuleSetDraft } from "../types";
import { acknowledged } from "../warnings";

export interface At {
  now: Date;
  today: Day;
}

/** Begins a draft as a copy of a published version of the admin's own zone. */
export async function copyVersion(
  tx: Tx,
  actor: ZoneActor,
  input: z.output<typeof copyVersionSchema>,
  at: At,
): Promise<string> {
  const base = await findVersion(tx, actor.zone, input.version);
  if (!base) throw new AppError("NOT_FOUND");
  const id = newId();
  await tx.ruleSetDraft.create({
    data: {
      id,
      zoneId: actor.zone,
      baseVersion: base.version,
      document: canonicalJson(base.ruleSet),
      status: "OPEN",
      authorId: actor.id,
      createdAt: at.now,
      updatedAt: at.now,
    },
  });
  await recordDraft(tx, actor, id, "RULE_SET_COPIED", { base: base.version }, at);
  return id;
}

/** Saves the matrix and the day of a draft; of two who save at once, the second is told. */
export async function saveDraft(
  tx: Tx,
  actor: ZoneActor,
  input: z.output<typeof saveDraftSchema>,
  at: At,
): Promise<void> {
  const draft = await getDraft(tx, actor, input.draftId);
  const ruleSet = withMatrix(draft.ruleSet, input);
  await move(tx, actor, draft, "SAVE", input.seenVersion, { document: canonicalJson(ruleSet) }, at);
  await recordDraft(
    tx,
    actor,
    draft.id,
    "RULE_SET_DRAFT_SAVED",
    { differences: differencesOf(draft.ruleSet, ruleSet).length },
    at,
  );
}

/** Hands a draft to the other admins of the zone, without errors and with a reason for every warning. */
export async function submitDraft(
  tx: Tx,
  actor: ZoneActor,
  input: z.output<typeof acknowledgedStepSchema>,
  at: At,
): Promise<void> {
  const draft = await getDraft(tx, actor, input.draftId);
  requireStep(actor, draft, "SUBMIT", input.seenVersion);
  const published = await listVersions(tx, actor.zone);
  const { effectiveFrom } = draft.ruleSet;
  if (effectiveFrom <= at.today || published.some((row) => row.effectiveFrom === effectiveFrom))
    throw new AppError("EFFECTIVE_DAY", { fields: { effectiveFrom: "futureDay" } });
  const check = await checkRuleSet(tx, actor.zone, draft.ruleSet, published, at.today);
  if (!isPublishable(check)) throw new AppError("RULES_INVALID");
  // The author says it again at every hand-in: reasons of an earlier one may be about other numbers.
  const acknowledgements = acknowledged(check.findings, [], input.reasons, { id: actor.id, now: at.now });
  const data = {
    status: "SUBMITTED",
    submittedAt: at.now,
    acknowledgements: JSON.stringify(acknowledgements),
  };
  await move(tx, actor, draft, "SUBMIT", input.seenVersion, data, at);
  const detail = { warnings: acknowledgements.length };
  await recordDraft(tx, actor, draft.id, "RULE_SET_DRAFT_SUBMITTED", detail, at);
}

/** Takes a submitted draft back into work. */
export async function returnDraft(
  tx: Tx,
  actor: ZoneActor,
  input: z.output<typeof draftStepSchema>,
  at: At,
): Promise<void> {
  const draft = await getDraft(tx, actor, input.draftId);
  await move(tx, actor, draft, "RETURN", input.seenVersion, { status: "OPEN", submittedAt: null }, at);
  await recordDraft(tx, actor, draft.id, "RULE_SET_DRAFT_RETURNED", {}, at);
}

/** Lays a draft aside for good; it stays readable. */
export async function discardDraft(
  tx: Tx,
  actor: ZoneActor,
  input: z.output<typeof draftStepSchema>,
  at: At,
): Promise<void> {
  const draft = await getDraft(tx, actor, input.draftId);
  await move(tx, actor, draft, "DISCARD", input.seenVersion, { status: "DISCARDED" }, at);
  await recordDraft(tx, actor, draft.id, "RULE_SET_DRAFT_DISCARDED", {}, at);
}

export async function getDraft(tx: Tx, actor: ZoneActor, id: string): Promise<RuleSetDraft> {
  const draft = await findDraft(tx, actor, id);
  if (!draft) throw new AppError("NOT_FOUND");
  return draft;
}

/** Refuses a step that is not the actor's to take, or that was decided on from an older page. */
export function requireStep(
  actor: ZoneActor,
  draft: RuleSetDraft,
  step: DraftStep,
  seenVersion: number,
): void {
  const answer = mayTakeDraftStep(actor, draft, step);
  if (!answer.allowed) throw new AppError(answer.because);
  if (draft.rowVersion !== seenVersion) throw new AppError("STALE");
}

/** Moves a draft on if nobody moved it meanwhile. */
export async function move(
  tx: Tx,
  actor: ZoneActor,
  draft: RuleSetDraft,
  step: DraftStep,
  seenVersion: number,
  data: Prisma.RuleSetDraftUncheckedUpdateManyInput,
  at: At,
): Promise<void> {
  requireStep(actor, draft, step, seenVersion);
  const { count } = await tx.ruleSetDraft.updateMany({
    where: { id: draft.id, zoneId: actor.zone, status: draft.status, rowVersion: seenVersion },
    data: { ...data, updatedAt: at.now, rowVersion: { increment: 1 } },
  });
  if (count === 0) throw new AppError("STALE");
}

export function recordDraft(
  tx: Tx,
  actor: ZoneActor,
  id: string,
  action: string,
  detail: Prisma.InputJsonObject,
  at: At,
): Promise<void> {
  return recordOfficeEvent(tx, actor, at.now, {
    action,
    subjectKind: "RULE_SET_DRAFT",
    subjectId: id,
    detail,
  });
}

function withMatrix(ruleSet: RuleSet, input: z.output<typeof saveDraftSchema>): RuleSet {
  const typed: Record<string, unknown> = input;
  const byTier: Record<string, Record<string, string>> = {};
  for (const from of TIERS) {
    const row: Record<string, string> = {};
    for (const to of TIERS) {
      const value = typed[cellName(from, to)];
      if (typeof value === "string" && value !== "") row[to] = plain(value);
    }
    if (Object.keys(row).length > 0) byTier[from] = row;
  }
  const { byTier: _old, ...conversion } = ruleSet.conversion;
  const matrix = Object.keys(byTier).length > 0 ? { byTier } : {};
  return {
    ...ruleSet,
    effectiveFrom: input.effectiveFrom,
    conversion: { ...conversion, default: plain(input.default), ...matrix },
  };
}

/** «0.80» and «0.8» are one coefficient, written the short way. */
function plain(decimal: string): string {
  return decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
}
