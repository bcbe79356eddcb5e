import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ZoneActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { newId } from "@/lib/ids";
import { findBundle } from "@/lib/policy/bundle";
import {
  copyVersion,
  discardDraft,
  publishDraft,
  returnDraft,
  saveDraft,
  submitDraft,
} from "@/lib/policy/commands";
import { differencesOf, tierCoefficient } from "@/lib/policy/differences";
import { findDraft, listVersions } from "@/lib/policy/queries";
import { cellName, saveDraftSchema } from "@/lib/policy/schema";
import { type Reasons, WARNING_CODES } from "@/lib/policy/warnings";
import { assess } from "@/lib/residents/assessment";
import { coefficientOf, TIERS } from "@/lib/rules";
import { at, makeWorld, NANJING, SUZHOU, TODAY, type World, ZONE } from "../support/world";

let world: World;
let author: ZoneActor;
let other: ZoneActor;
let elsewhere: ZoneActor;

beforeAll(async () => {
  world = await makeWorld();
  await world.owner.query(
    "INSERT INTO zone (id, zh, en, kind, notice_days, members_basis) VALUES ('other-zone', '另一区', 'Other zone', 'agglomeration', 0, 'test')",
  );
  author = await admin(ZONE);
  other = await admin(ZONE);
  elsewhere = await admin("other-zone");
});
afterAll(() => world.end());

async function admin(zone: string): Promise<ZoneActor> {
  const id = newId();
  await world.owner.query(
    `INSERT INTO staff (id, email, name, role, zone_id, status, created_at) VALUES ($1, $2, 'Admin', 'POLICY_ADMIN', $3, 'ACTIVE', $4)`,
    [id, `${id}@example.test`, zone, new Date(0)],
  );
  return {
    kind: "STAFF",
    role: "POLICY_ADMIN",
    id,
    name: "Admin",
    sessionId: newId(),
    zone,
    residentId: null,
  };
}

/** The matrix as the page would send it: every pair 1, but for the given ones. */
function form(
  draftId: string,
  seenVersion: number,
  effectiveFrom: string,
  cells: Record<string, string> = {},
) {
  const all = Object.fromEntries(TIERS.flatMap((from) => TIERS.map((to) => [cellName(from, to), "1"])));
  return saveDraftSchema.parse({ draftId, seenVersion, effectiveFrom, default: "1", ...all, ...cells });
}

/** A reason for whatever the checks may warn of. */
const REASONS = Object.fromEntries(WARNING_CODES.map((code) => [code, `Meant so: ${code}`]));

async function saved(effectiveFrom: string, cells: Record<string, string> = {}): Promise<string> {
  const id = await withActor(author, (tx) => copyVersion(tx, author, { version: 1 }, at()));
  await withActor(author, (tx) => saveDraft(tx, author, form(id, 1, effectiveFrom, cells), at()));
  return id;
}

const submitBy = (actor: ZoneActor, draftId: string, reasons: Reasons = REASONS, moment = at()) =>
  withActor(actor, (tx) => submitDraft(tx, actor, { draftId, seenVersion: 2, reasons }, moment));

async function submitted(effectiveFrom: string, cells: Record<string, string> = {}): Promise<string> {
  const id = await saved(effectiveFrom, cells);
  await submitBy(author, id);
  return id;
}

const publishBy = (
  actor: ZoneActor,
  draftId: string,
  seenVersion = 3,
  moment = at(),
  reasons: Reasons = REASONS,
) => withActor(actor, (tx) => publishDraft(tx, actor, { draftId, seenVersion, reasons }, moment));

