import { NextRequest } from "next/server";
import { describe, expect, test } from "vitest";
import { logViewOf } from "@/app/[locale]/(audit)/audit/filter";
import { viewOf } from "@/app/[locale]/(desk)/desk/view";
import { GET as chooseLanguage } from "@/app/api/language/route";
import type { DeskActor } from "@/lib/auth/types";
import { newId } from "@/lib/ids";
import { purposeSchema } from "@/lib/transfers/schema";

const clerk: DeskActor = {
  kind: "STAFF",
  role: "CLERK",
  id: newId(),
  name: "Clerk",
  sessionId: newId(),
  city: "320500",
  residentId: null,
};
const id = newId();

describe("the place in the queue that an address names", () => {
  test("is read where it is a day, or none, and an id", () => {
    expect(viewOf(clerk, { after: `2026-12-01.${id}` }).after).toEqual({ dueOn: "2026-12-01", id });
    expect(viewOf(clerk, { after: `none.${id}` }).after).toEqual({ dueOn: null, id });
  });

  test.each([
    `2026-99-99.${id}`,
    `2026-02-30.${id}`,
    `none.${"-".repeat(36)}`,
    "none",
    `none.${id}.1`,
    ["a", "b"],
  ])("is left out where it is %j, which the database could not read", (after) => {
    expect(viewOf(clerk, { after }).after).toBeNull();
  });
});

describe("the place in the log that an address names", () => {
  test("is read where it is an instant and an id", () => {
    expect(logViewOf({ before: `1790000000000_${id}` }).before).toEqual({ at: new Date(1790000000000), id });
  });

  test.each([`9999999999999999_${id}`, `1790000000000_${"-".repeat(36)}`, "1790000000000"])(
    "is left out where it is %j",
    (before) => {
      expect(logViewOf({ before }).before).toBeUndefined();
    },
  );

  test("is no day that the calendar does not have", () => {
    expect(logViewOf({ day: "2026-02-31" }).day).toBeUndefined();
  });
});

describe("the choice of a language", () => {
  test.each([
    ["/years?city=320500", "/zh/years?city=320500"],
    ["/?a=1", "/zh?a=1"],
    ["//elsewhere.example", "/zh//elsewhere.example"],
    ["https://elsewhere.example", "/zh"],
    ["/中", "/zh"],
    ["/a\r\nSet-Cookie: b=c", "/zh"],
  ])("leads from %j to %j", (path, location) => {
    const url = new URL("http://localhost/api/language");
    url.searchParams.set("path", path);
    expect(chooseLanguage(new NextRequest(url)).headers.get("location")).toBe(location);
  });
});

test("A purpose is kept without what the database cannot hold", () => {
  expect(purposeSchema.parse("at the\0 counter ")).toBe("at the counter");
  expect(purposeSchema.safeParse("\0\0\0").success).toBe(false);
});
