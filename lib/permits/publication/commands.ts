import { recordOfficeEvent } from "@/lib/audit/log";
import type { CityAdminActor } from "@/lib/auth/types";
import type { Day } from "@/lib/clock";
import { toDate } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { breaks } from "@/lib/db/with-actor";
import { AppError } from "@/lib/errors";
import { cityNames } from "@/lib/places/queries";
import { canonicalJson, sha256Hex } from "@/lib/rules";
import type { PermitRule } from "../permit-rule";
import { failingExamples } from "../rule-examples";
import { namedPlaces } from "./named-places";
import { listRightsVersions, listRuleVersions, type Publication, type PublicationKind } from "./queries";
import type { PermitRights } from "./rights";
import { readRightsForm, type TypedFields } from "./rights-form";
import { type RuleForm, ruleFromForm } from "./rule-form";

export interface At {
  now: Date;
  today: Day;
}

/** Publishes what the city says of its permits: window, late endorsement, promise and ban. Takes effect on its day. */
export async function publishPermitRule(
  tx: Tx,
  actor: CityAdminActor,
  { form, seenVersion }: { form: RuleForm; seenVersion: number },
  at: At,
): Promise<number> {
  const name = (await cityNames(tx, [actor.city])).get(actor.city);
  if (name === undefined) throw new AppError("NOT_FOUND");
  const rule: PermitRule = ruleFromForm(form, name);
  // A rule whose own worked cases do not come out would not be the one that was looked at.
  if (failingExamples(rule).length > 0) throw new AppError("RULES_INVALID");
  const published = await listRuleVersions(tx, actor.city);
  return insert(
    tx,
    actor,
    { kind: "PERMIT_RULE", published, seenVersion },
    rule,
    form.effectiveFrom,
    form.mark === "OWN",
    at,
  );
}

/** Publishes which services and conveniences the city opens to whose permits, and after how long. */
export async function publishPermitRights(
  tx: Tx,
  actor: CityAdminActor,
  { fields, seenVersion }: { fields: TypedFields; seenVersion: number },
  at: At,
): Promise<number> {
  const places = await namedPlaces(tx, actor.city, at.today);
  const read = readRightsForm(fields, actor.city, places);
  if (!read.ok) throw new AppError("INVALID", { fields: read.faults });
  const published = await listRightsVersions(tx, actor.city);
  const isSample = read.rights.entries.some(({ basis }) => basis.mark === "SAMPLE");
  return insert(
    tx,
    actor,
    { kind: "PERMIT_RIGHTS", published, seenVersion },
    read.rights,
    read.effectiveFrom,
    isSample,
    at,
  );
}

/**
 * Whether a version may take effect on a day: a future one that no other version has. A city's first may hold at once,
 * for there is nothing that anybody could have relied on.
 */
export function isOpenDay(
  effectiveFrom: Day,
  published: readonly Pick<Publication<unknown>, "effectiveFrom">[],
  today: Day,
): boolean {
  if (published.some((one) => one.effectiveFrom === effectiveFrom)) return false;
  return effectiveFrom > today || (published.length === 0 && effectiveFrom === today);
}

async function insert(
  tx: Tx,
  actor: CityAdminActor,
  before: { kind: PublicationKind; published: readonly Publication<unknown>[]; seenVersion: number },
  content: PermitRule | PermitRights,
  effectiveFrom: Day,
  isSample: boolean,
  at: At,
): Promise<number> {
  const { kind, published, seenVersion } = before;
  const latest = Math.max(0, ...published.map(({ version }) => version));
  // What differs was shown against another version than the one that stands now.
  if (latest !== seenVersion) throw new AppError("STALE");
  if (!isOpenDay(effectiveFrom, published, at.today))
    throw new AppError("EFFECTIVE_DAY", { fields: { effectiveFrom: "futureDay" } });
  const version = latest + 1;
  const document = canonicalJson(content);
  const sha256 = sha256Hex(document);
  try {
    await tx.cityPublication.createMany({
      data: {
        ...{ cityCode: actor.city, kind, version, effectiveFrom: toDate(effectiveFrom), document, sha256 },
        // What follows on samples is one: a demonstration publishes no law.
        sample: isSample || published.some(({ sample }) => sample),
        ...{ publisherId: actor.id, publishedAt: at.now },
      },
    });
  } catch (error) {
    // Two administrators published at once: one has the number.
    if (breaks(error, "city_publication_pkey")) throw new AppError("STALE");
    throw error;
  }
  await recordOfficeEvent(tx, actor, at.now, {
    action: `${kind}_PUBLISHED`,
    subjectKind: "CITY_PUBLICATION",
    subjectId: `${actor.city}/${kind}/${version}`,
    detail: { version, effectiveFrom, sha256 },
  });
  return version;
}
