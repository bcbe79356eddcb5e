import { describe, expect, test } from "vitest";
import { joinColumns } from "@/lib/policy/population/join-columns";
import {
  FIRST_UUID,
  LAST_UUID,
  NO_ID,
  ResidentBlocksBuilder,
  uuidAfter,
  uuidBytes,
} from "@/lib/policy/population/resident-blocks";
import { BLOCK, PopulationBuilder, SignatureDictionary } from "@/lib/rules/population";
import { inWords } from "./support";

const uuid = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;

function blocksOf(ids: readonly string[]) {
  const builder = new ResidentBlocksBuilder();
  builder.begin(NO_ID, 0);
  for (const id of ids) builder.add(uuidBytes(id), 0);
  return builder.finish();
}

describe("blocks of residents", () => {
  const blocks = blocksOf(Array.from({ length: 40 }, (_, at) => uuid(10 * at)));

  test("hold sixteen people each, one after the other, and leave no id without a block", () => {
    expect([0, 1, 2, 3].map((block) => blocks.firstPerson(block))).toEqual([0, 16, 32, 40]);
    expect(blocks.span(0)).toEqual({ from: FIRST_UUID, last: uuid(159) });
    expect(blocks.span(1)).toEqual({ from: uuid(160), last: uuid(319) });
    expect(blocks.span(2)).toEqual({ from: uuid(320), last: LAST_UUID });
  });

  test("know whose block an id is, also of people who are not there yet", () => {
    const cases: [string, number, string][] = [
      [FIRST_UUID, 0, "the least of all"],
      [uuid(159), 0, "the last before the second block"],
      [uuid(160), 1, "the first of the second block"],
      [uuid(319), 1, "between its last person and the third block"],
      [uuid(320), 2, "the first of the third block"],
      [LAST_UUID, 2, "the greatest of all"],
    ];
    for (const [id, block, because] of cases) expect(blocks.blockOf(uuidBytes(id)), because).toBe(block);
  });

  test("are there before anybody is", () => {
    const none = blocksOf([]);
    expect(none.count).toBe(1);
    expect(none.span(0)).toEqual({ from: FIRST_UUID, last: LAST_UUID });
    expect(none.blockOf(uuidBytes(uuid(7)))).toBe(0);
  });

  test("carry over when an id is counted on", () => {
    expect(uuidAfter("00000000-0000-7000-8000-00000000ffff")).toBe("00000000-0000-7000-8000-000000010000");
    expect(uuidAfter("00ffffff-ffff-ffff-ffff-ffffffffffff")).toBe("01000000-0000-0000-0000-000000000000");
    expect(uuidAfter(LAST_UUID)).toBeNull();
  });
});

describe("columns put together from pieces", () => {
  const dictionary = new SignatureDictionary();
  const columnsOf = (from: number, to: number) => {
    const builder = new PopulationBuilder(dictionary);
    for (let person = from; person < to; person += 1) {
      const end = person % 50 === 7 ? "2099-12-31" : null;
      const records = Array.from({ length: person % 5 }, (_, at) => ({
        id: String(at),
        kind: at % 2 === 0 ? "residence" : "study",
        city: `32${at}${person % 7}00`,
        start: `20${10 + at}-01-${String(1 + (person % 28)).padStart(2, "0")}`,
        end,
        status: "verified" as const,
      }));
      builder.add({ birthDate: "1990-01-01" }, records);
    }
    return builder.finish();
  };

  test("say of everybody what they said apart, wherever they were cut", () => {
    const all = columnsOf(0, 1200);
    for (const cut of [0, 1, 7, 8, BLOCK - 1, BLOCK, BLOCK + 1, 1000, 1199, 1200]) {
      const [left, right] = [columnsOf(0, 1200), columnsOf(0, 1200)];
      const pieces = [
        { columns: left, from: 0, to: cut },
        { columns: right, from: cut, to: 1200 },
      ];
      expect(joinColumns(pieces, dictionary.data()), `cut at ${cut}`).toEqual({
        ...all,
        signatures: dictionary.data(),
      });
    }
  });

  test("come in the order of the pieces, and may leave people out", () => {
    const all = columnsOf(0, 600);
    const pieces = [
      { columns: all, from: 300, to: 600 },
      { columns: all, from: 10, to: 10 },
      { columns: all, from: 0, to: 20 },
    ];
    const words = inWords(all);
    expect(inWords(joinColumns(pieces, all.signatures))).toEqual([
      ...words.slice(300),
      ...words.slice(0, 20),
    ]);
    expect(joinColumns([], all.signatures).people).toBe(0);
  });
});
