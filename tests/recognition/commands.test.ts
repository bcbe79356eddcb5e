import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CityAdminActor, PUBLIC } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { isRefusal } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { findCityRuleOn } from "@/lib/permits/city-rules";
import { publishPermitRights, publishPermitRule } from "@/lib/permits/publication/commands";
import {
  countLivePermits,
  findPublishedText,
  listRightsVersions,
  listRuleVersions,
  loadRecognition,
} from "@/lib/permits/publication/queries";
import { rightsCarried } from "@/lib/permits/publication/recognition";
import { formOfRule, ruleFormSchema } from "@/lib/permits/publication/rule-form";
import { getPublishedRule } from "@/lib/permits/published-rules";
import { sha256Hex } from "@/lib/rules";
import { at, makeWorld, NANJING, SUZHOU, TODAY, type World, WUXI, ZONE } from "../support/world";

let world: World;
let suzhou: CityAdminActor;
let nanjing: CityAdminActor;

beforeAll(async () => {
  world = await makeWorld();
  suzhou = await world.cityAdmin(SUZHOU);
  nanjing = await world.cityAdmin(NANJING);
});
afterAll(() => world.end());

function ruleForm(effectiveFrom: string, change: Record<string, string> = {}) {
  const start = formOfRule(getPublishedRule("v2-thirty-days"));
  return ruleFormSchema.parse({ ...start, mark: "LAW", basisTitle: "办法", effectiveFrom, ...change });
}

const publishRule = (actor: CityAdminActor, seenVersion: number, effectiveFrom: string, change = {}) =>
  withActor(actor, (tx) =>
    publishPermitRule(tx, actor, { form: ruleForm(effectiveFrom, change), seenVersion }, at()),
  );

const rung = (at: number, of: string, months: string, codes: string[], cities = "") => ({
  ...{ [`r${at}.of`]: of, [`r${at}.months`]: months, [`r${at}.codes`]: codes, [`r${at}.cities`]: cities },
});
const basis = { mark: "SAMPLE", basisTitle: "Sample", basisClause: "" };

const publishRights = (
  actor: CityAdminActor,
  seenVersion: number,
  fields: Record<string, string | string[]>,
) =>
  withActor(actor, (tx) =>
    publishPermitRights(tx, actor, { fields: { ...basis, ...fields }, seenVersion }, at()),
  );

async function refusal(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (isRefusal(error)) return [error.code, error.detail.fields ?? {}];
    throw error;
  }
  return null;
}

describe("a city's permit rule", () => {
  test("may hold at once as the first, later on a future day alone, and is in force from that day", async () => {
    expect(await refusal(publishRule(suzhou, 0, "2026-11-22"))).toEqual([
      "EFFECTIVE_DAY",
      { effectiveFrom: "futureDay" },
    ]);
    expect(await publishRule(suzhou, 0, TODAY)).toBe(1);
    expect((await refusal(publishRule(suzhou, 1, TODAY)))?.[0]).toBe("EFFECTIVE_DAY");
    expect(await publishRule(suzhou, 1, "2027-01-01", { issueDays: "10" })).toBe(2);
    expect((await refusal(publishRule(suzhou, 2, "2027-01-01")))?.[0]).toBe("EFFECTIVE_DAY");
    const promise = (day: string) =>
      withActor(PUBLIC, async (tx) => (await findCityRuleOn(tx, SUZHOU, day)).issueDays);
    expect([await promise("2026-12-31"), await promise("2027-01-01")]).toEqual([15, 10]);
  });

  test("is refused to whoever looked at an older version, and to one of two at once", async () => {
    expect((await refusal(publishRule(suzhou, 1, "2028-01-01")))?.[0]).toBe("STALE");
    const both = await Promise.all([
      refusal(publishRule(suzhou, 2, "2028-01-01")),
      refusal(publishRule(suzhou, 2, "2028-02-01")),
    ]);
    expect(both.map((one) => one?.[0] ?? "DONE").sort()).toEqual(["DONE", "STALE"]);
  });

  test("is kept as canonical JSON with its hash, is in the log, and never changes", async () => {
    const key = { cityCode: SUZHOU, kind: "PERMIT_RULE" as const, version: 1 };
    const text = await withActor(PUBLIC, (tx) => findPublishedText(tx, key));
    expect(text?.sha256).toBe(sha256Hex(text?.document ?? ""));
    expect(text?.document.startsWith('{"addressGapDays":null,"ban":null,')).toBe(true);
    const events = await world.rows(
      "SELECT actor_id, city_code, subject_id FROM staff_event WHERE action = 'PERMIT_RULE_PUBLISHED' ORDER BY at, id LIMIT 1",
    );
    expect(events).toEqual([
      { actor_id: suzhou.id, city_code: SUZHOU, subject_id: `${SUZHOU}/PERMIT_RULE/1` },
    ]);
    for (const sql of ["UPDATE city_publication SET sample = true", "DELETE FROM city_publication"])
      await expect(world.owner.query(sql)).rejects.toThrow();
  });

  test("is no other city's to publish, nor a clerk's: the database refuses the row", async () => {
    const clerk = await world.clerk(SUZHOU);
    const row = {
      cityCode: SUZHOU,
      kind: "PERMIT_RULE",
      version: 90,
      effectiveFrom: new Date(0),
      document: "{}",
    };
    const put = (actor: CityAdminActor | typeof clerk) =>
      withActor(actor, (tx) =>
        tx.cityPublication.createMany({
          data: {
            ...row,
            sha256: sha256Hex("{}"),
            sample: true,
            publisherId: actor.id,
            publishedAt: new Date(0),
          },
        }),
      );
    await expect(put(nanjing)).rejects.toThrow();
    await expect(put(clerk)).rejects.toThrow();
    expect(await world.rows("SELECT 1 FROM city_publication WHERE version = 90")).toEqual([]);
  });

  test("of a sample begins a line of samples: a later one is no law by calling itself so", async () => {
    await publishRule(nanjing, 0, TODAY, { mark: "OWN" });
    await publishRule(nanjing, 1, "2027-01-01", { mark: "LAW" });
    const versions = await withActor(PUBLIC, (tx) => listRuleVersions(tx, NANJING));
    expect(versions.map(({ sample }) => sample)).toEqual([true, true]);
  });

  test("concerns so many live permits of the city, which its administrator counts without seeing one", async () => {
    const person = await world.person();
    for (const [number, [city, state]] of [
      [SUZHOU, "IN_FORCE"],
      [WUXI, "IN_FORCE"],
      [SUZHOU, "REVOKED"],
    ].entries())
      await world.owner.query(
        `INSERT INTO permit (resident_id, id, number, city_code, place_code, address, state, issued_on, scheduled_through, created_at)
         VALUES ($1, $2, $3, $4, $4, 'x', $5, '2026-01-01', '2026-01-01', $6)`,
        [person.id, newId(), `${city}-AAAAA-AAAA${number}`, city, state, new Date(0)],
      );
    const counted = await withActor(suzhou, async (tx) => [
      await countLivePermits(tx, suzhou),
      await tx.permit.count(),
    ]);
    expect(counted).toEqual([1, 0]);
    const clerk = await world.clerk(SUZHOU);
    const [row] = await withActor(
      clerk,
      (tx) => tx.$queryRaw<{ count: bigint }[]>`SELECT app_count_live_permits(9) AS count`,
    );
    expect(row?.count).toBe(0n);
  });
});

