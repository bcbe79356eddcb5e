import { type Case, type CompiledBundle, evaluate } from "@/lib/rules";
import { type Contender, timed } from "../contender";
import { caseOf } from "./horizon";
import { busyResident, type Resident, typicalResident } from "./residents";

const CALLS = 400;
const DESTINATION = "310000";

/** The one-person engine on the strictest city of the sample delta rules, call by call. */
export function onePersonContenders(compiled: CompiledBundle, residents: readonly Resident[]): Contender[] {
  return [typicalResident(residents), busyResident()].flatMap((resident) => {
    const records = resident.records.length;
    const kase = caseOf(resident, DESTINATION);
    const ways: [string, (kase: Case) => unknown][] = [
      ["with trace", (one) => evaluate(compiled, one, { firstEligibleDate: false })],
      ["without trace", (one) => evaluate(compiled, one, { firstEligibleDate: false, trace: false })],
      ["without trace, first date", (one) => evaluate(compiled, one, { trace: false })],
    ];
    return ways.map(([way, call]) => ({
      name: `${records} records, ${way}`,
      amount: CALLS,
      run: () => timedCalls(() => call(kase)),
    }));
  });
}

async function timedCalls(call: () => unknown) {
  const calls = new Float64Array(CALLS);
  const run = await timed(() => {
    for (let index = 0; index < CALLS; index += 1) {
      const before = process.hrtime.bigint();
      call();
      calls[index] = Number(process.hrtime.bigint() - before) / 1e3;
    }
  });
  return { ...run, calls };
}
