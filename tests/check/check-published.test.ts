import { expect, test } from "vitest";
import { checkPublished } from "@/lib/check/check-published";
import { NOTHING_PUBLISHED } from "@/lib/check/published";
import {
  LIST_URI,
  later,
  NOW,
  operator,
  permitOf,
  shownAt,
  statusesOf,
  trustOf,
} from "../permits/credential-world";

const shown = await shownAt(await permitOf());

test("the server answers as the browser does, and remembers nothing", async () => {
  const published = {
    operatorKeys: [operator.publicJwk],
    trustList: (await trustOf()).text,
    statusLists: [{ uri: LIST_URI, text: await statusesOf() }],
  };
  for (let time = 0; time < 2; time++) {
    expect(await checkPublished(shown, published, NOW)).toMatchObject({ answer: "VALID", reason: null });
  }
  const late = await checkPublished(shown, published, later(600_000));
  expect(late).toMatchObject({ answer: "CANNOT_TELL", reason: "PROOF_TOO_OLD" });
});

test("where nothing is published nothing is valid", async () => {
  expect(await checkPublished(shown, NOTHING_PUBLISHED, NOW)).toMatchObject({
    answer: "CANNOT_TELL",
    reason: "TRUST_LIST_MISSING",
    disclosed: null,
  });
});