describe("a version", () => {
  test("is copied, changed in the matrix, and published by another admin; its day changes the answer, not before", async () => {
    const id = await submitted("2026-12-01", { [cellName("mega", "large-1")]: "0.80" });
    const version = await publishBy(other, id);
    const { bundle, versions } = await withActor(other, async (tx) => ({
      bundle: await findBundle(tx, ZONE),
      versions: await listVersions(tx, ZONE),
    }));
    if (!bundle) throw new Error("no bundle");
    const worth = (assessmentDate: string) =>
      coefficientOf(bundle.compiled, { from: NANJING, to: SUZHOU, assessmentDate });
    expect([worth("2026-11-30"), worth("2026-12-01")]).toEqual(["1", "0.8"]);
    // 292 days count in full until the day before; from 1 December 0.8 of each.
    const facts = {
      birthOn: "1990-01-01",
      attributes: {},
      records: [
        {
          ...{ residentId: newId(), id: newId(), kind: "residence", placeCode: NANJING, cityCode: NANJING },
          ...{
            startOn: "2025-11-24",
            endOn: null,
            status: "VERIFIED" as const,
            tags: [],
            source: "CLERK" as const,
          },
          ...{
            note: null,
            supersedesId: null,
            createdAt: new Date(0),
            verifiedAt: new Date(0),
            verifiedById: newId(),
            permitId: null,
          },
        },
      ],
    };
    const eligible = (on: string) =>
      assess(bundle, facts, { destination: SUZHOU, on, evidence: "verified" }).answer.eligible;
    expect([
      eligible("2026-11-22"),
      eligible("2026-11-23"),
      eligible("2026-11-30"),
      eligible("2026-12-01"),
    ]).toEqual([false, true, true, false]);
    expect(versions.find((row) => row.version === version)).toMatchObject({
      effectiveFrom: "2026-12-01",
      sample: true,
    });
    const events = await world.rows<{ action: string }>(
      "SELECT action FROM staff_event WHERE zone_id = $1 ORDER BY at, id",
      [ZONE],
    );
    expect(events.map((row) => row.action)).toEqual([
      "RULE_SET_COPIED",
      "RULE_SET_DRAFT_SAVED",
      "RULE_SET_DRAFT_SUBMITTED",
      "RULE_SET_PUBLISHED",
    ]);
  });

  test("is not published by its author", async () => {
    const id = await submitted("2027-01-01");
    await expect(publishBy(author, id)).rejects.toMatchObject({ code: "SECOND_PERSON" });
  });

  test("is not published by its author under another account of theirs", async () => {
    const id = await submitted("2027-01-02");
    const second = { ...(await admin(ZONE)), residentId: newId() };
    await world.owner.query("UPDATE staff SET resident_id = $2 WHERE id = ANY($1::uuid[])", [
      [author.id, second.id],
      second.residentId,
    ]);
    await expect(publishBy(second, id)).rejects.toMatchObject({ code: "SECOND_PERSON" });
  });

  test("takes effect on a future day only, and on a day of its own", async () => {
    await expect(submitBy(author, await saved(TODAY))).rejects.toMatchObject({ code: "EFFECTIVE_DAY" });
    await expect(submitBy(author, await saved("2026-12-01"))).rejects.toMatchObject({
      code: "EFFECTIVE_DAY",
    });
    const [first, second] = [await submitted("2026-12-02"), await submitted("2026-12-02")];
    await publishBy(other, first);
    await expect(publishBy(other, second)).rejects.toMatchObject({ code: "EFFECTIVE_DAY" });
    const late = await submitted("2026-12-20");
    await expect(publishBy(other, late, 3, at("2026-12-20"))).rejects.toMatchObject({
      code: "EFFECTIVE_DAY",
    });
  });

  test("published by two at once is published once", async () => {
    const id = await submitted("2027-02-01");
    const third = await admin(ZONE);
    const results = await Promise.allSettled([publishBy(other, id), publishBy(third, id)]);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    const rows = await world.rows("SELECT 1 FROM rule_set WHERE effective_from = '2027-02-01'");
    expect(rows).toHaveLength(1);
  });

  test("does not change once published, not even for the owner of the database", async () => {
    await expect(world.owner.query("UPDATE rule_set SET sample = false")).rejects.toMatchObject({
      constraint: "append_only",
    });
    await expect(world.owner.query("DELETE FROM rule_set")).rejects.toMatchObject({
      constraint: "append_only",
    });
    await expect(world.owner.query("TRUNCATE rule_set CASCADE")).rejects.toMatchObject({
      constraint: "append_only",
    });
  });

  test("whose examples do not pass is not published", async () => {
    const id = await submitted("2027-03-01");
    const draft = await withActor(author, (tx) => findDraft(tx, author, id));
    if (!draft) throw new Error("no draft");
    const wrong = {
      title: "A newcomer",
      case: { destination: SUZHOU, assessmentDate: "2026-01-01", records: [] },
      expect: { eligible: true },
    };
    await world.owner.query("UPDATE rule_set_draft SET document = $2 WHERE id = $1", [
      id,
      JSON.stringify({ ...draft.ruleSet, examples: [wrong] }),
    ]);
    await expect(publishBy(other, id)).rejects.toMatchObject({ code: "RULES_INVALID" });
  });
});

