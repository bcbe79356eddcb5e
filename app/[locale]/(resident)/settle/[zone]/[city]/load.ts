import { notFound } from "next/navigation";
import { z } from "zod";
import type { ResidentActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { findBundle } from "@/lib/policy/bundle";
import { findVersion } from "@/lib/policy/queries";
import { assess } from "@/lib/residents/assessment";
import { membersOn } from "@/lib/residents/destinations";
import { eligibleSince } from "@/lib/residents/eligible-since";
import { outlookOf, sameOutlook } from "@/lib/residents/outlook";
import { findRegistration, listLedger } from "@/lib/residents/queries";
import { pathwaysFor, ruleSetInForce } from "@/lib/rules";
import { attributesInQuery } from "@/lib/transfers/declared-attributes";
import { isClosed } from "@/lib/transfers/lifecycle";
import { listTransfersOf } from "@/lib/transfers/queries";
import { peopleOf, type Search } from "../../../people";
import { planInQuery, plannedRecords } from "./question";

const placeSchema = z.object({
  zone: z.string().regex(/^[a-z0-9-]{1,60}$/),
  city: z.string().regex(/^\d{6}$/),
});

/** One destination for one person: the answer, what would change it, and whether a transfer can be begun. */
export async function loadDestination(
  tx: Tx,
  actor: ResidentActor,
  params: { zone: string; city: string },
  search: Search,
) {
  const people = await peopleOf(tx, actor, search);
  const place = placeSchema.safeParse(params);
  const bundle = place.success ? await findBundle(tx, place.data.zone) : null;
  if (!place.success || !bundle) notFound();
  const today = clock.today();
  const { city } = place.data;
  if (!membersOn(bundle, today).includes(city)) notFound();
  const records = await listLedger(tx, people.person.residentId);
  const registration = await findRegistration(tx, people.person.residentId);
  const cases = await listTransfersOf(tx, people.person.residentId);
  const ruleSet = ruleSetInForce(bundle.compiled, today);
  const published = ruleSet && (await findVersion(tx, bundle.zoneId, ruleSet.version));
  const { attributes, problems } = attributesInQuery(ruleSet?.attributes, search);
  const facts = { birthOn: people.person.birthOn, attributes, records };
  const evidence = search.evidence === "declared" ? ("declared" as const) : ("verified" as const);
  const question = { destination: city, on: today, evidence };
  const { answer, document } = assess(bundle, facts, question);
  const outlook = outlookOf(bundle, facts, question, answer);
  const { plan, problems: planProblems } = planInQuery(bundle, search, today);
  return {
    ...{ people, bundle, city, today, records, registration, ruleSet, attributes, answer, outlook, evidence },
    ...{ plan, planProblems, problems: inAddress(problems) },
    sample: published?.sample ?? false,
    pathways: pathwaysFor(bundle.compiled, city, today),
    since: answer.eligible ? eligibleSince(bundle, document) : null,
    openCase: cases.find((one) => !isClosed(one.state)) ?? null,
    planned: plan === null ? null : plannedDate(bundle, facts, { ...question, plan: plannedRecords(plan) }),
    otherEvidence: otherEvidence(bundle, facts, question, outlook),
  };
}

/** The answer under the other evidence level, where it is another and there are declared records at all. */
function otherEvidence(
  bundle: Parameters<typeof assess>[0],
  facts: Parameters<typeof assess>[1],
  question: Parameters<typeof assess>[2],
  outlook: ReturnType<typeof outlookOf>,
) {
  if (!facts.records.some((record) => record.status === "DECLARED")) return null;
  const evidence = question.evidence === "verified" ? ("declared" as const) : ("verified" as const);
  const asked = { ...question, evidence };
  const other = outlookOf(bundle, facts, asked, assess(bundle, facts, asked, { trace: false }).answer);
  return { evidence, outlook: other, differs: !sameOutlook(outlook, other) };
}

function plannedDate(...question: Parameters<typeof assess>): string | null {
  const [bundle, facts, asked] = question;
  return assess(bundle, facts, asked, { trace: false }).answer.firstEligibleDate ?? null;
}

/** As fields of the address are called. */
function inAddress(problems: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => [name.replace(/^attribute\./, "a."), problem]),
  );
}