describe("a city's list of rights", () => {
  test("names every wrong field at once", async () => {
    const fields = {
      ...{ effectiveFrom: "soon", basisTitle: "", "o0.code": "a b", "o0.zh": "图书馆" },
      ...rung(0, "ZONE:elsewhere", "0", ["LEGAL_AID"]),
      ...rung(1, "CITIES", "-3", [], "Atlantis"),
    };
    expect(await refusal(publishRights(suzhou, 0, fields))).toEqual([
      "INVALID",
      {
        ...{ basisTitle: "required", effectiveFrom: "day", "o0.code": "rightsOwnCode", "o0.en": "required" },
        ...{
          "r0.of": "choose",
          "r1.cities": "rightsCities",
          "r1.months": "rightsMonths",
          "r1.codes": "chooseOne",
        },
      },
    ]);
    expect(
      await refusal(
        publishRights(suzhou, 0, { effectiveFrom: TODAY, ...rung(0, "OWN", "6", ["LEGAL_AID"]) }),
      ),
    ).toEqual(["INVALID", { "r0.codes": "rightsLaw" }]);
  });

  test("takes cities by name in either language, and opens what it says on its day", async () => {
    const library = { "o0.code": "library", "o0.zh": "图书馆", "o0.en": "Library" };
    await publishRights(suzhou, 0, {
      ...{ effectiveFrom: TODAY, ...library },
      ...rung(0, "CITIES", "0", ["OWN_LIBRARY"], "南京市, Wuxi"),
      ...rung(1, `ZONE:${ZONE}`, "6", ["LEGAL_AID"]),
    });
    await publishRights(nanjing, 0, { effectiveFrom: "2026-12-01", ...rung(0, "ANY", "", ["LEGAL_AID"]) });
    const found = await withActor(PUBLIC, (tx) => loadRecognition(tx, TODAY));
    const permit = { issuingCity: NANJING, works: true, held: [{ startOn: "2026-01-01", endOn: null }] };
    expect(rightsCarried(found, permit, [SUZHOU], TODAY)).toMatchObject([
      {
        now: [{ code: "OWN_LIBRARY" }],
        later: [{ code: "LEGAL_AID", from: "2026-12-01", because: "COMING" }],
      },
    ]);
    const [version] = await withActor(PUBLIC, (tx) => listRightsVersions(tx, SUZHOU));
    expect(version?.document.own).toEqual({ OWN_LIBRARY: { zh: "图书馆", en: "Library" } });
  });
});
