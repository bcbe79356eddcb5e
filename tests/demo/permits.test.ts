import { describe, expect, test } from "vitest";
import { permitFileOf } from "@/lib/demo/permits";
import { personas } from "@/lib/demo/personas";
import { ANCHOR_DAY, instantOf } from "@/lib/demo/platform";
import { demoStaff, desksByCity } from "@/lib/demo/staff";
import { people } from "@/lib/demo/stream";
import type { DemoFile } from "@/lib/demo/types";
import { admitAct } from "@/lib/permits/acts";
import { firstApplicationDay } from "@/lib/permits/half-year";
import { standingOn } from "@/lib/permits/lapse";
import { isLive } from "@/lib/permits/lifecycle";
import { isPermitNumberIntact } from "@/lib/permits/numbers";
import { nationalRule, PUBLISHED_RULES } from "@/lib/permits/published-rules";
import { residenceRecordsOf } from "@/lib/permits/records";
import { nextActOn } from "@/lib/permits/schedule";
import { addDays } from "@/lib/places/days";
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

function standing(file: DemoFile, kind: string) {
  const replaced = new Set(file.records.map(({ supersedesId }) => supersedesId));
  return file.records.filter(
    (row) => row.kind === kind && row.status === "VERIFIED" && !replaced.has(row.id),
  );
}

describe("every permit of the demonstration", () => {
  test("stands behind one verified residence record, and says exactly what it says", () => {
    const wrong = FILES.flatMap((file) =>
      standing(file, "residence").filter((row) => {
        const permit = file.permits.find(({ id }) => id === row.permitId);
        if (permit === undefined) return true;
        const history = { ...permit, permitId: permit.id, acts: permit.acts.map(({ act }) => act) };
        const said = residenceRecordsOf(history, rulesOf(permit.cityCode), ANCHOR_DAY);
        const { placeCode, cityCode, startOn, endOn } = row;
        return (
          JSON.stringify(said) !==
          JSON.stringify([{ kind: "residence", placeCode, cityCode, startOn, endOn, tags: [] }])
        );
      }),
    );
    expect(PERMITS.length).toBeGreaterThan(2000);
    expect(wrong).toEqual([]);
  });

  for (const rule of PUBLISHED_RULES) {
    test(`says the same wherever ${rule.id} is the city's rule`, () => {
      const spans = (files: readonly DemoFile[]) =>
        files.map((file) => standing(file, "residence").map(({ startOn, endOn }) => [startOn, endOn]));
      const there = EVERYBODY.map((person) =>
        permitFileOf(person, { anchor: ANCHOR_DAY, rulesOf: () => rule }),
      );
      expect(spans(there)).toEqual(spans(FILES));
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
