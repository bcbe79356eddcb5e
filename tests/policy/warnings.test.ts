import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ZoneActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { newId } from "@/lib/ids";
import { checkRuleSet } from "@/lib/policy/check";
import { copyVersion, publishDraft, returnDraft, saveDraft, submitDraft } from "@/lib/policy/commands";
import { findDraft, findVersion, listVersions } from "@/lib/policy/queries";
import { acknowledgedStepSchema, cellName, saveDraftSchema } from "@/lib/policy/schema";
import type { Reasons } from "@/lib/policy/warnings";
import { TIERS } from "@/lib/rules";
import { at, makeWorld, SHANGHAI, TODAY, type World, ZONE } from "../support/world";

/** Nothing admits to Shanghai in the test rules, and the zone asks for thirty days of notice. */
const ALWAYS: Reasons = { MEMBER_NOT_ADMITTED: "Shanghai has rules of its own." };

let world: World;
let author: ZoneActor;
let other: ZoneActor;

beforeAll(async () => {
  world = await makeWorld();
  await world.owner.query("UPDATE zone SET notice_days = 30");
  author = await admin();
  other = await admin();
});
afterAll(() => world.end());

async function admin(): Promise<ZoneActor> {
  const id = newId();
  await world.owner.query(
    `INSERT INTO staff (id, email, name, role, zone_id, status, created_at) VALUES ($1, $2, 'Admin', 'POLICY_ADMIN', $3, 'ACTIVE', $4)`,
    [id, `${id}@example.test`, ZONE, new Date(0)],
  );
  return {
    kind: "STAFF",
    role: "POLICY_ADMIN",
    id,
    name: "Admin",
    sessionId: newId(),
    zone: ZONE,
    residentId: null,
  };
}

async function saved(effectiveFrom: string, cells: Record<string, string> = {}): Promise<string> {
  const id = await withActor(author, (tx) => copyVersion(tx, author, { version: 1 }, at()));
  const all = Object.fromEntries(TIERS.flatMap((from) => TIERS.map((to) => [cellName(from, to), "1"])));
  const form = { draftId: id, seenVersion: 1, effectiveFrom, default: "1", ...all, ...cells };
  await withActor(author, (tx) => saveDraft(tx, author, saveDraftSchema.parse(form), at()));
  return id;
}

const submit = (draftId: string, reasons: Reasons, seenVersion = 2) =>
  withActor(author, (tx) => submitDraft(tx, author, { draftId, seenVersion, reasons }, at()));
const publish = (draftId: string, reasons: Reasons, day = TODAY) =>
  withActor(other, (tx) => publishDraft(tx, other, { draftId, seenVersion: 3, reasons }, at(day)));
const draftOf = (id: string) => withActor(author, (tx) => findDraft(tx, author, id));

