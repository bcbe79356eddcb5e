import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ResidentActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { examineFile } from "@/lib/documents/examine";
import { folderStore, sha256Of } from "@/lib/documents/folder-store";
import type { DocumentStore } from "@/lib/documents/types";
import { newId } from "@/lib/ids";
import { attachDocument } from "@/lib/residents/commands/attach-document";
import { openPerson } from "@/lib/residents/commands/open";
import { declareRecord } from "@/lib/residents/commands/resident";
import { findDocument, listRecordDocuments } from "@/lib/residents/documents";
import { openTransfer } from "@/lib/transfers/queries";
import { caseIn, makeTeam, refusalOf } from "../support/cases";
import { at, makeWorld, SUZHOU, type World, WUXI } from "../support/world";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const file = (bytes: Uint8Array, name: string, type = "image/png") =>
  new File([new Uint8Array(bytes)], name, { type });

let world: World;
let folder: string;
let store: DocumentStore;
beforeAll(async () => {
  world = await makeWorld();
  folder = await mkdtemp(path.join(tmpdir(), "hutong-documents-"));
  store = folderStore(folder);
});
afterAll(async () => {
  await world.end();
  await rm(folder, { recursive: true, force: true });
});

const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { detail?: { fields?: Record<string, string> } }) => error.detail?.fields?.file ?? error,
  );

describe("a file that comes in", () => {
  test("is what its content says, whatever its name and the browser say", async () => {
    expect((await examineFile(file(PNG, "letter.pdf", "application/pdf"))).mediaType).toBe("image/png");
    expect(await problemOf(examineFile(file(Buffer.from("<script>1</script>"), "a.png")))).toBe("fileType");
    expect(await problemOf(examineFile(file(Buffer.from("GIF89a............"), "a.gif")))).toBe("fileType");
  });

  test("is refused when empty or above 10 MB, and taken at exactly 10 MB", async () => {
    const whole = Buffer.alloc(10_485_760);
    PNG.copy(whole);
    expect((await examineFile(file(whole, "a.png"))).bytes.byteLength).toBe(10_485_760);
    expect(await problemOf(examineFile(file(Buffer.concat([whole, PNG]), "a.png")))).toBe("fileTooLarge");
    expect(await problemOf(examineFile(file(Buffer.alloc(0), "a.png")))).toBe("fileEmpty");
  });

  test.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\li\\租赁合同.png", "租赁合同.png"],
    ["a\u202egnp.exe\u0000.png", "agnp.exe.png"],
    ["\u0001", "–"],
    ["𠮷".repeat(200), "𠮷".repeat(120)],
  ])("%j keeps only what a reader needs of its name", async (name, kept) => {
    expect((await examineFile(file(PNG, name))).fileName).toBe(kept);
  });
});

describe("the store", () => {
  test("keeps the same bytes once, under their hash, and gives them back", async () => {
    const sha256 = sha256Of(PNG);
    await Promise.all([store.put(sha256, PNG), store.put(sha256, PNG)]);
    expect(Buffer.from((await store.get(sha256)) ?? [])).toEqual(PNG);
    expect(await readdir(path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4)))).toEqual([sha256]);
    expect(await store.get(sha256Of(Buffer.from("never put")))).toBeNull();
  });

  test("takes nothing for a path, and says when bytes are not what was put", async () => {
    await expect(store.get("../../../etc/passwd")).rejects.toThrow("no SHA-256");
    const bytes = Buffer.from("%PDF-1.7 whole");
    const sha256 = sha256Of(bytes);
    await store.put(sha256, bytes);
    await writeFile(path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256), "%PDF-1.7 other");
    await expect(store.get(sha256)).rejects.toThrow("damaged");
  });
});

describe("a paper in somebody's file", () => {
  async function declaredWithPaper(person: ResidentActor, place = SUZHOU) {
    return withActor(person, async (tx) => {
      const span = { kind: "residence", place, startOn: "2024-01-01", endOn: null, note: null };
      const recordId = await declareRecord(tx, person, { residentId: person.id, ...span }, at());
      const paper = {
        residentId: person.id,
        kind: "EVIDENCE",
        recordId,
        file: await examineFile(file(PNG, "a.png")),
      };
      return { recordId, id: await attachDocument(tx, person, paper, at().now, store) };
    });
  }

  test("is listed with its record, and its coming is in the log", async () => {
    const person = await world.person();
    const { recordId, id } = await declaredWithPaper(person);
    const papers = await withActor(person, (tx) => listRecordDocuments(tx, person.id, [recordId]));
    expect(papers).toMatchObject([
      { id, mediaType: "image/png", sizeBytes: PNG.byteLength, fileName: "a.png" },
    ]);
    const events = await world.rows("SELECT action FROM audit_event WHERE subject_id = $1", [id]);
    expect(events).toEqual([{ action: "DOCUMENT_ATTACHED" }]);
  });

  test("cannot be found or added to by a stranger", async () => {
    const [person, stranger] = [await world.person(), await world.person()];
    const { recordId, id } = await declaredWithPaper(person);
    expect(await withActor(stranger, (tx) => findDocument(tx, person.id, id))).toBeNull();
    const examined = await examineFile(file(PNG, "b.png"));
    const adding = withActor(stranger, (tx) =>
      attachDocument(
        tx,
        stranger,
        { residentId: person.id, kind: "EVIDENCE", recordId, file: examined },
        at().now,
        store,
      ),
    );
    expect(await refusalOf(adding)).toBe("NOT_FOUND");
  });

  test("is seen at the counter by the clerks of its record's city alone, and only with the person there", async () => {
    const person = await world.person();
    const { id } = await declaredWithPaper(person);
    const seenBy = async (city: string, opened: boolean) => {
      const clerk = await world.clerk(city);
      return withActor(clerk, async (tx) => {
        if (opened) await openPerson(tx, clerk, { idNumber: person.idNumber, purpose: "窗口办理" }, at().now);
        return (await findDocument(tx, person.id, id)) !== null;
      });
    };
    expect(await seenBy(SUZHOU, true)).toBe(true);
    expect(await seenBy(SUZHOU, false)).toBe(false);
    expect(await seenBy(WUXI, true)).toBe(false);
  });

  test("is added to a record by its own city's officers alone, also where a case opens the whole file", async () => {
    const team = await makeTeam(world);
    const holder = await world.person({ records: [{ startOn: "2024-11-01" }] });
    const elsewhere = await world.record(holder.id, {
      city: WUXI,
      startOn: "2020-01-01",
      endOn: "2020-12-31",
    });
    const { reference } = await caseIn(world, team, "SUBMITTED", { holder });
    const examined = await examineFile(file(PNG, "a.png"));
    const adding = withActor(team.clerk, async (tx) => {
      expect(await openTransfer(tx, team.clerk, reference, at().now)).not.toBeNull();
      const paper = { residentId: holder.id, kind: "EVIDENCE", recordId: elsewhere, file: examined };
      return attachDocument(tx, team.clerk, paper, at().now, store);
    });
    expect(await refusalOf(adding)).toBe("NOT_FOUND");
  });

  test("belongs to a record or a case that is there", async () => {
    const person = await world.person();
    const examined = await examineFile(file(PNG, "a.png"));
    for (const to of [{ recordId: newId() }, { caseId: newId() }, {}]) {
      const adding = withActor(person, (tx) =>
        attachDocument(
          tx,
          person,
          { residentId: person.id, kind: "OTHER", ...to, file: examined },
          at().now,
          store,
        ),
      );
      expect(await refusalOf(adding)).toBe("NOT_FOUND");
    }
  });
});
