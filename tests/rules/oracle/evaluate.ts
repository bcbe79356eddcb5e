import { sha256 } from "./amounts";
import { dayOf } from "./dates";
import type { Bundle, Case, LedgerRecord } from "./document";
import { applies, mapped, versionOn, type World } from "./places";
import { type RequirementAnswer, requirementAnswer, type Status } from "./requirements";

export type PathwayAnswer = { id: string; status: Status; requirements: RequirementAnswer[] };

export type OracleAnswer = {
  eligible: boolean;
  pathway: string | null;
  ruleSet: { zone: string; version: number; sha256: string } | null;
  bundle: { sha256: string };
  pathways: PathwayAnswer[];
  reason?: "noRules";
};

/** The whole answer of docs/rules-semantics.md §8 but for `firstEligibleDate`. */
export function evaluated(bundle: Bundle, kase: Case): OracleAnswer {
  const judged = judgedOn(bundle, kase, dayOf(kase.assessmentDate), kase.records, true);
  const own = { sha256: sha256(bundle) };
  if (judged === null)
    return { eligible: false, pathway: null, ruleSet: null, bundle: own, pathways: [], reason: "noRules" };
  const { world, pathways } = judged;
  const held = pathways.find((pathway) => pathway.status === "met");
  return {
    eligible: held !== undefined,
    pathway: held?.id ?? null,
    ruleSet: { zone: bundle.zone.id, version: world.rules.version, sha256: sha256(world.rules) },
    bundle: own,
    pathways,
  };
}

/** Whether the case is eligible on day d, its plan included ("taken as verified … at every d, A included"). */
export function eligibleOn(bundle: Bundle, kase: Case, day: number): boolean {
  const planned = (kase.plan ?? []).map(
    (one, index): LedgerRecord => ({ ...one, id: `plan ${index}`, status: "verified", tags: [] }),
  );
  const judged = judgedOn(bundle, kase, day, [...kase.records, ...planned], false);
  return judged?.pathways.some((pathway) => pathway.status === "met") ?? false;
}

/** §7: "Where no version is in force on A, or no pathway applies to D": null. */
function judgedOn(
  bundle: Bundle,
  kase: Case,
  assessment: number,
  records: LedgerRecord[],
  traced: boolean,
): { world: World; pathways: PathwayAnswer[] } | null {
  const rules = versionOn(bundle, assessment);
  if (rules === undefined) return null;
  const world: World = {
    bundle,
    rules,
    // §3.1: "The destination is mapped the same way, as of A".
    destination: mapped(bundle, kase.destination, assessment),
    assessment,
    evidence: kase.evidence ?? "verified",
    person: kase.person ?? {},
    records,
    traced,
  };
  const pathways = rules.pathways
    .filter((pathway) => applies(world, pathway.appliesTo))
    .map((pathway): PathwayAnswer => {
      const requirements = pathway.requirements.map((one) => requirementAnswer(world, one));
      return { id: pathway.id, status: all(requirements), requirements };
    });
  return pathways.length === 0 ? null : { world, pathways };
}

/** §7: "A pathway is met when all of its requirements are, else not met when one is not met, else unknown." */
function all(requirements: RequirementAnswer[]): Status {
  if (requirements.every((one) => one.status === "met")) return "met";
  return requirements.some((one) => one.status === "notMet") ? "notMet" : "unknown";
}
