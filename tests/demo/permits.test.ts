import { describe, expect, test } from "vitest";
import { newcomers } from "@/lib/demo/newcomers";
import { type PermitScene, permitFileOf } from "@/lib/demo/permits";
import { personas } from "@/lib/demo/personas";
import { ANCHOR_DAY, instantOf } from "@/lib/demo/platform";
import { demoStaff, desksByCity } from "@/lib/demo/staff";
import { people } from "@/lib/demo/stream";
import type { DemoFile, DemoPerson } from "@/lib/demo/types";
import { admitAct, admitEndorsement } from "@/lib/permits/acts";
import { eligibilityBundle, permitEligibility } from "@/lib/permits/eligibility";
import { firstApplicationDay } from "@/lib/permits/half-year";
import { standingOn } from "@/lib/permits/lapse";
import { isLive } from "@/lib/permits/lifecycle";
import { isPermitNumberIntact } from "@/lib/permits/numbers";
import { nationalRule, PUBLISHED_RULES } from "@/lib/permits/published-rules";
import { residenceRecordsOf } from "@/lib/permits/records";
import { nextActOn } from "@/lib/permits/schedule";
import { EVIDENCE_KINDS, readCities } from "@/lib/places/data";
import { addDays } from "@/lib/places/days";
import { parseIdNumber } from "@/lib/residents/id-number";
import { demoRules } from "../../prisma/seed/permit-rules";

const SEED = 20_261_123;
const KNOWN = personas(SEED, desksByCity(demoStaff(SEED)));
const EVERYBODY = [
  ...KNOWN.map(({ person }) => person),
  ...people({ seed: SEED, anchor: ANCHOR_DAY, count: 2000 }),
];
const rulesOf = demoRules();
const FILES = EVERYBODY.map((person) => permitFileOf(person, { anchor: ANCHOR_DAY, rulesOf }));
const PERMITS = FILES.flatMap((file) => file.permits.map((permit) => ({ file, permit })));

const DECREE = eligibilityBundle(
  Object.fromEntries(EVIDENCE_KINDS.map(({ code, name }) => [code, { en: name.en, zh: name.zh }])),
  readCities()
    .filter(({ code }) => code.length === 6)
    .map(({ code, name, tiers }) => ({
      ...{ code, name: { en: name.en, zh: name.zh } },
      tiers: tiers.map(({ from, tier }) => ({ from, tier })),
    })),
);

/** What Decree 663 art. 2 says of a first permit on the anchor day. */
function firstIssue(person: DemoPerson, cityCode: string) {
  const records = person.records.map(({ tags, ...row }) => ({ ...row, tags: [...tags] }));
  const registeredIn = person.registrations.at(-1)?.cityCode ?? null;
  return permitEligibility(
    DECREE,
    { birthOn: person.birthOn, registeredIn, records },
    { cityCode, on: ANCHOR_DAY, evidence: "verified", addressGapDays: null },
  ).answer;
}

function standing(file: DemoFile, kind: string) {
  const replaced = new Set(file.records.map(({ supersedesId }) => supersedesId));
  return file.records.filter(
    (row) => row.kind === kind && row.status === "VERIFIED" && !replaced.has(row.id),
  );
}

/** Residence records that stand and have no permit, or one that says something else. */
function saidOtherwise(files: readonly DemoFile[], rulesIn: PermitScene["rulesOf"]) {
  return files.flatMap((file) =>
    standing(file, "residence").filter((row) => {
      const permit = file.permits.find(({ id }) => id === row.permitId);
      if (permit === undefined) return true;
      const history = { ...permit, permitId: permit.id, acts: permit.acts.map(({ act }) => act) };
      const said = residenceRecordsOf(history, rulesIn(permit.cityCode), ANCHOR_DAY);
      const { kind, placeCode, cityCode, startOn, endOn, tags } = row;
      return JSON.stringify(said) !== JSON.stringify([{ kind, placeCode, cityCode, startOn, endOn, tags }]);
    }),
  );
}

