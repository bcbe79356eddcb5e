import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEMO_ZONES } from "@/lib/demo/staff";
import { compile } from "@/lib/rules";
import { NOT_ELIGIBLE } from "@/lib/rules/population";
import { sampleBundle } from "../demo/sample-bundle";
import { firstDayByOne, LAST_DAY, TODAY } from "./rules/horizon";
import { compilerName, Kernel, type KernelAnswer } from "./rules/kernel/kernel";
import { kernelTable, NotInKernel } from "./rules/kernel/table";
import { BenchPopulation } from "./rules/population";
import { columnsOf, differences, PreviewRun } from "./rules/preview";
import { busyResident, residents } from "./rules/residents";

/** The native kernel is only a measure for the preview if it answers the same question. */

const POPULATION = BenchPopulation.of([...residents(250), busyResident()], 400);
const NO_COMPILER = "THERE IS NO C COMPILER (cc) HERE: the native kernel was not compared with the engine";

for (const zoneId of DEMO_ZONES) {
  describe(`the native kernel under the sample rules of ${zoneId}`, () => {
    const compiled = compile(sampleBundle(zoneId));
    let answer: KernelAnswer | null = null;

    beforeAll(async () => {
      if (compilerName() === null) return;
      const kernel = Kernel.start({ compiled, population: POPULATION, today: TODAY, lastDay: LAST_DAY });
      await kernel.round();
      answer = await kernel.answer();
      await kernel.stop();
    });

    test("gives everyone the one-person engine's first eligible day in every city", (context) => {
      if (answer === null) return context.skip(NO_COMPILER);
      const { destinations, firstDays } = answer;
      const expected = Array.from({ length: POPULATION.people }, (_, person) => {
        const resident = POPULATION.resident(person);
        return destinations.map((destination) => firstDayByOne(compiled, resident, destination));
      });
      expect(Array.from(firstDays)).toEqual(expected.flat());
      expect(expected.flat().filter((day) => day > 0 && day < NOT_ELIGIBLE).length).toBeGreaterThan(0);
    });

    test("says elementwise what the preview says, of four thousand people", async (context) => {
      if (compilerName() === null) return context.skip(NO_COMPILER);
      const many = POPULATION.sized(4000);
      const kernel = Kernel.start({ compiled, population: many, today: TODAY, lastDay: LAST_DAY });
      await kernel.round();
      const given = await kernel.answer();
      await kernel.stop();
      const run = new PreviewRun(compiled, columnsOf(many));
      const { tally } = run.everyone();
      expect(differences(run, given)).toBe(0);
      const months = given.tally.length / (given.destinations.length + 1);
      const zone = Array.from(given.tally.slice(given.destinations.length * months));
      expect([tally.zoneNow, ...tally.zoneByMonth]).toEqual(zone);
    });

    test("counts in the zone's row everyone once who is eligible somewhere", (context) => {
      if (answer === null) return context.skip(NO_COMPILER);
      const { destinations, firstDays, tally } = answer;
      const width = destinations.length;
      const somewhere = Array.from({ length: POPULATION.people }, (_, person) =>
        Math.min(...firstDays.subarray(person * width, (person + 1) * width)),
      ).filter((day) => day < NOT_ELIGIBLE);
      const zone = tally.slice((tally.length / (width + 1)) * width);
      expect(zone[0]).toBe(somewhere.filter((day) => day === 0).length);
      expect(zone.reduce((sum, count) => sum + count, 0)).toBe(somewhere.length);
    });
  });
}

test("rules that the kernel cannot say are refused, never approximated", () => {
  const bundle = sampleBundle("yangtze-river-delta");
  const ruleSets = bundle.ruleSets.map((ruleSet) => ({
    ...ruleSet,
    caps: [{ elsewhere: true as const, months: 48 }],
  }));
  const terms = { today: TODAY, lastDay: LAST_DAY, kindBit: () => 1, attributes: [] };
  expect(() => kernelTable(compile({ ...bundle, ruleSets }), terms)).toThrow(NotInKernel);
});

afterAll(() => {
  if (compilerName() === null) process.stderr.write(`${NO_COMPILER}\n`);
});
