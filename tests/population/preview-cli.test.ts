import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canonicalJson, caseFromValue, evaluate } from "@/lib/rules";
import { newId } from "../../lib/ids";
import { KUNSHAN, makeWorld, NANJING, ruleSet, SHANGHAI, SUZHOU, WUXI, ZONE } from "../support/world";
import { addRecord, addResident, type NewRecord, zoneBundle } from "./support";

const ON = "2026-11-23";
const world = await makeWorld();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "hutong-preview-"));
afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  await world.end();
});

/** The program itself; `npm run preview` only finds the environment and the database for it. */
function preview(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "lib/cli/preview.ts", ...args],
    { encoding: "utf8", env: { ...process.env, HUTONG_DATA: folder } },
  );
  return { status, stdout, stderr };
}

function report(...args: string[]) {
  const { status, stdout, stderr } = preview("--zone", ZONE, "--on", ON, "--json", ...args);
  expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(stdout);
}

const lives: NewRecord[][] = [
  [{ place: SUZHOU, startOn: "2020-01-01" }],
  [{ place: SUZHOU, startOn: "2026-08-15" }],
  [{ place: KUNSHAN, city: SUZHOU, startOn: "2026-03-01" }],
  [{ place: NANJING, startOn: "2025-11-23", endOn: "2026-11-22" }],
  [{ place: NANJING, startOn: "2025-11-25" }],
  [{ place: WUXI, startOn: "2015-01-01", endOn: "2017-01-01" }],
  [{ place: WUXI, startOn: "2015-01-01", status: "DECLARED" }],
  [{ place: SHANGHAI, startOn: "2026-01-01", kind: "study" }],
  [],
  [{ place: WUXI, startOn: "1899-12-31", endOn: "2090-01-01" }],
];
const draft = ruleSet(2, "2026-10-01", 6);
const draftFile = path.join(folder, "draft.json");
const draftId = newId();

beforeAll(async () => {
  for (const records of [...lives, ...lives]) {
    const resident = await addResident(world.owner);
    for (const record of records) await addRecord(world.owner, resident, record);
  }
  fs.writeFileSync(draftFile, JSON.stringify(draft));
  await world.owner.query(
    `INSERT INTO rule_set_draft (id, zone_id, document, status, author_id, created_at, updated_at)
     VALUES ($1, $2, $3, 'OPEN', $1, $4, $4)`,
    [draftId, ZONE, canonicalJson(draft), new Date(0)],
  );
});

describe("npm run preview", () => {
  test("counts in every city whom the one-person engine finds eligible, and when others will be", async () => {
    const told = report();
    const { compiled } = await zoneBundle();
    for (const city of [SUZHOU, NANJING, WUXI, SHANGHAI]) {
      const byMonth: Record<string, number> = {};
      let eligible = 0;
      for (const records of lives) {
        const verified = records.map((record, index) => ({
          id: String(index),
          kind: record.kind ?? "residence",
          city: record.city ?? record.place,
          start: record.startOn,
          end: record.endOn ?? null,
          status: (record.status ?? "VERIFIED").toLowerCase(),
        }));
        const person = { birthDate: "1990-01-01" };
        const kase = caseFromValue({ destination: city, assessmentDate: ON, person, records: verified });
        const { firstEligibleDate } = evaluate(compiled, kase, { firstEligibleDate: true });
        const month = firstEligibleDate?.slice(0, 7);
        if (firstEligibleDate === ON) eligible += 2;
        else if (month !== undefined && month < "2036-12") byMonth[month] = (byMonth[month] ?? 0) + 2;
      }
      const own = told.cities.find(({ code }: { code: string }) => code === city);
      expect(own.published, city).toMatchObject({ eligible, byMonth });
    }
    expect(told).toMatchObject({ people: 2 * lives.length, touched: null, on: ON, until: "2036-11-23" });
    expect(told.askedSingly.RECORDS_BEYOND_THE_COLUMNS).toBeGreaterThan(0);
  });

  test("sets a draft beside the published rules, whether it lies in a file or in the register", () => {
    const told = report("--draft", draftFile);
    expect(told).toEqual(report("--draft-id", draftId));
    const suzhou = told.cities.find(({ code }: { code: string }) => code === SUZHOU);
    expect(suzhou.drafted.eligible - suzhou.published.eligible).toBe(suzhou.gaining - suzhou.losing);
    // Half a year is enough with the draft: of the lives above, for two more.
    expect(suzhou.gaining).toBe(4);
    expect(told.total.drafted.eligible).toBeGreaterThan(told.total.published.eligible);
    expect(told.smallFigures).toBeGreaterThan(0);
    const { stdout } = preview("--zone", ZONE, "--on", ON, "--draft", draftFile);
    expect(stdout).toContain(
      `${told.smallFigures} figures are of fewer than ten people: not for publication.`,
    );
  });

  test("asks on the draft's first day where that is to come, and says so to the reader", () => {
    const later = path.join(folder, "later.json");
    fs.writeFileSync(later, JSON.stringify({ ...draft, effectiveFrom: "2050-01-01" }));
    const { status, stdout, stderr } = preview("--zone", ZONE, "--draft", later, "--workers", "1");
    expect(status).toBe(0);
    expect(stdout).toContain(`${ZONE} on 2050-01-01: 20 people asked about 4 cities.`);
    expect(stdout).toMatch(/Anywhere, each person once +\d+ +\d+/);
    expect(stderr).toContain("Asking: 100 % of 20 people (one by one: RECORDS_BEYOND_THE_COLUMNS)");
  });

  test("refuses what it cannot use, in one message and with status 2", () => {
    const broken = path.join(folder, "broken.json");
    fs.writeFileSync(broken, JSON.stringify({ ...draft, overlap: "worst" }));
    const distant = path.join(folder, "distant.json");
    fs.writeFileSync(distant, JSON.stringify({ ...draft, effectiveFrom: "2070-01-01" }));
    const pointless = path.join(folder, "pointless.json");
    const requirements = [{ id: "score", type: "points", table: "nowhere", min: "60" }];
    const pathways = [
      { id: "by-points", appliesTo: "all", title: { en: "Points", zh: "积分" }, requirements },
    ];
    fs.writeFileSync(pointless, JSON.stringify({ ...draft, pathways }));
    const refused: [string[], string][] = [
      [[], "--zone is missing."],
      [["--zone", "nowhere"], 'There is no zone "nowhere".'],
      [["--zone", ZONE, "--draft-id", newId()], `in the zone ${ZONE}.`],
      [["--zone", ZONE, "--draft", broken], '$.overlap: found "worst"'],
      [["--zone", ZONE, "--draft", path.join(folder, "none.json")], "no such file"],
      [["--zone", ZONE, "--draft", distant], "$.effectiveFrom: found 2070-01-01"],
      [["--zone", ZONE, "--draft", pointless], 'found "nowhere", expected a table of this rule set'],
      [["--zone", ZONE, "--on", "2023-02-29"], '--on: found "2023-02-29"'],
      [["--zone", ZONE, "--workers", "0"], '--workers: found "0"'],
    ];
    for (const [args, message] of refused) {
      const { status, stdout, stderr } = preview(...args);
      expect({ status, stdout }, args.join(" ")).toEqual({ status: 2, stdout: "" });
      expect(stderr).toContain(message);
    }
  });
});
