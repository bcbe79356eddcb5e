import type { Bundle, CompiledBundle } from "@/lib/rules";
import { NOT_ELIGIBLE } from "@/lib/rules/population";
import type { Bundle as PlainBundle, Case as PlainCase } from "../../rules/oracle/document";
import { eligibleOn } from "../../rules/oracle/evaluate";
import { type Contender, timed } from "../contender";
import { caseOf, firstDayByOne, LAST_DAY, TODAY } from "./horizon";
import type { Resident } from "./residents";

/**
 * The page read day by day (tests/rules/oracle): for each city one day is evaluated after the other until one says
 * yes, or ten years are over. That takes hours for a handful of people: one day of each person and city is measured,
 * and multiplied by the days that it would take.
 */
export function dayByDay(
  name: string,
  bundle: Bundle,
  compiled: CompiledBundle,
  residents: readonly Resident[],
): Contender {
  const plain: PlainBundle = JSON.parse(JSON.stringify(bundle));
  const pairs = residents.flatMap((resident) =>
    [...compiled.members.keys()].map((destination) => {
      const first = firstDayByOne(compiled, resident, destination);
      const kase: PlainCase = JSON.parse(JSON.stringify(caseOf(resident, destination)));
      return { kase, days: first === NOT_ELIGIBLE ? LAST_DAY - TODAY + 1 : first + 1 };
    }),
  );
  return {
    name,
    amount: residents.length,
    run: async () => {
      const sum = { cpuSeconds: 0, wallSeconds: 0 };
      for (const { kase, days } of pairs) {
        const one = await timed(() => eligibleOn(plain, kase, TODAY));
        sum.cpuSeconds += one.cpuSeconds * days;
        sum.wallSeconds += one.wallSeconds * days;
      }
      return sum;
    },
  };
}

/** The one-person engine, asked for everyone's first day in every city. */
export function oneByOne(compiled: CompiledBundle, residents: readonly Resident[]): Contender {
  const destinations = [...compiled.members.keys()];
  return {
    name: "one-person engine, person by person",
    amount: residents.length,
    run: () =>
      timed(() => {
        for (const resident of residents) {
          for (const destination of destinations) firstDayByOne(compiled, resident, destination);
        }
      }),
  };
}
