import { describe, expect, it } from "vitest";
import type { CityRules } from "@/lib/permits/permit-rule";
import { nextActOn, type ScheduledAct, scheduledActs } from "@/lib/permits/schedule";
import type { ApplicationState } from "@/lib/permits/types";
import * as calendar from "@/lib/places/calendar";
import { permit, RULES, V1, V2, V7 } from "./support";

const ALWAYS = { from: "0001-01-01", to: "2999-12-31" };
const told = (acts: ScheduledAct[]) => acts.map(({ type, on }) => `${on} ${type}`);
const of = (rules: CityRules, lines: string[], days = ALWAYS) =>
  told(
    scheduledActs({ permits: [{ permit: permit("p", ...lines), rules }], applications: [] }, days, calendar),
  );

describe("what the days bring to a permit", () => {
  it("left alone under the decree: four reminders and a suspension", () => {
    expect(of(V1, ["ISSUED 2023-05-10"])).toEqual([
      "2024-04-10 REMIND_30",
      "2024-05-03 REMIND_7",
      "2024-05-10 REMIND_DUE",
      "2024-05-11 SUSPEND",
      "2024-05-11 REMIND_LAPSED",
    ]);
  });

  it("with days of grace, the day after them too", () => {
    expect(of(V2, ["ISSUED 2023-05-10"]).slice(-1)).toEqual(["2024-06-10 GRACE_ENDED"]);
    expect(of(RULES.V4, ["ISSUED 2023-05-10"]).slice(-1)).toEqual(["2025-05-11 GRACE_ENDED"]);
  });

  it("where a long lapse cancels, the cancellation", () => {
    expect(of(V7, ["ISSUED 2023-05-10"]).slice(-1)).toEqual(["2026-05-10 CANCEL_LONG_LAPSED"]);
  });

  it.each([
    ["2024-05-10", [], "endorsed on the due day: nothing is left to say"],
    [
      "2024-05-11",
      ["2024-05-11 SUSPEND"],
      "a day late: it was suspended, and nobody is reminded of what is done",
    ],
    ["2024-06-09", ["2024-05-11 SUSPEND"], "the last day of grace"],
    ["2024-06-10", ["2024-05-11 SUSPEND", "2024-06-10 GRACE_ENDED"], "the day after it"],
  ])("endorsed %s: %j, because %s", (on, before) => {
    expect(of(V2, ["ISSUED 2023-05-10", `ENDORSED ${on}`], { from: "2024-01-01", to: "2024-12-31" })).toEqual(
      before,
    );
  });

  it.each(["CANCELLED 2024-04-20 DEATH", "REVOKED 2024-04-20 2023-05-10"])("after %s nothing", (end) => {
    expect(of(V1, ["ISSUED 2023-05-10", end])).toEqual([]);
  });

  it("no reminder is as old as the act that set its due day", () => {
    // Restored on 31 January: the window of 1 March opens on the day after, and thirty days before it are that very day.
    expect(of(RULES.V6, ["ISSUED 2022-03-01", "RESTORED 2024-01-31"])).toEqual([
      "2023-03-02 SUSPEND",
      "2024-02-23 REMIND_7",
      "2024-03-01 REMIND_DUE",
      "2024-03-02 SUSPEND",
      "2024-03-02 REMIND_LAPSED",
    ]);
  });

  it("the next day that brings anything is known beforehand, and none after the last", () => {
    const history = permit("p", "ISSUED 2023-05-10");
    const next = ["2023-05-10", "2024-04-10", "2024-05-10", "2024-05-11"].map((on) =>
      nextActOn(history, V1, on),
    );
    expect(next).toEqual(["2024-04-10", "2024-05-03", "2024-05-11", null]);
  });

  it("after days of downtime, everything that fell into them, in order and once", () => {
    const permits = ["b", "a"].map((id) => ({ permit: permit(id, "ISSUED 2023-05-10"), rules: V1 }));
    const acts = scheduledActs(
      { permits, applications: [] },
      { from: "2024-05-04", to: "2024-05-20" },
      calendar,
    );
    expect(acts.map(({ on, type, subject }) => `${on} ${type} ${subject.id}`)).toEqual([
      "2024-05-10 REMIND_DUE a",
      "2024-05-10 REMIND_DUE b",
      "2024-05-11 SUSPEND a",
      "2024-05-11 SUSPEND b",
      "2024-05-11 REMIND_LAPSED a",
      "2024-05-11 REMIND_LAPSED b",
    ]);
    expect(new Set(acts.map(({ key }) => key)).size).toBe(acts.length);
  });
});

describe("what the days bring to an application", () => {
  const days = (state: ApplicationState, receivedOn: string | null = "2026-03-02") =>
    told(scheduledActs({ permits: [], applications: [{ id: "x", state, receivedOn }] }, ALWAYS, calendar));

  it.each(["SUBMITTED", "RESUBMITTED"] as const)("%s and unanswered, it is deemed accepted", (state) => {
    expect(days(state)).toEqual(["2026-03-10 DEEM_ACCEPTED"]);
  });

  it.each(["DRAFT", "CORRECTION_REQUESTED", "ACCEPTED", "GRANTED", "WITHDRAWN"] as const)(
    "%s: nothing",
    (state) => {
      expect(days(state)).toEqual([]);
    },
  );

  it("papers sent in again after a correction have a key of their own", () => {
    const keys = ["2026-03-02", "2026-04-02"].map(
      (receivedOn) =>
        scheduledActs(
          { permits: [], applications: [{ id: "x", state: "RESUBMITTED", receivedOn }] },
          ALWAYS,
          calendar,
        )[0]?.key,
    );
    expect(new Set(keys).size).toBe(2);
  });
});
