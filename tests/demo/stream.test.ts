import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { idSlot, SLOTS } from "@/lib/demo/id-slots";
import { ANCHOR_DAY, instantOf, lastInstant, OPENING_DAY } from "@/lib/demo/platform";
import { demoStaff } from "@/lib/demo/staff";
import { people } from "@/lib/demo/stream";
import type { DemoPerson } from "@/lib/demo/types";
import { officeOf } from "@/lib/demo/world";
import { EVIDENCE_KINDS, readCities } from "@/lib/places/data";
import { addMonths } from "@/lib/places/days";
import { parseIdNumber } from "@/lib/residents/id-number";
import { parseName } from "@/lib/residents/names";

const OPTIONS = { seed: 20_261_123, anchor: ANCHOR_DAY, count: 2000 };
const ALL = [...people(OPTIONS)];
const BY_ID = new Map(ALL.map((person) => [person.residentId, person]));
const PLACES = new Map(readCities().map((city) => [city.code, city]));
const STAFF = new Map(demoStaff(OPTIONS.seed).map((one) => [one.id, one]));
const MINOR_SINCE = addMonths(ANCHOR_DAY, -12 * 18);

/** People of whom something is not as it should be. */
function wrong(isRight: (person: DemoPerson) => boolean): string[] {
  return ALL.filter((person) => !isRight(person)).map((person) => `${person.residentId} ${person.name}`);
}

function digest(options: typeof OPTIONS): string {
  const hash = createHash("sha256");
  for (const person of people(options)) hash.update(JSON.stringify(person));
  return hash.digest("hex");
}

