import { describe, expect, it } from "vitest";
import {
  type LedgerChange,
  type LedgerRecord,
  ledgerChanges,
  residenceRecordsOf,
} from "@/lib/permits/records";
import type { PermitHistory } from "@/lib/permits/types";
import { permit, RULES, V1, V2 } from "./support";

const spans = (history: PermitHistory, rule: typeof V1, today: string) =>
  residenceRecordsOf(history, rule, today).map(
    ({ startOn, endOn, tags }) => `${startOn}..${endOn ?? ""}${tags.map((tag) => ` ${tag}`).join("")}`,
  );

describe("the residence records of a permit", () => {
  it.each([
    ["V1", ["ISSUED 2023-05-10"], "2024-05-10", ["2023-05-10.."], "in force to the end of the due day"],
    [
      "V1",
      ["ISSUED 2023-05-10"],
      "2024-05-11",
      ["2023-05-10..2024-05-10"],
      "lapsed, whether or not anybody wrote so",
    ],
    [
      "V1",
      ["ISSUED 2023-05-10", "RESTORED 2024-05-11"],
      "2024-06-01",
      ["2023-05-10..2024-05-10 notContinuous", "2024-05-11.."],
      "a restart without a day between is still one",
    ],
    [
      "V2",
      ["ISSUED 2023-05-10", "RESTORED 2024-06-09"],
      "2024-06-10",
      ["2023-05-10.."],
      "in the grace: the gap counts",
    ],
    [
      "V6",
      ["ISSUED 2023-05-10", "RESTORED 2024-06-10"],
      "2024-07-01",
      ["2023-05-10..2024-05-10", "2024-06-10.."],
      "joined: no part is marked",
    ],
    ["V5", ["ISSUED 2023-05-10"], "2024-05-11", [], "the only year is forfeited"],
    [
      "V5",
      ["ISSUED 2022-05-10", "ENDORSED 2023-05-10", "CANCELLED 2024-06-01 OWN_WISH"],
      "2024-07-01",
      ["2022-05-10..2023-05-10"],
      "giving the permit up does not bring the forfeited year back",
    ],
    [
      "V8",
      ["ISSUED 2023-05-10", "RESTORED 2024-06-10"],
      "2024-07-01",
      ["2023-05-10..2024-05-10", "2024-06-10.. notContinuous"],
      "stopped: what comes after is no part of the continuous count",
    ],
    [
      "V1",
      ["ISSUED 2023-05-10", "CANCELLED 2023-05-10 OWN_WISH"],
      "2023-06-01",
      [],
      "given up on the day of issue",
    ],
    [
      "V1",
      ["ISSUED 2023-05-10", "REPLACED 2023-08-01 LOST"],
      "2023-09-01",
      ["2023-05-10.."],
      "a lost card is not a lost permit",
    ],
    ["V1", ["ISSUED 2023-05-10"], "2023-05-09", [], "not issued yet"],
  ] as const)("%s, %j on %s: %j, because %s", (rule, lines, today, expected, _because) => {
    expect(spans(permit("p", ...lines), RULES[rule], today)).toEqual(expected);
  });

  it("leave the tail of a lapse to what an endorsement brings: the ledger is told when it comes", () => {
    const lapsed = permit("p", "ISSUED 2023-05-10");
    expect(spans(lapsed, V2, "2024-06-09")).toEqual(["2023-05-10..2024-05-10"]);
    expect(spans(lapsed, V2, "2025-01-01")).toEqual(["2023-05-10..2024-05-10"]);
  });
});

/** The ledger's own rule: a record that another supersedes no longer stands, and a withdrawn one counts for nothing. */
function applied(ledger: readonly LedgerRecord[], changes: readonly LedgerChange[]): LedgerRecord[] {
  const gone = new Set(changes.flatMap((change) => (change.type === "ADD" ? [] : [change.supersedesId])));
  return [
    ...ledger.filter(({ id }) => !gone.has(id)),
    ...changes.flatMap((change, index) =>
      change.type === "WITHDRAW"
        ? []
        : [
            {
              ...change.record,
              id: `${ledger.length}-${index}-${change.record.startOn}`,
              status: "VERIFIED" as const,
            },
          ],
    ),
  ];
}

describe("what the ledger has to change", () => {
  const life = permit("p", "ISSUED 2020-03-01", "ENDORSED 2021-03-01", "RESTORED 2022-11-05");
  const days = ["2020-06-01", "2022-03-01", "2022-03-02", "2022-11-05", "2023-11-06"];

  it("is one step at a time, and nothing when it is asked again", () => {
    let ledger: LedgerRecord[] = [];
    const steps = days.map((today) => {
      const derived = residenceRecordsOf(life, V1, today);
      const changes = ledgerChanges(ledger, derived);
      ledger = applied(ledger, changes);
      expect(ledgerChanges(ledger, derived)).toEqual([]);
      return changes.map(({ type }) => type);
    });
    expect(steps).toEqual([["ADD"], [], ["SUPERSEDE"], ["SUPERSEDE", "ADD"], ["SUPERSEDE"]]);
  });

  it("withdraws what false papers brought, and leaves other records of the ledger alone", () => {
    const issued = permit("p", "ISSUED 2020-03-01");
    const ledger = applied([], ledgerChanges([], residenceRecordsOf(issued, V1, "2020-06-01")));
    const revoked = permit("p", "ISSUED 2020-03-01", "REVOKED 2020-07-01 2020-03-01");
    const changes = ledgerChanges(ledger, residenceRecordsOf(revoked, V1, "2020-07-01"));
    expect(changes).toEqual([{ type: "WITHDRAW", supersedesId: ledger[0]?.id }]);
  });

  it("does not take a withdrawn or rejected record for one that stands", () => {
    const derived = residenceRecordsOf(permit("p", "ISSUED 2020-03-01"), V1, "2020-06-01");
    const [record] = applied([], ledgerChanges([], derived));
    const withdrawn = record === undefined ? [] : [{ ...record, status: "WITHDRAWN" as const }];
    expect(ledgerChanges(withdrawn, derived).map(({ type }) => type)).toEqual(["ADD"]);
  });
});
