import { readFileSync } from "node:fs";
import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { cityOf, noticeText } from "@/app/[locale]/(resident)/notices/notice-text";
import type { Notice } from "@/lib/notices/types";
import { SCHEDULED_ACTS } from "@/lib/permits/schedule";
import { APPLICATION_STATES, CANCEL_REASONS } from "@/lib/permits/types";

const TOLD = APPLICATION_STATES.filter(
  (state) => !["DRAFT", "SUBMITTED", "RESUBMITTED", "WITHDRAWN"].includes(state),
);
const ACTS = ["ENDORSED", "SUSPENDED", "RESTORED", "REPLACED", "ADDRESS_CHANGED", "CANCELLED", "REVOKED"];
const REMINDERS = SCHEDULED_ACTS.filter((type) => type.startsWith("REMIND") || type === "GRACE_ENDED");

/** Every kind that lib/permits/commands writes, with the values it writes. */
const KINDS: [string, Notice["values"]][] = [
  ...TOLD.map((state): [string, Notice["values"]] => [
    `APPLICATION_${state}`,
    { kind: "FIRST_ISSUE", city: "320500", dueOn: state === "ACCEPTED" ? "2026-12-08" : null },
  ]),
  ...ACTS.map((type): [string, Notice["values"]] => [
    `PERMIT_${type}`,
    { type, on: "2026-11-23", city: "320500" },
  ]),
  ...CANCEL_REASONS.map((because): [string, Notice["values"]] => [
    "PERMIT_CANCELLED",
    { type: "CANCELLED", on: "2026-11-23", because, city: "320500" },
  ]),
  ...REMINDERS.map((type): [string, Notice["values"]] => [
    `PERMIT_${type}`,
    { on: "2026-11-23", dueOn: "2026-12-23", city: "320500" },
  ]),
];

function wordsIn(locale: "zh" | "en") {
  const read = (name: string) => JSON.parse(readFileSync(`messages/${locale}/${name}.json`, "utf8"));
  const messages = { notices: read("notices"), kinds: read("permits").kinds };
  const onError = (error: Error) => {
    throw error;
  };
  return {
    t: createTranslator({ locale, messages, namespace: "notices", onError }),
    kinds: createTranslator({ locale, messages, namespace: "kinds", onError }),
    locale,
    cities: new Map([["320500", { zh: "苏州市", en: "Suzhou" }]]),
  };
}

describe.each(["zh", "en"] as const)("notices in %s", (locale) => {
  const words = wordsIn(locale) as unknown as Parameters<typeof noticeText>[0];

  test.each(KINDS)("%s has a heading and a sentence with the city and the days in words", (kind, values) => {
    const notice: Notice = {
      ...{ residentId: "", id: "", kind, subjectKind: "PERMIT" as const, subjectId: "", values },
      ...{ createdAt: new Date(0), readAt: null },
    };
    const { title, body } = noticeText(words, notice);
    expect(title).not.toBe("");
    expect(title).not.toBe(words.t("other"));
    expect(body).toContain(locale === "zh" ? "苏州市" : "Suzhou");
    expect(body).not.toMatch(/\d{4}-\d\d-\d\d|–|\{/);
    expect(cityOf(notice)).toBe("320500");
  });

  test("a kind nobody knows a text for is said to be a change, and breaks nothing", () => {
    const notice = { kind: "SOMETHING_NEW", values: {} } as unknown as Notice;
    expect(noticeText(words, notice)).toEqual({ title: words.t("other"), body: "" });
  });
});
