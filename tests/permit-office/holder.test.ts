import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskActor, ResidentActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { folderStore, sha256Of } from "@/lib/documents/folder-store";
import type { DocumentStore } from "@/lib/documents/types";
import { newId } from "@/lib/ids";
import * as notices from "@/lib/notices/commands";
import { countUnread, listNotices } from "@/lib/notices/queries";
import * as commands from "@/lib/permits/commands";
import { findOutlook, findPermitNumberOf, listActEntries } from "@/lib/permits/holder-queries";
import { listApplications, openApplication } from "@/lib/permits/queries";
import { attachDocument } from "@/lib/residents/commands/attach-document";
import { findDocument, listApplicationDocuments } from "@/lib/residents/documents";
import { at, makeWorld, SUZHOU, type World, WUXI } from "../support/world";
import { applicationsOf, apply, grant, issued, LIVES_THERE, on } from "./office";

let world: World;
let folder: string;
let store: DocumentStore;
let clerk: DeskActor;
beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.clerk(SUZHOU);
  folder = await mkdtemp(path.join(tmpdir(), "hutong-papers-"));
  store = folderStore(folder);
});
afterAll(async () => {
  await world.end();
  await rm(folder, { recursive: true, force: true });
});

const bytes = new Uint8Array([1, 2, 3]);
const file = { bytes, sha256: sha256Of(bytes), mediaType: "image/png" as const, fileName: "租赁合同.png" };

async function handedIn(holder: ResidentActor) {
  const reference = await apply(holder, "FIRST_ISSUE", "2024-03-01");
  const [application] = await applicationsOf(holder);
  if (application === undefined) throw new Error("no application");
  return { reference, application };
}

function attach(actor: ResidentActor | DeskActor, residentId: string, applicationId: string) {
  const paper = { residentId, applicationId, kind: "ADDRESS_PROOF", file };
  return withActor(actor, (tx) => attachDocument(tx, actor, paper, at().now, store));
}

describe("the papers of an application", () => {
  test("are the applicant's and the issuing city's, through the application alone", async () => {
    const holder = await world.person({ records: LIVES_THERE });
    const { reference, application } = await handedIn(holder);
    const id = await attach(holder, holder.id, application.id);
    const see = (actor: ResidentActor | DeskActor, open: boolean) =>
      withActor(actor, async (tx) => {
        if (open && actor.role !== "RESIDENT") await openApplication(tx, actor, reference, at().now);
        return findDocument(tx, holder.id, id);
      });
    expect(await see(holder, false)).toMatchObject({ kind: "ADDRESS_PROOF", applicationId: application.id });
    expect(await see(clerk, true)).toMatchObject({ fileName: "租赁合同.png" });
    expect(await see(clerk, false)).toBeNull();
    expect(await see(await world.clerk(WUXI), true)).toBeNull();
    expect(await see(await world.person(), false)).toBeNull();
    const papers = await withActor(holder, (tx) => listApplicationDocuments(tx, application));
    expect(papers.map((paper) => paper.id)).toEqual([id]);
  });

  test("cannot be added by anybody else, nor once it is decided", async () => {
    const holder = await world.person({ records: LIVES_THERE });
    const { reference, application } = await handedIn(holder);
    await expect(attach(await world.person(), holder.id, application.id)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await grant(clerk, reference, "2024-03-04");
    await expect(attach(holder, holder.id, application.id)).rejects.toMatchObject({ code: "WRONG_STATE" });
    await expect(attach(holder, holder.id, newId())).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a permit as its holder sees it", () => {
  test("says what to do by when, and waits for the office once the endorsement is handed in", async () => {
    const { holder, permit } = await issued(world, clerk, "2024-03-01");
    const nextOn = (today: string) =>
      withActor(holder, async (tx) => {
        const applications = await listApplications(tx, holder.id);
        return (await findOutlook(tx, permit, applications, today)).next;
      });
    expect(await nextOn("2024-06-01")).toEqual({
      code: "NOT_YET",
      opensOn: "2025-02-01",
      dueOn: "2025-03-01",
    });
    expect((await nextOn("2025-02-01")).code).toBe("WINDOW_OPEN");
    await apply(holder, "ENDORSEMENT", "2025-02-20", { permit });
    expect((await nextOn("2025-03-05")).code).toBe("HANDED_IN");
  });

  test("shows its acts, and its application leads to it", async () => {
    const { holder, permit } = await issued(world, clerk, "2024-03-01");
    const [application] = await applicationsOf(holder);
    if (application === undefined) throw new Error("no application");
    const { acts, number } = await withActor(holder, async (tx) => ({
      acts: await listActEntries(tx, permit),
      number: await findPermitNumberOf(tx, application),
    }));
    expect(acts).toMatchObject([{ type: "ISSUED", on: "2024-03-01", actorRole: "CLERK" }]);
    expect(number).toBe(permit.number);
  });
});

describe("notices", () => {
  test("are there for the holder alone, the latest first, and are read once", async () => {
    const { holder } = await issued(world, clerk, "2024-03-01");
    const list = (actor: ResidentActor) => withActor(actor, (tx) => listNotices(tx, [holder.id], null));
    const { notices: told } = await list(holder);
    expect(told.map(({ kind }) => kind)).toEqual(["APPLICATION_GRANTED", "APPLICATION_ACCEPTED"]);
    const stranger = await world.person();
    expect((await list(stranger)).notices).toEqual([]);
    const notice = told[0]?.id ?? "";
    const read = (actor: ResidentActor, day: string) =>
      on(actor, day, (tx, moment) => notices.readNotice(tx, { residentId: holder.id, notice }, moment.now));
    await expect(read(stranger, "2024-03-02")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await read(holder, "2024-03-02");
    await read(holder, "2024-03-03");
    const [again] = (await list(holder)).notices;
    expect(again?.readAt).toEqual(at("2024-03-02").now);
    expect(await withActor(holder, (tx) => countUnread(tx, [holder.id]))).toBe(1);
  });

  test("that came after the page was shown stay unread", async () => {
    const { holder } = await issued(world, clerk, "2024-03-01");
    const { notices: told } = await withActor(holder, (tx) => listNotices(tx, [holder.id], null));
    const upTo = told.at(-1)?.id ?? "";
    await on(holder, "2024-03-02", (tx, moment) =>
      notices.readAllNotices(tx, [holder.id], { upTo }, moment.now),
    );
    const after = await withActor(holder, (tx) => listNotices(tx, [holder.id], null));
    expect(after.notices.map(({ readAt }) => readAt === null)).toEqual([true, false]);
  });

  test("older ones follow by key", async () => {
    const { holder } = await issued(world, clerk, "2024-03-01");
    const first = await withActor(holder, (tx) => listNotices(tx, [holder.id], null));
    const key = first.notices[0]?.id ?? null;
    const rest = await withActor(holder, (tx) => listNotices(tx, [holder.id], key));
    expect(rest.notices.map(({ id }) => id)).toEqual(first.notices.slice(1).map(({ id }) => id));
  });
});

test("a permit given up ends on that day, by its holder's own wish", async () => {
  const { holder, permit } = await issued(world, clerk, "2024-03-01");
  const ended = await on(holder, "2024-06-01", (tx, moment) =>
    commands.giveUpPermit(tx, holder, { number: permit.number, seenVersion: permit.rowVersion }, moment),
  );
  expect(ended).toMatchObject({ state: "CANCELLED", dueOn: null });
  expect(ended.acts.at(-1)).toMatchObject({ type: "CANCELLED", because: "OWN_WISH" });
});
