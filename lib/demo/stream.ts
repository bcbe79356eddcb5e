import { householdOf } from "@/lib/demo/households";
import { demoStaff, desksByCity } from "@/lib/demo/staff";
import type { DemoPerson } from "@/lib/demo/types";

export type StreamOptions = {
  /** Any integer; the same one gives the same people. */
  readonly seed: number;
  /** The day up to which lives have been lived, YYYY-MM-DD. */
  readonly anchor: string;
  readonly count: number;
};

/** The demonstration's people, household by household: two thousand or a million, one household at a time in memory. */
export function* people({ seed, anchor, count }: StreamOptions): Generator<DemoPerson> {
  const desks = desksByCity(demoStaff(seed));
  let slot = 0;
  for (let given = 0; given < count; ) {
    const household = householdOf(seed, slot, { anchor, desks });
    const [head] = household.people;
    // A household that would pass the number gives its first adult only: a child alone would have nobody.
    const fits = given + household.people.length <= count;
    const taken = fits || head === undefined ? household.people : [{ ...head, guardianships: [] }];
    yield* taken;
    given += taken.length;
    slot = household.nextSlot;
  }
}