describe("a draft", () => {
  test("of another zone does not exist", async () => {
    const id = await submitted("2027-04-01");
    await expect(publishBy(elsewhere, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await withActor(elsewhere, (tx) => tx.ruleSetDraft.findMany())).toEqual([]);
  });

  test("saved from two pages keeps the first, and tells the second", async () => {
    const id = await withActor(author, (tx) => copyVersion(tx, author, { version: 1 }, at()));
    await withActor(author, (tx) => saveDraft(tx, author, form(id, 1, "2027-05-01"), at()));
    const second = withActor(author, (tx) => saveDraft(tx, author, form(id, 1, "2027-06-01"), at()));
    await expect(second).rejects.toMatchObject({ code: "STALE" });
  });

  test("is changed and handed in by its author alone, so that nobody publishes what only they have seen", async () => {
    const id = await withActor(author, (tx) => copyVersion(tx, author, { version: 1 }, at()));
    const save = withActor(other, (tx) => saveDraft(tx, other, form(id, 1, "2027-05-02"), at()));
    await expect(save).rejects.toMatchObject({ code: "FORBIDDEN" });
    await withActor(author, (tx) => saveDraft(tx, author, form(id, 1, "2027-05-03"), at()));
    await expect(submitBy(other, id)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("that is handed in cannot be changed until it is sent back", async () => {
    const id = await submitted("2027-07-01");
    const save = (seen: number) =>
      withActor(author, (tx) => saveDraft(tx, author, form(id, seen, "2027-07-02"), at()));
    await expect(save(3)).rejects.toMatchObject({ code: "WRONG_STATE" });
    await withActor(other, (tx) => returnDraft(tx, other, { draftId: id, seenVersion: 3 }, at()));
    await save(4);
    await withActor(author, (tx) => discardDraft(tx, author, { draftId: id, seenVersion: 5 }, at()));
    await expect(save(6)).rejects.toMatchObject({ code: "WRONG_STATE" });
  });
});

describe("differences", () => {
  test("name the pair of tiers, the default where a pair is not listed", async () => {
    const [first] = (await withActor(other, (tx) => listVersions(tx, ZONE))).filter(
      (row) => row.version === 1,
    );
    if (!first) throw new Error("no version");
    const after = {
      ...first.ruleSet,
      effectiveFrom: "2027-01-01",
      conversion: { default: "1", byTier: { medium: { mega: "0.6" } } },
    };
    expect(tierCoefficient(after, "medium", "mega")).toBe("0.6");
    expect(differencesOf(first.ruleSet, after)).toEqual([
      { kind: "coefficient", from: "medium", to: "mega", before: "1", after: "0.6" },
      { kind: "effectiveFrom", before: "2024-01-01", after: "2027-01-01" },
    ]);
  });

  test("of a pathway are found by their place in the document, and none is found where nothing differs", async () => {
    const [first] = (await withActor(other, (tx) => listVersions(tx, ZONE))).filter(
      (row) => row.version === 1,
    );
    if (!first) throw new Error("no version");
    const [pathway, ...others] = first.ruleSet.pathways;
    if (!pathway) throw new Error("no pathway");
    const renamed = { ...pathway, title: { ...pathway.title, en: "Other" } };
    expect(differencesOf(first.ruleSet, { ...first.ruleSet, pathways: [renamed, ...others] })).toEqual([
      { kind: "changed", path: "pathways.0.title.en", before: "A year of residence", after: "Other" },
    ]);
    const own = { version: 9, title: { en: "Other", zh: "其他" }, legalBasis: [] };
    expect(differencesOf(first.ruleSet, { ...first.ruleSet, ...own })).toEqual([]);
  });
});

describe("a coefficient typed into the matrix", () => {
  const parsed = (text: string) =>
    saveDraftSchema.safeParse({ ...form(newId(), 1, "2027-01-01"), [cellName("mega", "mega")]: text });
  test.each(["0", "0.85", "1", "10", "10.0", "０．８５", "", " 0.5 "])("may be %j", (text) => {
    expect(parsed(text).success).toBe(true);
  });
  test.each(["-1", "10.1", "0.85001", "1,5", "abc", "11", ".5", "1."])("may not be %j", (text) => {
    expect(parsed(text).error?.issues[0]?.message).toBe("coefficient");
  });
});
