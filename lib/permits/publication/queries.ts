import type { CityAdminActor } from "@/lib/auth/types";
import type { Day } from "@/lib/clock";
import { toDay } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { listZones } from "@/lib/places/queries";
import { type PermitRule, permitRuleFromValue } from "../permit-rule";
import { MOST_COUNTED } from "./counted";
import type { Recognition, RightsVersion } from "./published-rights";
import { type PermitRights, permitRightsFromValue } from "./rights";

// What a city publishes is public: any actor reads it whole, so these queries take no scope.

export const PUBLICATION_KINDS = ["PERMIT_RULE", "PERMIT_RIGHTS"] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];

export interface Publication<Document> {
  cityCode: string;
  version: number;
  effectiveFrom: Day;
  document: Document;
  sha256: string;
  /** Published as sample data: shown so, never as law. */
  sample: boolean;
  publishedAt: Date;
}

/** Documents never change once published, so each is read and checked once per process. */
const rules = new Map<string, PermitRule>();
const rights = new Map<string, PermitRights>();

/** A city's versions of its permit rule, the latest to take effect first. */
export function listRuleVersions(tx: Tx, cityCode?: string): Promise<Publication<PermitRule>[]> {
  return listVersions(tx, "PERMIT_RULE", cityCode, rules, permitRuleFromValue);
}

/** A city's versions of its list of rights, the latest to take effect first; of every city without a code. */
export function listRightsVersions(tx: Tx, cityCode?: string): Promise<Publication<PermitRights>[]> {
  return listVersions(tx, "PERMIT_RIGHTS", cityCode, rights, permitRightsFromValue);
}

async function listVersions<Document>(
  tx: Tx,
  kind: PublicationKind,
  cityCode: string | undefined,
  known: Map<string, Document>,
  read: (value: unknown) => Document,
): Promise<Publication<Document>[]> {
  const rows = await tx.cityPublication.findMany({
    where: { kind, ...(cityCode === undefined ? {} : { cityCode }) },
    orderBy: [{ cityCode: "asc" }, { effectiveFrom: "desc" }, { version: "desc" }],
    omit: { document: true },
  });
  const missing = [...new Set(rows.map(({ sha256 }) => sha256))].filter((sha256) => !known.has(sha256));
  if (missing.length > 0) {
    const where = { kind, sha256: { in: missing }, ...(cityCode === undefined ? {} : { cityCode }) };
    for (const { sha256, document } of await tx.cityPublication.findMany({ where }))
      known.set(sha256, read(JSON.parse(document)));
  }
  return rows.flatMap(({ version, effectiveFrom, sha256, sample, publishedAt, ...row }) => {
    const document = known.get(sha256);
    if (document === undefined) return [];
    return [
      {
        cityCode: row.cityCode,
        version,
        effectiveFrom: toDay(effectiveFrom),
        document,
        sha256,
        sample,
        publishedAt,
      },
    ];
  });
}

/** What every city recognises, and which zones it is in on a day: what `rightsCarried` is asked with. */
export async function loadRecognition(tx: Tx, today: Day): Promise<Recognition> {
  const versions = new Map<string, RightsVersion[]>();
  for (const { cityCode, version, effectiveFrom, document } of await listRightsVersions(tx)) {
    const list = versions.get(cityCode) ?? [];
    list.push({ version, effectiveFrom, rights: document });
    versions.set(cityCode, list);
  }
  const zones = new Map<string, string[]>();
  for (const zone of await listZones(tx)) {
    for (const { code, recognisedFrom, recognisedUntil } of zone.members) {
      if ((recognisedFrom ?? today) > today || (recognisedUntil ?? today) < today) continue;
      zones.set(code, [...(zones.get(code) ?? []), zone.id]);
    }
  }
  return { versions, zones };
}

/** The document of one version as it was published, byte for byte; null for one that is not there. */
export async function findPublishedText(
  tx: Tx,
  key: { cityCode: string; kind: PublicationKind; version: number },
): Promise<{ document: string; sha256: string } | null> {
  return tx.cityPublication.findUnique({
    where: { cityCode_kind_version: key },
    select: { document: true, sha256: true },
  });
}

/** How many live permits of the administrator's own city a new rule concerns, at most `MOST_COUNTED` + 1. */
export async function countLivePermits(tx: Tx, _actor: CityAdminActor): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT app_count_live_permits(${MOST_COUNTED + 1}::integer) AS count`;
  return Number(row?.count ?? 0);
}
