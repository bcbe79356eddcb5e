import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile, evaluate } from "@/lib/rules";
import { dayOf } from "./oracle/dates";
import type { Bundle } from "./oracle/document";
import { eligibleOn, evaluated } from "./oracle/evaluate";
import { FOLDER, pack, packText } from "./support/packs";

/** The packs' examples under the second, day-by-day reading of the page: real rules, not random ones. */

const IDS = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".json") && file !== "index.json")
  .map((file) => file.replace(/\.json$/, ""));

describe.each(IDS)("the day-by-day reading of %s", (id) => {
  // The oracle has types of its own, which the extensions are none of.
  const bundle: Bundle = JSON.parse(packText(`${id}.json`));
  const compiled = compile(pack(id));
  const examples = pack(id).ruleSets.flatMap((ruleSet) => ruleSet.examples ?? []);

  test("answers every example like the engine, points, traces and hashes included", () => {
    for (const { title, case: kase } of examples) {
      const answer = evaluate(compiled, kase, { firstEligibleDate: false });
      expect({ title, ...answer }).toEqual({ title, ...evaluated(bundle, kase) });
    }
  });

  test("finds the first eligible date eligible, and the day before it not", () => {
    for (const { title, case: kase, expect: expected } of examples) {
      const first = expected.firstEligibleDate;
      if (first == null) continue;
      const before = dayOf(first) - 1;
      const eligible = [
        eligibleOn(bundle, kase, before) && before >= dayOf(kase.assessmentDate),
        eligibleOn(bundle, kase, dayOf(first)),
      ];
      expect({ title, eligible }).toEqual({ title, eligible: [false, true] });
    }
  });
});