describe("a warning of the checks", () => {
  test("stops the hand-in until a reason is given, and the form is told which", async () => {
    const id = await saved("2027-01-01", { [cellName("mega", "large-1")]: "0.80" });
    await expect(submit(id, ALWAYS)).rejects.toMatchObject({
      code: "WARNINGS_OPEN",
      detail: {
        fields: {
          "reason.BIGGER_CITY_DISCOUNTED": "reasons.BIGGER_CITY_DISCOUNTED",
          "reason.BIGGER_DESTINATION_COUNTS_MORE": "reasons.BIGGER_DESTINATION_COUNTS_MORE",
        },
      },
    });
    expect(await draftOf(id)).toMatchObject({ status: "OPEN", rowVersion: 2, acknowledgements: [] });
  });

  test("is kept with its reason, first with the draft and then with the version, for good", async () => {
    const id = await saved("2027-01-02");
    await submit(id, { ...ALWAYS, NOTICE_TOO_SHORT: "Not needed: there is no such warning." });
    const kept = {
      code: "MEMBER_NOT_ADMITTED",
      path: expect.stringContaining("$.zone.members["),
      params: { city: SHANGHAI, day: "2027-01-02" },
      reason: "Shanghai has rules of its own.",
      byId: author.id,
      at: at().now.toISOString(),
    };
    expect((await draftOf(id))?.acknowledgements).toEqual([kept]);
    const version = await publish(id, {});
    const published = await withActor(other, (tx) => findVersion(tx, ZONE, version));
    expect(published?.acknowledgements).toEqual([kept]);
    const change = world.owner.query("UPDATE rule_set SET acknowledgements = '[]'");
    await expect(change).rejects.toMatchObject({ constraint: "append_only" });
  });

  test("that comes up after the hand-in is the publisher's to explain", async () => {
    const id = await saved("2027-01-03");
    await submit(id, ALWAYS);
    await expect(publish(id, {}, "2026-12-05")).rejects.toMatchObject({
      code: "WARNINGS_OPEN",
      detail: { fields: { "reason.NOTICE_TOO_SHORT": "reasons.NOTICE_TOO_SHORT" } },
    });
    const version = await publish(id, { NOTICE_TOO_SHORT: "The State asked for haste." }, "2026-12-05");
    const published = await withActor(other, (tx) => findVersion(tx, ZONE, version));
    expect(published?.acknowledgements.map(({ code, byId }) => [code, byId])).toEqual([
      ["MEMBER_NOT_ADMITTED", author.id],
      ["NOTICE_TOO_SHORT", other.id],
    ]);
    expect(published?.acknowledgements[1]?.params).toEqual({
      day: "2027-01-03",
      today: "2026-12-05",
      days: 29,
      noticeDays: 30,
      earliest: "2027-01-04",
    });
  });

  test("is not asked about again because days have passed", async () => {
    const id = await saved("2026-12-10");
    await submit(id, { ...ALWAYS, NOTICE_TOO_SHORT: "A typing mistake is put right." });
    const version = await publish(id, {}, "2026-12-01");
    const published = await withActor(other, (tx) => findVersion(tx, ZONE, version));
    expect(published?.acknowledgements.at(-1)).toMatchObject({ params: { days: 17 }, byId: author.id });
  });

  test("is said again at every hand-in, and the earlier reason is still there to be read", async () => {
    const id = await saved("2027-01-05");
    await submit(id, ALWAYS);
    await withActor(other, (tx) => returnDraft(tx, other, { draftId: id, seenVersion: 3 }, at()));
    expect((await draftOf(id))?.acknowledgements[0]?.reason).toBe("Shanghai has rules of its own.");
    await expect(submit(id, {}, 4)).rejects.toMatchObject({ code: "WARNINGS_OPEN" });
    await submit(id, { MEMBER_NOT_ADMITTED: "Another reason." }, 4);
    expect((await draftOf(id))?.acknowledgements[0]?.reason).toBe("Another reason.");
  });

  test("is not looked for on a page that others have gone past, nor for those who may not take the step", async () => {
    const id = await saved("2027-01-06");
    await expect(submit(id, {}, 1)).rejects.toMatchObject({ code: "STALE" });
    const byAnother = withActor(other, (tx) =>
      submitDraft(tx, other, { draftId: id, seenVersion: 2, reasons: {} }, at()),
    );
    await expect(byAnother).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("an error of the checks", () => {
  test("stops the hand-in, whatever reasons are given", async () => {
    const id = await saved("2027-01-07");
    const draft = await draftOf(id);
    const [pathway] = draft?.ruleSet.pathways ?? [];
    if (!draft || !pathway) throw new Error("no pathway");
    const never = { ...pathway, requirements: [{ id: "age", type: "age", min: 60, max: 18 }] };
    await world.owner.query("UPDATE rule_set_draft SET document = $2 WHERE id = $1", [
      id,
      JSON.stringify({ ...draft.ruleSet, pathways: [never] }),
    ]);
    await expect(submit(id, ALWAYS)).rejects.toMatchObject({ code: "RULES_INVALID" });
    const again = await draftOf(id);
    if (!again) throw new Error("no draft");
    const check = await withActor(author, async (tx) =>
      checkRuleSet(tx, ZONE, again.ruleSet, await listVersions(tx, ZONE), TODAY),
    );
    expect(check).toMatchObject({
      valid: true,
      findings: [{ level: "error", code: "AGE_OUT_OF_REACH" }, {}],
    });
  });

  test("in the document itself is said with its place", async () => {
    const [first] = await withActor(author, (tx) => listVersions(tx, ZONE));
    if (!first) throw new Error("no version");
    const broken = { ...first.ruleSet, effectiveFrom: "2026-02-29" };
    const check = await withActor(author, (tx) => checkRuleSet(tx, ZONE, broken, [], TODAY));
    expect(check).toEqual({
      valid: false,
      path: "$.ruleSets[0].effectiveFrom",
      message: 'found "2026-02-29", expected a calendar day written YYYY-MM-DD',
    });
  });
});

describe("a reason typed into the form", () => {
  const parse = (reason: string) =>
    acknowledgedStepSchema.safeParse({
      draftId: newId(),
      seenVersion: "3",
      "reason.NOTICE_TOO_SHORT": reason,
    });
  test("is trimmed, and blanks are none", () => {
    expect(parse("  haste \n").data?.reasons).toEqual({ NOTICE_TOO_SHORT: "haste" });
    expect(parse(" \n ").data?.reasons).toEqual({});
  });
  test("has 1,000 characters at most", () => {
    expect(parse("x".repeat(1000)).success).toBe(true);
    expect(parse("x".repeat(1001)).error?.issues).toMatchObject([
      { path: ["reason.NOTICE_TOO_SHORT"], message: "tooLong1000" },
    ]);
  });
});