describe("every permit of the demonstration", () => {
  test("stands behind one verified residence record, and says exactly what it says", () => {
    expect(PERMITS.length).toBeGreaterThan(2000);
    expect(saidOtherwise(FILES, rulesOf)).toEqual([]);
  });

  // Every fifth is enough to meet each kind of end under each rule.
  const some = EVERYBODY.filter((_, at) => at % 5 === 0);
  for (const rule of PUBLISHED_RULES) {
    test(`says the same wherever ${rule.id} is the city's rule`, () => {
      const there = some.map((person) => permitFileOf(person, { anchor: ANCHOR_DAY, rulesOf: () => rule }));
      expect(saidOtherwise(there, () => rule)).toEqual([]);
      // Where a lapse forfeits a year, nobody of the demonstration has let one come to it.
      const isLapsed = there.some(({ permits }) => permits.some(({ state }) => state === "SUSPENDED"));
      expect(isLapsed).toBe(rule.id !== "v5-forfeit");
    });
  }

  test("was made of acts that its city's rule admits, one after the other, each by somebody who may", () => {
    const wrong = PERMITS.filter(({ permit }) => {
      const acts = permit.acts.map(({ act }) => act);
      return !acts.every((act, at) => admitAct(acts.slice(0, at), rulesOf(permit.cityCode), act).allowed);
    });
    expect(wrong.map(({ permit }) => permit.acts.map(({ act }) => act))).toEqual([]);
    for (const { permit } of PERMITS)
      for (const { act, actorRole } of permit.acts)
        if (act.type === "SUSPENDED") expect(actorRole).toBe("SYSTEM_SCHEDULER");
  });

  test("stands where its acts have led, with the day that comes next", () => {
    for (const { permit } of PERMITS) {
      const acts = permit.acts.map(({ act }) => act);
      const rules = rulesOf(permit.cityCode);
      const { state, dueOn } = standingOn(acts, rules, ANCHOR_DAY) ?? {};
      expect({ state: permit.state, dueOn: permit.dueOn }).toEqual({ state, dueOn });
      expect(permit.nextActOn).toBe(
        nextActOn({ ...permit, permitId: permit.id, acts }, rules, addDays(ANCHOR_DAY, -1)),
      );
    }
  });

  test("has a number of its own whose check character fits", () => {
    const numbers = PERMITS.map(({ permit }) => permit.number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.every(isPermitNumberIntact)).toBe(true);
  });

  test("is the only live one that its holder has in its city", () => {
    const live = PERMITS.filter(({ permit }) => isLive(permit.state));
    const keys = live.map(({ file, permit }) => `${file.residentId} ${permit.cityCode}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("came after half a year of registered residence there", () => {
    const wrong = FILES.flatMap((file) =>
      standing(file, "residence").filter(
        ({ placeCode, startOn }) =>
          !standing(file, "registration").some(
            (row) =>
              row.placeCode === placeCode &&
              firstApplicationDay(row.startOn) <= startOn &&
              (row.endOn ?? "9") >= startOn,
          ),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test("is known since before the demonstration's morning, and told of no later", () => {
    const anchor = instantOf(ANCHOR_DAY, 0);
    const late = FILES.flatMap(({ permits, notices }) => [
      ...permits.flatMap(({ createdAt, acts }) => [createdAt, ...acts.map((row) => row.createdAt)]),
      ...notices.map(({ createdAt }) => createdAt),
    ]).filter((at) => at >= anchor);
    expect(late).toEqual([]);
  });
});

describe("a person made by hand for their permit", () => {
  const fileOf = (key: string) => {
    const at = KNOWN.findIndex(({ persona }) => persona.key === key);
    const [file, person] = [FILES[at], KNOWN[at]?.person];
    if (file === undefined || person === undefined) throw new Error(`nobody is ${key}`);
    return file;
  };
  const standingOf = (key: string) => {
    const [permit] = fileOf(key).permits;
    if (permit === undefined) throw new Error(`${key} has no permit`);
    const rules = rulesOf(permit.cityCode);
    const acts = permit.acts.map(({ act }) => act);
    return {
      ...standingOn(acts, rules, ANCHOR_DAY),
      acts,
      rules,
      told: fileOf(key).notices.map(({ kind }) => kind),
    };
  };

  test("holds one in force whose window opens in the next weeks", () => {
    expect(standingOf("permit")).toMatchObject({
      state: "IN_FORCE",
      opensOn: "2026-12-06",
      dueOn: "2027-01-06",
      told: [],
    });
  });

  test("can have one endorsed today, and has been told so", () => {
    const { acts, rules, ...standing } = standingOf("permit-due");
    expect(standing).toMatchObject({ state: "IN_FORCE", dueOn: "2026-12-10", told: ["PERMIT_REMIND_30"] });
    expect(admitEndorsement(acts, rules, ANCHOR_DAY).allowed).toBe(true);
  });

  test("has one suspended that an endorsement restores without a trace for some days yet", () => {
    const { acts, rules, ...standing } = standingOf("lapsed");
    expect(standing).toMatchObject({ state: "SUSPENDED", dueOn: "2026-11-05", graceUntil: "2026-12-05" });
    const lived = fileOf("lapsed").records.filter(({ kind }) => kind === "registration");
    expect(lived).toMatchObject([{ endOn: null }]);
    expect(standing.told).toEqual(expect.arrayContaining(["PERMIT_REMIND_30", "PERMIT_SUSPENDED"]));
    expect(admitEndorsement(acts, rules, ANCHOR_DAY).allowed).toBe(true);
  });

  test("guards a child whose permit can be endorsed today", () => {
    const [ward] = fileOf("permit-guardian").guardianships;
    expect(ward?.wardId).toBe(fileOf("permit-guardian-child").residentId);
    const { acts, rules } = standingOf("permit-guardian-child");
    expect(admitEndorsement(acts, rules, ANCHOR_DAY).allowed).toBe(true);
  });

  test("can have a first permit of Suzhou today, and has none", () => {
    expect(fileOf("apply").permits).toEqual([]);
    expect(firstIssue(fileOf("apply"), "320500").eligible).toBe(true);
  });
});

describe("a newcomer", () => {
  const arrived = newcomers(SEED, { anchor: ANCHOR_DAY, desks: desksByCity(demoStaff(SEED)) });

  test("can have a first permit after half a year, and not before", () => {
    for (const { person, city, arrivedOn } of arrived) {
      const isHalfYear = firstApplicationDay(addDays(arrivedOn, 2)) <= ANCHOR_DAY;
      expect(firstIssue(person, city).eligible).toBe(isHalfYear);
    }
  });

  test("has a valid number that nobody else has, and is registered in another city", () => {
    const numbers = new Set(
      [...EVERYBODY, ...arrived.map(({ person }) => person)].map(({ idNumber }) => idNumber),
    );
    expect(numbers.size).toBe(EVERYBODY.length + arrived.length);
    for (const { person, city } of arrived) {
      expect(parseIdNumber(person.idNumber, ANCHOR_DAY)).toMatchObject({ ok: true, birthOn: person.birthOn });
      expect(person.registrations.every(({ cityCode }) => cityCode !== city)).toBe(true);
    }
  });
});

describe("the permits together", () => {
  const states = new Set(PERMITS.map(({ permit }) => permit.state));
  const told = new Set(FILES.flatMap(({ notices }) => notices.map(({ kind }) => kind)));

  test("are in force, suspended and cancelled; the days have told some of their holders", () => {
    expect([...states].sort()).toEqual(["CANCELLED", "IN_FORCE", "SUSPENDED"]);
    expect([...told]).toEqual(
      expect.arrayContaining(["PERMIT_REMIND_30", "PERMIT_REMIND_7", "PERMIT_SUSPENDED"]),
    );
  });

  test("leave the stream of people as it is", () => {
    const [first] = EVERYBODY.slice(KNOWN.length);
    if (first === undefined) throw new Error("nobody is in the stream");
    const before = JSON.stringify(first);
    const file = permitFileOf(first, { anchor: ANCHOR_DAY, rulesOf: nationalRule });
    expect(JSON.stringify(first)).toBe(before);
    expect(permitFileOf(first, { anchor: ANCHOR_DAY, rulesOf: nationalRule })).toEqual(file);
  });
});
