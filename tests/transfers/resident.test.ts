import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LogKey, listPersonEvents } from "@/lib/audit/person-log";
import { withActor } from "@/lib/db/with-actor";
import { folderStore, sha256Of } from "@/lib/documents/folder-store";
import type { DocumentStore, ExaminedFile } from "@/lib/documents/types";
import { newId } from "@/lib/ids";
import { attachDocument } from "@/lib/residents/commands/attach-document";
import { listCaseDocuments } from "@/lib/residents/documents";
import type { RuleSet } from "@/lib/rules";
import { attributesInQuery, queryOfAttributes } from "@/lib/transfers/declared-attributes";
import { findOwnTransfer, listTransfersOf, openTransfer } from "@/lib/transfers/queries";
import { caseIn, makeTeam, refusalOf, start, type Team } from "../support/cases";
import { at, makeWorld, NANJING, type World } from "../support/world";

let world: World;
let team: Team;
let folder: string;
let store: DocumentStore;
beforeAll(async () => {
  world = await makeWorld();
  team = await makeTeam(world);
  folder = await mkdtemp(path.join(tmpdir(), "hutong-papers-"));
  store = folderStore(folder);
});
afterAll(async () => {
  await world.end();
  await rm(folder, { recursive: true, force: true });
});

const bytes = new Uint8Array(Buffer.from("%PDF-1.7 lease"));
const LEASE: ExaminedFile = {
  bytes,
  sha256: sha256Of(bytes),
  mediaType: "application/pdf",
  fileName: "租赁合同.pdf",
};

describe("a resident's own cases", () => {
  test("are found by their number by the person, and by nobody else", async () => {
    const { holder, reference } = await caseIn(world, team, "SUBMITTED");
    const stranger = await world.person();
    const found = (actor: typeof stranger | typeof holder) =>
      withActor(actor, (tx) => findOwnTransfer(tx, actor, reference));
    expect(await found(holder)).toMatchObject({ reference, state: "SUBMITTED" });
    expect(await found(stranger)).toBeNull();
    expect(await withActor(stranger, (tx) => listTransfersOf(tx, holder.id))).toEqual([]);
  });

  test("are one at a time: a second is refused until the first is withdrawn", async () => {
    const { holder } = await caseIn(world, team, "SUBMITTED");
    expect(await refusalOf(start(holder, NANJING))).toBe("OPEN_CASE_EXISTS");
  });

  test("cannot be begun by who has no mainland registration to move", async () => {
    const visitor = await world.person({ city: null });
    expect(await refusalOf(start(visitor))).toBe("NOT_APPLICABLE");
  });
});

describe("the papers of a case", () => {
  const attach = (actor: Parameters<typeof findOwnTransfer>[1], residentId: string, caseId: string) =>
    withActor(actor, (tx) =>
      attachDocument(tx, actor, { residentId, caseId, kind: "LANDING_PROOF", file: LEASE }, at().now, store),
    );
  const idOf = async (reference: string) =>
    (
      await world.rows<{ case_id: string }>("SELECT case_id FROM case_reference WHERE code = $1", [reference])
    )[0]?.case_id ?? "";

  test("are added while it is open, and by nobody once it is closed", async () => {
    const open = await caseIn(world, team, "CORRECTION_REQUESTED");
    await attach(open.holder, open.holder.id, await idOf(open.reference));
    const closed = await caseIn(world, team, "SETTLED");
    const late = attach(closed.holder, closed.holder.id, await idOf(closed.reference));
    expect(await refusalOf(late)).toBe("WRONG_STATE");
  });

  test("are seen by the officers of the case once they have opened it, and by no other city", async () => {
    const { holder, reference } = await caseIn(world, team, "CORRECTION_REQUESTED");
    const key = { residentId: holder.id, id: await idOf(reference) };
    await attach(holder, key.residentId, key.id);
    const seen = (officer: Team["clerk"], opens: boolean) =>
      withActor(officer, async (tx) => {
        if (opens) await openTransfer(tx, officer, reference, at().now);
        return (await listCaseDocuments(tx, key)).length;
      });
    expect(await seen(team.clerk, true)).toBe(1);
    expect(await seen(team.clerk, false)).toBe(0);
    expect(await seen(team.elsewhere, true)).toBe(0);
  });

  test("cannot be added to somebody else's case, nor to somebody else's case as one's own", async () => {
    const { holder, reference } = await caseIn(world, team, "CORRECTION_REQUESTED");
    const stranger = await world.person();
    const id = await idOf(reference);
    expect(await refusalOf(attach(stranger, holder.id, id))).toBe("NOT_FOUND");
    expect(await refusalOf(attach(stranger, stranger.id, id))).toBe("NOT_FOUND");
  });
});

