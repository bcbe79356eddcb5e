import type { ZoneActor } from "@/lib/auth/types";
import type { Day } from "@/lib/clock";
import { toDay } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import type { RuleSetDraft as DraftRow, RuleSet as RuleSetRow } from "@/lib/generated/prisma/client";
import type { RuleSet } from "@/lib/rules";
import type { DraftStatus, PublishedRuleSet, RuleSetDraft, VersionStanding } from "./types";
import { acknowledgementsFrom } from "./warnings";

/** Every published version of a zone, the latest first: anyone may read them. */
export async function listVersions(tx: Tx, zoneId: string): Promise<PublishedRuleSet[]> {
  return (await tx.ruleSet.findMany({ where: { zoneId }, orderBy: { effectiveFrom: "desc" } })).map(
    toPublished,
  );
}

/** One published version, or null. */
export async function findVersion(tx: Tx, zoneId: string, version: number): Promise<PublishedRuleSet | null> {
  const row = await tx.ruleSet.findUnique({ where: { zoneId_version: { zoneId, version } } });
  return row ? toPublished(row) : null;
}

/** The zones that have published rules, by id. */
export async function listZonesWithRules(tx: Tx): Promise<string[]> {
  const rows = await tx.ruleSet.findMany({
    distinct: ["zoneId"],
    select: { zoneId: true },
    orderBy: { zoneId: "asc" },
  });
  return rows.map((row) => row.zoneId);
}

/** Since when each published version of every zone applies, without the documents. */
export async function listVersionDays(
  tx: Tx,
): Promise<{ zoneId: string; effectiveFrom: Day; sample: boolean }[]> {
  const rows = await tx.ruleSet.findMany({
    select: { zoneId: true, effectiveFrom: true, sample: true },
    orderBy: { effectiveFrom: "desc" },
  });
  return rows.map((row) => ({ ...row, effectiveFrom: toDay(row.effectiveFrom) }));
}

/** The version in force on a day: the latest that has begun. */
export function versionOn<V extends { effectiveFrom: Day }>(versions: readonly V[], day: Day): V | null {
  return (
    versions
      .filter((version) => version.effectiveFrom <= day)
      .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0] ?? null
  );
}

/** Where a version stands among the others on a day. */
export function standingOf(
  version: PublishedRuleSet,
  versions: readonly PublishedRuleSet[],
  day: Day,
): VersionStanding {
  if (version.effectiveFrom > day) return "COMING";
  return versionOn(versions, day)?.version === version.version ? "IN_FORCE" : "PAST";
}

/** The drafts of the admin's own zone, the latest first; published and discarded ones too. */
export async function listDrafts(tx: Tx, actor: ZoneActor): Promise<RuleSetDraft[]> {
  const rows = await tx.ruleSetDraft.findMany({
    where: { zoneId: actor.zone },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: 50,
  });
  return rows.map(toDraft);
}

/** A draft of the admin's own zone; null for any other and for none alike. */
export async function findDraft(tx: Tx, actor: ZoneActor, id: string): Promise<RuleSetDraft | null> {
  const row = await tx.ruleSetDraft.findFirst({ where: { AND: [{ zoneId: actor.zone }, { id }] } });
  return row ? toDraft(row) : null;
}

/** Names of the admins of the zone, by id. */
export async function adminNames(tx: Tx, actor: ZoneActor): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.staff.findMany({ where: { zoneId: actor.zone }, select: { id: true, name: true } });
  return new Map(rows.map((row) => [row.id, row.name]));
}

function toPublished(row: RuleSetRow): PublishedRuleSet {
  const { zoneId, version, sha256, sample, publishedAt } = row;
  const ruleSet = JSON.parse(row.document) as RuleSet;
  const effectiveFrom = toDay(row.effectiveFrom);
  const acknowledgements = acknowledgementsFrom(row.acknowledgements);
  return { zoneId, version, sha256, sample, publishedAt, ruleSet, effectiveFrom, acknowledgements };
}

function toDraft(row: DraftRow): RuleSetDraft {
  const { document, status, acknowledgements, ...rest } = row;
  return {
    ...rest,
    status: status as DraftStatus,
    ruleSet: JSON.parse(document) as RuleSet,
    acknowledgements: acknowledgementsFrom(acknowledgements),
  };
}
