import type { z } from "zod";
import { recordOfficeEvent } from "@/lib/audit/log";
import type { ZoneActor } from "@/lib/auth/types";
import { toDate } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { breaks } from "@/lib/db/with-actor";
import { AppError } from "@/lib/errors";
import { canonicalJson, type RuleSet, sha256Hex } from "@/lib/rules";
import { checkRuleSet, isPublishable } from "../check";
import { listVersions } from "../queries";
import type { acknowledgedStepSchema } from "../schema";
import type { Acknowledgement } from "../types";
import { acknowledged } from "../warnings";
import { type At, getDraft, move, requireStep } from "./draft";

/**
 * A second admin publishes: the version is written once and never changed, and takes effect on its day by
 * itself (docs/design.md §4.7). It must be free of errors; of its warnings, the publisher gives a reason for those
 * that the author has given none for, because they have come up since.
 */
export async function publishDraft(
  tx: Tx,
  actor: ZoneActor,
  input: z.output<typeof acknowledgedStepSchema>,
  at: At,
): Promise<number> {
  const draft = await getDraft(tx, actor, input.draftId);
  if (await isAnotherAccountOf(tx, actor, draft.authorId)) throw new AppError("SECOND_PERSON");
  requireStep(actor, draft, "PUBLISH", input.seenVersion);
  if (draft.ruleSet.effectiveFrom <= at.today) throw new AppError("EFFECTIVE_DAY");
  const published = await listVersions(tx, actor.zone);
  if (published.some((row) => row.effectiveFrom === draft.ruleSet.effectiveFrom))
    throw new AppError("EFFECTIVE_DAY");
  const check = await checkRuleSet(tx, actor.zone, draft.ruleSet, published, at.today);
  if (!isPublishable(check)) throw new AppError("RULES_INVALID");
  const { ruleSet, findings } = check;
  const { version } = ruleSet;
  const by = { id: actor.id, now: at.now };
  const acknowledgements = acknowledged(findings, draft.acknowledgements, input.reasons, by);
  await move(
    tx,
    actor,
    draft,
    "PUBLISH",
    input.seenVersion,
    {
      ...{ status: "PUBLISHED", publisherId: actor.id, publishedVersion: version },
      acknowledgements: JSON.stringify(acknowledgements),
    },
    at,
  );
  await insert(
    tx,
    actor,
    draft.authorId,
    ruleSet,
    acknowledgements,
    published.some((row) => row.sample),
    at,
  );
  await recordOfficeEvent(tx, actor, at.now, {
    action: "RULE_SET_PUBLISHED",
    subjectKind: "RULE_SET",
    subjectId: `${actor.zone}/${version}`,
    detail: {
      ...{ version, effectiveFrom: ruleSet.effectiveFrom, draft: draft.id },
      warnings: acknowledgements.length,
    },
  });
  return version;
}

/** One person may hold two accounts; the second pair of eyes must be another's. */
async function isAnotherAccountOf(tx: Tx, actor: ZoneActor, authorId: string): Promise<boolean> {
  if (actor.residentId === null) return false;
  const author = await tx.staff.findUnique({ where: { id: authorId }, select: { residentId: true } });
  return author?.residentId === actor.residentId;
}

async function insert(
  tx: Tx,
  actor: ZoneActor,
  authorId: string,
  ruleSet: RuleSet,
  acknowledgements: readonly Acknowledgement[],
  sample: boolean,
  at: At,
): Promise<void> {
  const document = canonicalJson(ruleSet);
  try {
    await tx.ruleSet.create({
      data: {
        zoneId: actor.zone,
        version: ruleSet.version,
        effectiveFrom: toDate(ruleSet.effectiveFrom),
        document,
        sha256: sha256Hex(document),
        acknowledgements: JSON.stringify(acknowledgements),
        sample,
        authorId,
        publisherId: actor.id,
        publishedAt: at.now,
      },
    });
  } catch (error) {
    // Two admins published two drafts at once: one has the number.
    if (breaks(error, "rule_set_pkey")) throw new AppError("STALE");
    if (breaks(error, "rule_set_zone_id_effective_from_key")) throw new AppError("EFFECTIVE_DAY");
    throw error;
  }
}
