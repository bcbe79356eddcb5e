import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { listCities } from "@/lib/places/queries";
import { bundleOf, type PreparedBundle } from "@/lib/policy/bundle";
import { findResident, listLedger } from "@/lib/residents/queries";
import type { Answer, Case } from "@/lib/rules";
import { findCityRuleOn } from "./city-rules";
import { eligibilityDocument, permitEligibility } from "./eligibility";
import { findRegisteredCity } from "./queries";

/** What the engine said of a first issue, with all that it rests on. */
export interface PermitCalculation {
  bundle: PreparedBundle;
  document: Case;
  answer: Answer;
  evidenceIds: string[];
}

/** Under what name the decree's rule set is kept beside the zones' own. */
export const DECREE_ZONE = "decree-663";

let prepared: { stamp: string; bundle: PreparedBundle } | null = null;

/** Decree 663 art. 2 as the engine takes it, over today's register of cities; kept until the places change. */
export async function findEligibilityBundle(tx: Tx): Promise<PreparedBundle> {
  const setting = await tx.setting.findUnique({ where: { key: "places.stamp" } });
  const stamp = JSON.stringify(setting?.value ?? null);
  if (prepared?.stamp === stamp) return prepared.bundle;
  const kinds = await tx.evidenceKind.findMany({ orderBy: { sort: "asc" } });
  const cities = (await listCities(tx)).filter(({ code }) => code.length === 6);
  const document = eligibilityDocument(
    Object.fromEntries(kinds.map(({ code, en, zh }) => [code, { en, zh }])),
    cities.map(({ code, name, tiers }) => ({
      code,
      name,
      tiers: tiers.map(({ from, tier }) => ({ from, tier })),
    })),
  );
  prepared = { stamp, bundle: bundleOf(DECREE_ZONE, document) };
  return prepared.bundle;
}

/** Whether somebody in sight can have a first permit of a city on a day, why, and else from when. */
export async function calculateFirstIssue(
  tx: Tx,
  question: { residentId: string; cityCode: string; on: Day; evidence: "verified" | "declared" },
): Promise<PermitCalculation> {
  const { residentId, cityCode, on, evidence } = question;
  const person = await findResident(tx, residentId);
  if (!person) throw new AppError("NOT_FOUND");
  const bundle = await findEligibilityBundle(tx);
  const registeredIn = await findRegisteredCity(tx, residentId);
  const facts = {
    birthOn: person.birthOn,
    // Somebody with a mainland number is registered somewhere: where that is not seen, it is unknown and not nowhere.
    registeredIn: registeredIn === null && person.idKind === "MAINLAND" ? undefined : registeredIn,
    records: (await listLedger(tx, residentId)).filter((record) => record.cityCode === cityCode),
  };
  const { addressGapDays } = await findCityRuleOn(tx, cityCode, on);
  const { document, answer } = permitEligibility(bundle.compiled, facts, {
    ...{ cityCode, on, evidence, addressGapDays },
  });
  return { bundle, document, answer, evidenceIds: facts.records.map(({ id }) => id) };
}
