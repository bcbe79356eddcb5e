import { clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import type { PreparedBundle } from "@/lib/policy/bundle";
import { findVersion } from "@/lib/policy/queries";
import { assess } from "@/lib/residents/assessment";
import { listRuledBundles, membersOn } from "@/lib/residents/destinations";
import { eligibleSince } from "@/lib/residents/eligible-since";
import { outlookOf } from "@/lib/residents/outlook";
import type { YearRecord } from "@/lib/residents/types";
import { pathwaysFor, ruleSetInForce } from "@/lib/rules";
import { attributesInQuery } from "@/lib/transfers/declared-attributes";
import { questionInQuery, type Search, type Span } from "./question";

/** Where one may go to: every member of every zone with published rules. `to` is `zone:city`. */
export async function loadEstimate(tx: Tx, search: Search) {
  const bundles = await listRuledBundles(tx);
  const today = clock.today();
  const [zoneId, city] = typeof search.to === "string" ? search.to.split(":", 2) : [];
  const bundle = bundles.find((one) => one.zoneId === zoneId);
  if (bundle === undefined || city === undefined || !membersOn(bundle, today).includes(city))
    return { bundles, today, chosen: null };
  return { bundles, today, chosen: await chosenOf(tx, bundle, city, search, today) };
}

async function chosenOf(tx: Tx, bundle: PreparedBundle, city: string, search: Search, today: string) {
  const question = questionInQuery(bundle, search, today);
  const ruleSet = ruleSetInForce(bundle.compiled, today);
  const published = ruleSet && (await findVersion(tx, bundle.zoneId, ruleSet.version));
  const { attributes, problems } = attributesInQuery(ruleSet?.attributes, search);
  const allProblems = { ...question.problems, ...attributeFields(problems) };
  const records = question.spans.map(asRecord);
  const ready = question.asked && question.birthOn !== null && Object.keys(allProblems).length === 0;
  const facts = { birthOn: question.birthOn ?? today, attributes, records };
  const asked = { destination: city, on: today, evidence: "verified" as const };
  const assessed = ready ? assess(bundle, facts, asked) : null;
  return {
    ...{ bundle, city, question, ruleSet, attributes, records },
    problems: allProblems,
    sample: published?.sample ?? false,
    pathways: pathwaysFor(bundle.compiled, city, today),
    result: assessed && {
      answer: assessed.answer,
      outlook: outlookOf(bundle, facts, asked, assessed.answer),
      since: assessed.answer.eligible ? eligibleSince(bundle, assessed.document) : null,
    },
  };
}

export type Chosen = NonNullable<Awaited<ReturnType<typeof loadEstimate>>["chosen"]>;

function attributeFields(problems: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => [name.replace(/^attribute\./, "a."), problem]),
  );
}

/** A span somebody tells of, taken as if it were verified. It belongs to nobody and is kept nowhere. */
function asRecord(span: Span, index: number): YearRecord {
  return {
    id: `span-${String(index + 1).padStart(2, "0")}`,
    ...{ kind: span.kind, placeCode: span.city, cityCode: span.city },
    ...{ startOn: span.startOn, endOn: span.endOn, status: "VERIFIED", source: "SELF", tags: [] },
    ...{
      residentId: "",
      note: null,
      supersedesId: null,
      permitId: null,
      verifiedAt: null,
      verifiedById: null,
    },
    createdAt: new Date(0),
  };
}