describe("who has seen my data", () => {
  test("names every look with its office, the latest first, to the person alone", async () => {
    const { holder, reference } = await caseIn(world, team, "SUBMITTED");
    await withActor(team.clerk, (tx) => openTransfer(tx, team.clerk, reference, at().now));
    const log = (actor: typeof holder, onlyLooks: boolean) =>
      withActor(actor, (tx) => listPersonEvents(tx, holder.id, { after: null, onlyLooks }));
    const { events } = await log(holder, true);
    expect(events[0]).toMatchObject({ action: "CASE_OPENED", actorRole: "CLERK", cityCode: team.clerk.city });
    expect(events.every((event) => event.action === "CASE_OPENED")).toBe(true);
    expect((await log(holder, false)).events.length).toBeGreaterThan(events.length);
    expect((await log(await world.person(), false)).events).toEqual([]);
  });

  test("comes page by page, each event once, also where many happened in one instant", async () => {
    const person = await world.person();
    for (let index = 0; index < 120; index++) {
      await world.owner.query(
        `INSERT INTO audit_event (resident_id, id, at, actor_id, actor_role, action, subject_kind, subject_id, detail)
         VALUES ($1, $2, $3, 'x', 'CLERK', 'PERSON_OPENED', 'RESIDENT', 'x', '{}')`,
        [person.id, newId(), new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 40)))],
      );
    }
    const seen: string[] = [];
    let after: LogKey | null = null;
    do {
      const from: LogKey | null = after;
      const page: Awaited<ReturnType<typeof listPersonEvents>> = await withActor(person, (tx) =>
        listPersonEvents(tx, person.id, { after: from, onlyLooks: false }),
      );
      seen.push(...page.events.map((event) => event.id));
      after = page.next;
    } while (after);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
  });
});

describe("what is told in an address", () => {
  const asked: RuleSet["attributes"] = {
    education: { type: "choice", options: ["none", "bachelor"], label: { en: "Degree", zh: "学历" } },
    clean: { type: "boolean", label: { en: "Clean", zh: "无犯罪" } },
    hours: { type: "integer", min: 0, max: 100, label: { en: "Hours", zh: "时长" } },
  };

  test("is read as the rules define it, and written back as it was", () => {
    const query = { "a.education": "bachelor", "a.clean": "false", "a.hours": "7" };
    const { attributes, problems } = attributesInQuery(asked, query);
    expect(attributes).toEqual({ education: "bachelor", clean: false, hours: 7 });
    expect(problems).toEqual({});
    expect(Object.fromEntries(queryOfAttributes(attributes))).toEqual(query);
  });

  test.each([
    { "a.education": "wizard" },
    { "a.clean": "maybe" },
    { "a.hours": "101" },
    { "a.hours": "1e1" },
    { "a.hours": "-1" },
  ])("is named as a problem and left out: %j", (query) => {
    const { attributes, problems } = attributesInQuery(asked, query);
    expect(attributes).toEqual({});
    expect(Object.keys(problems)).toHaveLength(1);
  });

  test.each([{ "a.unknown": "1" }, { "a.__proto__": "1" }, { "a.hours": ["1", "2"] }, { "a.hours": "" }])(
    "counts for nothing where the rules do not ask for it, it stands twice, or it is empty: %j",
    (query) => {
      expect(attributesInQuery(asked, query)).toEqual({ attributes: {}, problems: {} });
    },
  );
});