describe("the stream", () => {
  test("is the same to the byte for the same seed, day and number", () => {
    const few = { ...OPTIONS, count: 200 };
    expect(digest(few)).toBe(digest(few));
    expect(digest({ ...few, seed: 1 })).not.toBe(digest(few));
    expect(digest({ ...few, anchor: "2026-11-24" })).not.toBe(digest(few));
  });

  test("gives exactly as many people as asked for", () => {
    for (const count of [0, 1, 2, 7, 100]) expect([...people({ ...OPTIONS, count })]).toHaveLength(count);
    expect(ALL).toHaveLength(2000);
  });

  test("gives the same people first when asked for fewer, but for the last household", () => {
    const largest = 5;
    const fewer = [...people({ ...OPTIONS, count: 100 })].slice(0, 100 - largest);
    expect(fewer).toEqual(ALL.slice(0, 100 - largest));
  });

  test("never gives two people one ID number or one id", () => {
    expect(new Set(ALL.map(({ idNumber }) => idNumber)).size).toBe(ALL.length);
    const ids = ALL.flatMap(({ residentId, registrations, records, events, guardianships, ledgerItems }) => [
      residentId,
      ...[...registrations, ...records, ...events, ...guardianships, ...ledgerItems].map(({ id }) => id),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("has a slot of its own for each of a million people", () => {
    expect(SLOTS).toBeGreaterThan(1_000_000);
    const seen = new Set<number>();
    for (let index = 0; index < SLOTS; index += 1) {
      const { day, sequence, yearClass } = idSlot(index);
      seen.add((yearClass * 495 + sequence) * 365 + day);
    }
    expect(seen.size).toBe(SLOTS);
    expect(() => idSlot(SLOTS)).toThrow(RangeError);
  });
});

describe("everyone in it", () => {
  test("has a valid ID number that says the same birth date and sex as the file", () => {
    const bad = wrong((person) => {
      const read = parseIdNumber(person.idNumber, ANCHOR_DAY);
      return (
        read.ok && read.birthOn === person.birthOn && read.sex === person.sex && read.kind === person.idKind
      );
    });
    expect(bad).toEqual([]);
  });

  test("has a name that the register takes, and its reading", () => {
    expect(
      wrong(({ name, namePinyin, idKind }) => parseName(name, idKind).ok && namePinyin.length > 1),
    ).toEqual([]);
  });

  test("is registered from birth to now in one city at a time, without a gap; or nowhere, from across the border", () => {
    const bad = wrong(({ idKind, birthOn, registrations }) => {
      if (idKind !== "MAINLAND") return registrations.length === 0;
      const followed = registrations.every(
        (entry, at) => entry.validUntil === (registrations[at + 1]?.validFrom ?? null),
      );
      const forward = registrations.every(
        (entry) => entry.validUntil === null || entry.validUntil > entry.validFrom,
      );
      return registrations[0]?.validFrom === birthOn && followed && forward;
    });
    expect(bad).toEqual([]);
  });

  test("lived in places that the register of places knows, under kinds of evidence that exist", () => {
    const kinds = new Set(EVIDENCE_KINDS.map(({ code }) => code));
    const bad = wrong(
      ({ registrations, records }) =>
        registrations.every(({ cityCode }) => PLACES.has(cityCode)) &&
        records.every((record) => {
          const place = PLACES.get(record.placeCode);
          return (
            place !== undefined && officeOf(record.placeCode) === record.cityCode && kinds.has(record.kind)
          );
        }),
    );
    expect(bad).toEqual([]);
  });

  test("has records that begin after birth and end, if at all, after they begin and before the anchor day", () => {
    const bad = wrong(({ birthOn, records }) =>
      records.every(
        ({ startOn, endOn }) =>
          startOn >= birthOn &&
          startOn < ANCHOR_DAY &&
          (endOn === null || (endOn >= startOn && endOn < ANCHOR_DAY)),
      ),
    );
    expect(bad).toEqual([]);
  });

  test("has records that were written down in the order in which they replace each other, each replaced once", () => {
    const bad = wrong(({ records }) => {
      const earlier = new Map(records.map((record) => [record.id, record]));
      const replaced = records.flatMap(({ supersedesId }) => supersedesId ?? []);
      return (
        new Set(replaced).size === replaced.length &&
        records.every(({ supersedesId, createdAt, id }) => {
          if (supersedesId === null) return true;
          const old = earlier.get(supersedesId);
          return old !== undefined && old.id !== id && old.createdAt < createdAt;
        })
      );
    });
    expect(bad).toEqual([]);
  });

  test("has records confirmed by an officer of that city or the one it went into, and by nobody where nobody has", () => {
    const bad = wrong(({ records }) =>
      records.every((record) => {
        if (record.status !== "VERIFIED") return record.verifiedById === null && record.verifiedAt === null;
        return (
          record.verifiedAt !== null &&
          STAFF.get(record.verifiedById ?? "")?.cityCode === officeOf(record.placeCode)
        );
      }),
    );
    expect(bad).toEqual([]);
  });

  test("has a file whose every instant lies between the opening and the anchor day", () => {
    const first = instantOf(OPENING_DAY, 0);
    const last = instantOf(ANCHOR_DAY, 0);
    const bad = wrong(({ createdAt, records, events, ledgerItems }) =>
      [
        createdAt,
        ...records.map((row) => row.createdAt),
        ...events.map((row) => row.at),
        ...ledgerItems.map((row) => row.createdAt),
      ].every((at) => at >= first && at < last),
    );
    expect(lastInstant(ANCHOR_DAY)).toBeLessThan(last);
    expect(bad).toEqual([]);
  });

  test("has every declared record that waits, and no other, in the queue of its city", () => {
    const bad = wrong(({ records, ledgerItems }) => {
      const replaced = new Set(records.map(({ supersedesId }) => supersedesId));
      const waiting = records
        .filter(({ status, id }) => status === "DECLARED" && !replaced.has(id))
        .map(({ id }) => id);
      return (
        JSON.stringify(waiting.sort()) === JSON.stringify(ledgerItems.map(({ recordId }) => recordId).sort())
      );
    });
    expect(bad).toEqual([]);
  });
});

describe("families", () => {
  const guardians = ALL.filter(({ guardianships }) => guardianships.length > 0);

  test("have adults guarding minors, whose number of years apart is a parent's", () => {
    expect(guardians.length).toBeGreaterThan(200);
    for (const guardian of guardians) {
      expect(guardian.birthOn < MINOR_SINCE).toBe(true);
      for (const { wardId, validFrom, validUntil } of guardian.guardianships) {
        const ward = BY_ID.get(wardId);
        expect(ward?.birthOn).toBe(validFrom);
        expect(validFrom > MINOR_SINCE && validUntil > ANCHOR_DAY).toBe(true);
        expect(Number(validFrom.slice(0, 4)) - Number(guardian.birthOn.slice(0, 4))).toBeGreaterThanOrEqual(
          20,
        );
      }
    }
  });

  test("leave no minor without a guardian, and register each with one of them", () => {
    const guarded = new Map(
      guardians.flatMap((guardian) =>
        guardian.guardianships.map(({ wardId }) => [wardId, guardian] as const),
      ),
    );
    for (const minor of ALL.filter(({ birthOn }) => birthOn > MINOR_SINCE)) {
      expect(guarded.has(minor.residentId)).toBe(true);
      const homes = guardians
        .filter((guardian) => guardian.guardianships.some(({ wardId }) => wardId === minor.residentId))
        .flatMap(({ registrations }) => registrations.at(-1)?.householdId ?? []);
      expect(homes).toContain(minor.registrations.at(-1)?.householdId);
    }
  });
});

describe("the corners of real life", () => {
  const all = ALL.flatMap(({ records }) => records);
  const corners: Record<string, boolean> = {
    "a number of Laiwu, which is gone": ALL.some(({ idNumber }) => /^37120[23]/.test(idNumber)),
    "a number of the old city of Wujiang": ALL.some(({ idNumber }) => idNumber.startsWith("320584")),
    "residents of Hong Kong, Macao and Taiwan": new Set(ALL.map(({ idKind }) => idKind)).size === 4,
    "a name with a dot": ALL.some(({ name }) => name.includes("·")),
    "a character beyond the basic plane": ALL.some(({ name }) => [...name].length < name.length),
    "months paid in arrears": all.some(({ tags }) => tags.includes("backPaid")),
    "months transferred in": all.some(({ tags }) => tags.includes("transferredIn")),
    "months paid by oneself": all.some(({ tags }) => tags.includes("selfPaid")),
    "a rejected record": all.some(({ status }) => status === "REJECTED"),
    "a corrected record": all.some(({ source, supersedesId }) => source === "CLERK" && supersedesId !== null),
    "a record that waits for a clerk": ALL.some(({ ledgerItems }) => ledgerItems.length > 0),
    "years in Laiwu, before it went into Jinan": all.some(
      ({ placeCode, endOn }) => placeCode === "371200" && (endOn ?? "9") < "2019-01-09",
    ),
    "years in Kunshan, a county-level city": all.some(({ placeCode }) => placeCode === "320583"),
    "years in Longgang, once a town": all.some(({ placeCode }) => placeCode === "330383"),
    "years in Shengze, still a town": all.some(({ placeCode }) => placeCode === "320509105"),
    "someone who joined another's household": ALL.some(({ registrations }) => registrations.length > 1),
    "a lapsed permit": ALL.some(({ records }) => gaps(records) > 0),
    "two cities at once": ALL.some(({ records }) => overlaps(records) > 0),
  };

  for (const [corner, isThere] of Object.entries(corners)) {
    test(`are there: ${corner}`, () => expect(isThere).toBe(true));
  }
});

function permits(records: DemoPerson["records"]) {
  const current = records.filter(({ kind, status }) => kind === "residence" && status === "VERIFIED");
  return current.sort((a, b) => (a.startOn < b.startOn ? -1 : 1));
}

function gaps(records: DemoPerson["records"]): number {
  const found = permits(records);
  return found.filter((permit, at) => {
    const next = found[at + 1];
    return (
      next !== undefined &&
      next.placeCode === permit.placeCode &&
      permit.endOn !== null &&
      next.startOn > permit.endOn
    );
  }).length;
}

function overlaps(records: DemoPerson["records"]): number {
  const found = permits(records);
  return found.filter((permit, at) => {
    const next = found[at + 1];
    return (
      next !== undefined && next.cityCode !== permit.cityCode && (permit.endOn ?? "9999") >= next.startOn
    );
  }).length;
}
