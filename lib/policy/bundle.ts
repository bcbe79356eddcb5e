import { toDay, toDayOrNull } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import {
  type Bundle,
  bundleFromValue,
  type CompiledBundle,
  canonicalJson,
  compile,
  type RuleSet,
} from "@/lib/rules";

/** A zone's rules ready to answer: the document whole, its canonical text, and the engine's form of it. */
export interface PreparedBundle {
  zoneId: string;
  document: Bundle;
  text: string;
  sha256: string;
  compiled: CompiledBundle;
}

const prepared = new Map<string, { stamp: string; bundle: PreparedBundle }>();

/**
 * The bundle of a zone with every published version, coming ones included. Kept in the process until a
 * version is published or the places change; null where there is no such zone.
 */
export async function findBundle(tx: Tx, zoneId: string): Promise<PreparedBundle | null> {
  const stamp = await stampOf(tx, zoneId);
  if (stamp === null) return null;
  const known = prepared.get(zoneId);
  if (known?.stamp === stamp) return known.bundle;
  const ruleSets = await tx.ruleSet.findMany({ where: { zoneId }, orderBy: { version: "asc" } });
  const document = await assemble(
    tx,
    zoneId,
    ruleSets.map((row) => JSON.parse(row.document) as RuleSet),
  );
  const bundle = bundleOf(zoneId, document);
  prepared.set(zoneId, { stamp, bundle });
  return bundle;
}

/** As `findBundle`, with other versions than the published ones: what a draft would make of it. */
export async function bundleWith(tx: Tx, zoneId: string, ruleSets: RuleSet[]): Promise<PreparedBundle> {
  return bundleOf(zoneId, await assemble(tx, zoneId, ruleSets));
}

/** How many bundles of earlier days stay prepared: cases last months, and versions are few. */
const KEPT_IN_MEMORY = 24;
const keptBundles = new Map<string, PreparedBundle>();

/** A bundle that was kept with a decision, by its hash. Throws if it was not kept: that is a defect. */
export async function getKeptBundle(tx: Tx, sha256: string): Promise<PreparedBundle> {
  const known =
    keptBundles.get(sha256) ?? [...prepared.values()].find((entry) => entry.bundle.sha256 === sha256)?.bundle;
  if (known) return known;
  const kept = await tx.ruleBundle.findUniqueOrThrow({ where: { sha256 } });
  const bundle = bundleOf(kept.zoneId, JSON.parse(kept.document));
  const [oldest] = keptBundles.keys();
  if (keptBundles.size >= KEPT_IN_MEMORY && oldest !== undefined) keptBundles.delete(oldest);
  keptBundles.set(sha256, bundle);
  return bundle;
}

/** Keeps the bundle under its hash, if it is not kept yet. */
export async function keepBundle(tx: Tx, bundle: PreparedBundle, now: Date): Promise<void> {
  await tx.ruleBundle.createMany({
    data: { sha256: bundle.sha256, zoneId: bundle.zoneId, document: bundle.text, createdAt: now },
    skipDuplicates: true,
  });
}

/** A document ready to answer: checked, in canonical text and compiled. Throws where it is none. */
export function bundleOf(zoneId: string, value: unknown): PreparedBundle {
  const document = bundleFromValue(value);
  const compiled = compile(document);
  return { zoneId, document, text: canonicalJson(document), sha256: compiled.sha256, compiled };
}

async function stampOf(tx: Tx, zoneId: string): Promise<string | null> {
  const zone = await tx.zone.findUnique({
    where: { id: zoneId },
    select: { id: true, ruleSets: { select: { sha256: true }, orderBy: { version: "asc" } } },
  });
  if (!zone) return null;
  const places = await tx.setting.findUnique({ where: { key: "places.stamp" } });
  return JSON.stringify([places?.value ?? null, zone.ruleSets.map((row) => row.sha256)]);
}

async function assemble(tx: Tx, zoneId: string, ruleSets: RuleSet[]): Promise<Bundle> {
  const kinds = await tx.evidenceKind.findMany({ orderBy: { sort: "asc" } });
  const cities = await tx.city.findMany({
    include: { tiers: { orderBy: { from: "asc" } } },
    orderBy: { code: "asc" },
  });
  const zone = await tx.zone.findUniqueOrThrow({ where: { id: zoneId }, include: { members: true } });
  return {
    format: "residence-rules/1",
    kinds: Object.fromEntries(kinds.map((kind) => [kind.code, { en: kind.en, zh: kind.zh }])),
    cities: cities
      .filter((city) => city.code.length === 6)
      .map((city) => ({
        code: city.code,
        name: { en: city.en, zh: city.zh },
        tiers: city.tiers.map((entry) => ({ from: toDay(entry.from), tier: entry.tier })),
        ...(city.successorCode && city.successorFrom
          ? {
              successor: {
                code: city.successorCode,
                from: toDay(city.successorFrom),
                retroactive: city.successorRetroactive ?? false,
              },
            }
          : {}),
      })),
    zone: {
      id: zone.id,
      name: { en: zone.en, zh: zone.zh },
      noticeDays: zone.noticeDays,
      members: zone.members
        .map((member) => ({ code: member.cityCode, ...span(member) }))
        .sort((a, b) => (a.code < b.code ? -1 : 1)),
    },
    ruleSets,
  } as Bundle;
}

function span(member: { recognisedFrom: Date | null; recognisedUntil: Date | null }) {
  const from = toDayOrNull(member.recognisedFrom);
  const until = toDayOrNull(member.recognisedUntil);
  return { ...(from ? { recognisedFrom: from } : {}), ...(until ? { recognisedUntil: until } : {}) };
}
