import { Dice } from "@/lib/demo/dice";
import type { Fact } from "@/lib/demo/facts";
import { birthOf, idSlot, SLOTS } from "@/lib/demo/id-slots";
import { registerRecord } from "@/lib/demo/ledger";
import { type Identity, identityOf, personOf, type Scene } from "@/lib/demo/people";
import { instantOf, lastInstant } from "@/lib/demo/platform";
import type { DemoPerson, EvidenceCode } from "@/lib/demo/types";
import { addressIn } from "@/lib/demo/world";
import type { PermitBasis } from "@/lib/permits/types";
import { addDays, addMonths } from "@/lib/places/days";

/** Somebody who lives in an office's city, has a home there and a job or a school, and no permit yet. */
export type Newcomer = {
  readonly person: DemoPerson;
  readonly city: string;
  readonly arrivedOn: string;
  readonly basis: PermitBasis;
};

const CITIES = ["320100", "320500"] as const;
const PER_CITY = 24;
/** Every sixth has not been there for half a year, and cannot have a permit yet. */
const TOO_SOON = 6;

/** Those who apply for a first permit in the demonstration: the stream's own people have theirs already. */
export function newcomers(seed: number, scene: Scene): Newcomer[] {
  return CITIES.flatMap((city, nth) =>
    Array.from({ length: PER_CITY }, (_, at) => newcomer(seed, scene, city, nth * PER_CITY + at)),
  );
}

function newcomer(seed: number, scene: Scene, city: string, nth: number): Newcomer {
  const { anchor, desks } = scene;
  const dice = new Dice(seed, anchor, "newcomer", nth);
  const who = stranger(dice, scene, city, nth);
  const months = nth % TOO_SOON === TOO_SOON - 1 ? dice.int(2, 4) : dice.int(10, 16);
  const arrivedOn = addDays(addMonths(anchor, -months), -dice.int(0, 20));
  const basis = dice.weigh<PermitBasis>([
    ["JOB", 14],
    ["HOME", 4],
    ["STUDY", 2],
  ]);
  const since = (kind: EvidenceCode, days: number): Fact => ({
    ...{ kind, place: city, startOn: addDays(arrivedOn, days), endOn: null, tags: [] },
  });
  const reason = { JOB: [since("employment", 3)], HOME: [], STUDY: [since("study", 5)] }[basis];
  const known = Math.max(instantOf(addDays(arrivedOn, 9), 15 * 60), who.createdAt + 3 * 3_600_000);
  const records = [since("tenancy", 0), since("registration", 2), ...reason].flatMap(
    (fact) => registerRecord(dice, fact, desks, Math.min(known, lastInstant(anchor))) ?? [],
  );
  const registration = {
    id: dice.id(who.createdAt),
    cityCode: who.home,
    householdId: dice.id(who.createdAt),
    address: addressIn(dice, who.home, who.county.name),
    validFrom: who.birthOn,
    validUntil: null,
  };
  const person = personOf(dice, who, [registration], { records, events: [], ledgerItems: [] });
  return { person, city, arrivedOn, basis };
}

/** Somebody from another city, with a slot from the end that the stream begins at the other end of. */
function stranger(dice: Dice, scene: Scene, city: string, nth: number): Identity {
  const slot = idSlot(SLOTS - 1 - nth);
  const year = Number(scene.anchor.slice(0, 4));
  const range = { first: year - 50, last: year - 19, before: addMonths(scene.anchor, -18 * 12) };
  const birthOn = birthOf(slot, year - dice.int(22, 44), range);
  if (birthOn === null) throw new Error("six years hold every slot");
  for (;;) {
    const who = identityOf(dice, slot, birthOn, scene);
    if (who.home !== city) return who;
  }
}
