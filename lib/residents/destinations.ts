import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { findBundle, type PreparedBundle } from "@/lib/policy/bundle";
import { listZonesWithRules } from "@/lib/policy/queries";
import { type AttributeDefinition, evaluate, ruleSetInForce } from "@/lib/rules";
import { caseDocument, type Facts } from "./assessment";
import { compareOutlooks, type Outlook, outlookOf, sameOutlook } from "./outlook";

/** One city of one zone, and what its rules say today. */
export interface DestinationOutlook {
  zoneId: string;
  city: string;
  /** Only what is verified counts. */
  outlook: Outlook;
  /** What it would be if the declared records were confirmed; null where that changes nothing. */
  ifConfirmed: Outlook | null;
}

/** The bundles of every zone that has published rules, those whose first version is still to come included. */
export async function listRuledBundles(tx: Tx): Promise<PreparedBundle[]> {
  const bundles: PreparedBundle[] = [];
  for (const zoneId of await listZonesWithRules(tx)) {
    const bundle = await findBundle(tx, zoneId);
    if (bundle) bundles.push(bundle);
  }
  return bundles;
}

/** Every member of the zones, the soonest first. */
export function assessDestinations(
  bundles: readonly PreparedBundle[],
  facts: Facts,
  on: Day,
): DestinationOutlook[] {
  const hasDeclared = facts.records.some((record) => record.status === "DECLARED");
  const found = bundles.flatMap((bundle) =>
    membersOn(bundle, on).map((city) => {
      const outlook = outlookFor(bundle, facts, { destination: city, on, evidence: "verified" });
      const confirmed = hasDeclared
        ? outlookFor(bundle, facts, { destination: city, on, evidence: "declared" })
        : outlook;
      const ifConfirmed = sameOutlook(outlook, confirmed) ? null : confirmed;
      return { zoneId: bundle.zoneId, city, outlook, ifConfirmed };
    }),
  );
  return found.sort((a, b) => compareOutlooks(a.outlook, b.outlook) || (a.city < b.city ? -1 : 1));
}

/** The cities of a zone that recognise each other on a day, by code. */
export function membersOn(bundle: PreparedBundle, on: Day): string[] {
  return bundle.document.zone.members
    .filter(
      ({ recognisedFrom, recognisedUntil }) =>
        (recognisedFrom == null || recognisedFrom <= on) &&
        (recognisedUntil == null || on <= recognisedUntil),
    )
    .map((member) => member.code);
}

/** What the zones' rules in force ask about a person, by attribute. */
export function attributesAsked(
  bundles: readonly PreparedBundle[],
  on: Day,
): Record<string, AttributeDefinition> {
  return Object.assign({}, ...bundles.map((bundle) => ruleSetInForce(bundle.compiled, on)?.attributes ?? {}));
}

function outlookFor(
  bundle: PreparedBundle,
  facts: Facts,
  question: { destination: string; on: Day; evidence: "verified" | "declared" },
): Outlook {
  const answer = evaluate(bundle.compiled, caseDocument(bundle, facts, question), { trace: false });
  return outlookOf(answer);
}
