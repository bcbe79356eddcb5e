import { describe, expect, test } from "vitest";
import { demoAccounts } from "@/lib/demo/accounts";
import { personas } from "@/lib/demo/personas";
import { ANCHOR_DAY } from "@/lib/demo/platform";
import { demoPassword, demoTotpSecret } from "@/lib/demo/secrets";
import { demoStaff, desksByCity } from "@/lib/demo/staff";
import { people } from "@/lib/demo/stream";
import { parseIdNumber } from "@/lib/residents/id-number";
import { parseKeyring } from "@/lib/residents/keyring";
import { parseName } from "@/lib/residents/names";
import { caseFromValue, compile, evaluate } from "@/lib/rules";
import { sampleBundle } from "./sample-bundle";

const SEED = 20_261_123;
const STAFF = demoStaff(SEED);
const KNOWN = personas(SEED, desksByCity(STAFF));
const ACCOUNTS = demoAccounts(KNOWN, STAFF);

function personOf(key: string) {
  const found = KNOWN.find(({ persona }) => persona.key === key);
  if (found === undefined) throw new Error(`nobody is ${key}`);
  return found.person;
}

function answerFor(key: string, zoneId: string, destination: string) {
  const person = personOf(key);
  return evaluate(
    compile(sampleBundle(zoneId)),
    caseFromValue({
      destination,
      assessmentDate: ANCHOR_DAY,
      person: { birthDate: person.birthOn },
      records: person.records.map((row) => ({
        ...{ id: row.id, kind: row.kind, city: row.cityCode, start: row.startOn, end: row.endOn },
        ...{ status: row.status.toLowerCase(), tags: row.tags },
      })),
    }),
  );
}

describe("a person made by hand", () => {
  for (const { persona, person } of KNOWN) {
    test(`has a valid number and name: ${persona.key}`, () => {
      expect(parseIdNumber(person.idNumber, ANCHOR_DAY)).toMatchObject({
        ok: true,
        birthOn: person.birthOn,
        sex: person.sex,
        kind: person.idKind,
      });
      expect(parseName(person.name, person.idKind)).toEqual({ ok: true, name: person.name });
      expect(person.records).toHaveLength(persona.facts.length);
    });
  }

  test("never has the number of someone in the stream", () => {
    const numbers = new Set(KNOWN.map(({ person }) => person.idNumber));
    const twice = [...people({ seed: SEED, anchor: ANCHOR_DAY, count: 500 })].filter(({ idNumber }) =>
      numbers.has(idNumber),
    );
    expect(twice).toEqual([]);
    // Sequences from 991 on are kept for them, and the stream stays below.
    expect([...numbers].every((number) => Number(number.slice(14, 17)) >= 991)).toBe(true);
  });

  test("qualifies for Suzhou today, under the pilot's rules and the delta's", () => {
    expect(answerFor("qualifies", "southern-jiangsu", "320500")).toMatchObject({
      eligible: true,
      firstEligibleDate: ANCHOR_DAY,
    });
    expect(answerFor("qualifies", "yangtze-river-delta", "320500")).toMatchObject({ eligible: true });
  });

  test("nearly qualifies for Nanjing, and the day is known: the half year in Wuxi counts, and a year and a half in Nanjing must follow", () => {
    expect(answerFor("nearly", "southern-jiangsu", "320100")).toMatchObject({
      eligible: false,
      firstEligibleDate: "2027-03-14",
    });
  });

  test("has a case that the rules admit where one is made for them", () => {
    expect(answerFor("papers", "southern-jiangsu", "320100").eligible).toBe(true);
    expect(answerFor("settled", "southern-jiangsu", "320500").eligible).toBe(true);
  });

  test("guards a child of eight who stands in the same register", () => {
    const [guardian, child] = [personOf("guardian"), personOf("guardian-child")];
    expect(guardian.guardianships.map(({ wardId }) => wardId)).toEqual([child.residentId]);
    expect(child.registrations[0]?.householdId).toBe(guardian.registrations[0]?.householdId);
    expect(child.birthOn > "2008-11-23").toBe(true);
  });

  test("comes from Hong Kong with years and without a registration", () => {
    const person = personOf("hong-kong");
    expect(person).toMatchObject({ idKind: "HONG_KONG", registrations: [] });
    expect(person.records.length).toBeGreaterThan(0);
  });
});

