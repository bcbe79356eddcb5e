import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { findBundle, type PreparedBundle } from "@/lib/policy/bundle";
import { listZonesWithRules } from "@/lib/policy/queries";
import { type AttributeDefinition, evaluate, ruleSetInForce } from "@/lib/rules";
import { caseDocument, type Facts, type Question } from "./assessment";
import { compareDays, compareOutlooks, type Outlook, outlookOf, sameOutlook } from "./outlook";

/** One city of one zone, and what its rules say today. */
export interface DestinationOutlook {
  zoneId: string;
  city: string;
  /** Only what is verified counts. */
  outlook: Outlook;
  /** What it would be if the declared records were confirmed; null where that changes nothing. */
  ifConfirmed: Outlook | null;
  /**
   * Where nothing leads there by itself: the first day if the person lived and were insured there from today;
   * `ifTold`: and if what was not told were as the rules want it.
   */
  ifMoved: { on: Day; ifTold: boolean } | null;
}

/** What begins with a move, for the look ahead. */
export const MOVE_KINDS = ["residence", "socialInsurance"] as const;

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
      const question = { destination: city, on, evidence: "verified" as const };
      const outlook = outlookFor(bundle, facts, question);
      const confirmed = hasDeclared
        ? outlookFor(bundle, facts, { ...question, evidence: "declared" })
        : outlook;
      const ifConfirmed = sameOutlook(outlook, confirmed) ? null : confirmed;
      const ifMoved = outlook.kind === "NEVER" ? firstDayIfMoved(bundle, facts, question) : null;
      return { zoneId: bundle.zoneId, city, outlook, ifConfirmed, ifMoved };
    }),
  );
  return found.sort(
    (a, b) =>
      compareOutlooks(a.outlook, b.outlook) ||
      compareDays(a.ifMoved?.on ?? null, b.ifMoved?.on ?? null) ||
      (a.city < b.city ? -1 : 1),
  );
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

function outlookFor(bundle: PreparedBundle, facts: Facts, question: Question): Outlook {
  const answer = evaluate(bundle.compiled, caseDocument(bundle, facts, question), { trace: false });
  return outlookOf(bundle, facts, question, answer);
}

function firstDayIfMoved(
  bundle: PreparedBundle,
  facts: Facts,
  question: Question,
): DestinationOutlook["ifMoved"] {
  const plan = MOVE_KINDS.filter((kind) => kind in bundle.document.kinds).map((kind) => ({
    kind,
    city: question.destination,
    start: question.on,
    end: null,
  }));
  const moved = outlookFor(bundle, facts, { ...question, plan });
  if (moved.kind === "FROM") return { on: moved.on, ifTold: false };
  return moved.kind === "UNKNOWN" ? { on: moved.ifTold, ifTold: true } : null;
}