describe("who can sign in", () => {
  const ring = parseKeyring(`1:${Buffer.alloc(32, 7).toString("base64")}`);

  test("is a resident for each purpose and every role of Nanjing, Suzhou and the two zones", () => {
    expect(new Set(ACCOUNTS.map(({ key }) => key)).size).toBe(ACCOUNTS.length);
    expect(ACCOUNTS.map(({ key }) => key)).toEqual(
      expect.arrayContaining([
        ...["qualifies", "nearly", "draft", "papers", "guardian", "hong-kong", "settled"].map(
          (key) => `resident-${key}`,
        ),
        ...["nanjing", "suzhou"].flatMap((city) =>
          ["clerk", "supervisor", "city-admin"].map((role) => `${role}-${city}`),
        ),
        ...["southern-jiangsu", "yangtze-river-delta"].flatMap((zone) =>
          [1, 2].map((nth) => `policy-admin-${nth}-${zone}`),
        ),
        ...["planner-yangtze-river-delta", "auditor"],
      ]),
    );
  });

  test("is nobody under eighteen", () => {
    const child = personOf("guardian-child");
    expect(
      ACCOUNTS.some((account) => "residentId" in account && account.residentId === child.residentId),
    ).toBe(false);
  });

  test("has a password and a second factor of this installation alone, the same at every start", () => {
    const other = parseKeyring(`1:${Buffer.alloc(32, 8).toString("base64")}`);
    const passwords = ACCOUNTS.map(({ key }) => demoPassword(key, ring));
    expect(new Set(passwords).size).toBe(ACCOUNTS.length);
    for (const password of passwords)
      expect(password).toMatch(/^([2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$/);
    expect(ACCOUNTS.map(({ key }) => demoPassword(key, ring))).toEqual(passwords);
    expect(demoPassword("auditor", other)).not.toBe(demoPassword("auditor", ring));
    expect(demoTotpSecret("auditor", ring)).toMatch(/^[A-Z2-7]{32}$/);
    expect(demoTotpSecret("auditor", other)).not.toBe(demoTotpSecret("auditor", ring));
  });
});

describe("the offices", () => {
  for (const city of ["320100", "320500", "310000", "330100"]) {
    test(`of ${city} have two clerks, two supervisors and an administrator`, () => {
      const roles = STAFF.filter(({ cityCode }) => cityCode === city).map(({ role }) => role);
      expect(roles.sort()).toEqual(["CITY_ADMIN", "CLERK", "CLERK", "SUPERVISOR", "SUPERVISOR"]);
    });
  }

  test("have two policy admins and a planner in each zone, and an auditor over all", () => {
    for (const zone of ["southern-jiangsu", "yangtze-river-delta"]) {
      const roles = STAFF.filter(({ zoneId }) => zoneId === zone).map(({ role }) => role);
      expect(roles.sort()).toEqual(["PLANNER", "POLICY_ADMIN", "POLICY_ADMIN"]);
    }
    expect(STAFF.filter(({ role }) => role === "AUDITOR")).toHaveLength(1);
  });

  test("have one address for each officer, in lower case", () => {
    expect(new Set(STAFF.map(({ email }) => email)).size).toBe(STAFF.length);
    expect(
      STAFF.every(
        ({ email }) => email === email.toLowerCase() && /^[a-z0-9-]+@[a-z-]+\.hutong\.example$/.test(email),
      ),
    ).toBe(true);
  });
});
