import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateKey, nextTrustList } from "@/lib/permits/credential";
import { base64url, utf8 } from "@/lib/permits/credential/encoding";
import { signJws } from "@/lib/permits/credential/jws";
import { revoked, withIssuer } from "@/lib/permits/credential/key-history";
import { REFUSALS } from "@/lib/permits/statements/answers";
import type { Trust } from "@/lib/permits/statements/read";
import en from "@/messages/en/errors.json";
import zh from "@/messages/zh/errors.json";
import { at, makeWorld, SUZHOU, type World } from "../support/world";
import {
  anotherInstallation,
  DAY,
  ELSEWHERE,
  type Installation,
  ledgerOf,
  type Person,
  stated,
  takeIn,
  trusting,
} from "./support";

let world: World;
let elsewhere: Installation;
let person: Person;
let good: string;
beforeAll(async () => {
  world = await makeWorld();
  elsewhere = await anotherInstallation();
  person = await world.person();
  good = await elsewhere.state(person, [stated()]);
});
afterAll(() => world.end());

const trust = () => trusting(elsewhere.list());
const parts = () => {
  const [header = "", payload = "", signature = ""] = good.split(".");
  return { header, payload, signature };
};
const json = (value: object) => base64url(utf8(JSON.stringify(value)));
const signing = () => {
  const { kid, privateJwk } = elsewhere.keyOf(SUZHOU);
  return { kid, key: privateJwk };
};
const flipped = (text: string, index: number) =>
  text.slice(0, index) + (text[index] === "A" ? "B" : "A") + text.slice(index + 1);

type Case = [what: string, text: () => string | Promise<string>, answer: string];
const cases: Case[] = [
  ["nothing", () => "", "EMPTY"],
  ["white space and a byte order mark", () => "\ufeff \n", "EMPTY"],
  ["the page that people read", () => "%PDF-1.7 …", "PDF"],
  ["something else altogether", () => "我的年限", "UNREADABLE"],
  ["one cut off in the middle", () => good.slice(0, good.length / 2), "UNREADABLE"],
  ["one cut off near its end", () => good.slice(0, -5), "ENCODING"],
  ["more than a statement can be", () => "x".repeat(2_000_001), "TOO_LARGE"],
  [
    "one with ten years made of two",
    () => {
      const said = Buffer.from(parts().payload, "base64url").toString().replace("2020-01-01", "2010-01-01");
      return `${parts().header}.${base64url(utf8(said))}.${parts().signature}`;
    },
    "SIGNATURE",
  ],
  ["one with a bit flipped in its signature", () => flipped(good, good.length - 20), "SIGNATURE"],
  ["one in a spelling that is not canonical", () => `${good}=`, "ENCODING"],
  [
    "one without a signature (alg none)",
    () => `${json({ alg: "none", typ: "hutong-years+jwt" })}.${parts().payload}.`,
    "ALGORITHM",
  ],
  [
    "one signed with the public key as a shared secret (HS256)",
    () => {
      const { kid, publicJwk } = elsewhere.keyOf(SUZHOU);
      const signed = `${json({ alg: "HS256", typ: "hutong-years+jwt", kid })}.${parts().payload}`;
      const mac = createHmac("sha256", JSON.stringify(publicJwk)).update(signed).digest("base64url");
      return `${signed}.${mac}`;
    },
    "ALGORITHM",
  ],
  [
    "one whose header brings its own key",
    () => {
      const { kid, publicJwk } = elsewhere.keyOf(SUZHOU);
      const header = json({ alg: "ES256", typ: "hutong-years+jwt", kid, jwk: publicJwk });
      return `${header}.${parts().payload}.${parts().signature}`;
    },
    "HEADER",
  ],
  ["a token of another kind", () => signJws("hutong-card+jwt", {}, signing()), "TYPE"],
  [
    "one that gives a verdict",
    () =>
      signJws(
        "hutong-years+jwt",
        { iss: `${ELSEWHERE}/issuers/${SUZHOU}`, iat: at().now.getTime() / 1000, eligible: true },
        signing(),
      ),
    "CONTENT",
  ],
  [
    "one that a stranger signed under the city's key number",
    async () => {
      const stranger = await generateKey();
      return elsewhere.state(person, [stated()], { key: { ...stranger, kid: elsewhere.keyOf(SUZHOU).kid } });
    },
    "SIGNATURE",
  ],
  [
    "one that a stranger signed under a number of their own",
    async () => elsewhere.state(person, [stated()], { key: await generateKey() }),
    "KEY_NOT_LISTED",
  ],
  [
    "one of an issuer that nobody here knows",
    async () => (await anotherInstallation([SUZHOU], "https://nobody.example")).state(person, [stated()]),
    "ISSUER_NOT_LISTED",
  ],
  [
    "one whose own end has passed",
    () => elsewhere.state(person, [stated()], { on: "2026-11-01", lastsDays: 20 }),
    "EXPIRED",
  ],
  [
    "one that is ninety-one days old",
    () => elsewhere.state(person, [stated()], { on: "2026-08-24" }),
    "TOO_OLD",
  ],
  ["one from tomorrow", () => elsewhere.state(person, [stated()], { on: "2026-11-24" }), "NOT_YET_VALID"],
  [
    "one about somebody of another name",
    () => elsewhere.state({ ...person, name: "王大明" }, [stated()]),
    "OTHER_PERSON",
  ],
  [
    "one about somebody with another ID number",
    () => elsewhere.state({ ...person, idNumber: "11010519491231002X" }, [stated()]),
    "OTHER_PERSON",
  ],
];

describe("what is handed in and is no good", () => {
  test.each(cases)("%s is answered %#", async (_what, text, answer) => {
    expect(await takeIn(person, await text(), trust())).toEqual({ refused: answer });
  });

  test.each<[string, () => Trust, string]>([
    ["no list of that operator can be had", () => ({ ...trust(), others: [null] }), "TRUST_LIST_MISSING"],
    [
      "the list that can be had is too old",
      () => trusting(elsewhere.list(new Date(at().now.getTime() - 8 * DAY))),
      "TRUST_LIST_TOO_OLD",
    ],
    [
      "the list is from the future",
      () => trusting(elsewhere.list(new Date(at().now.getTime() + DAY))),
      "TRUST_LIST_FROM_THE_FUTURE",
    ],
    [
      "the key was stolen",
      () => {
        const list = elsewhere.list();
        const iss = list.issuers[0]?.iss ?? "";
        const step = revoked(elsewhere.keyOf(SUZHOU).kid, at().now, "COMPROMISE");
        return trusting(nextTrustList(list, withIssuer(list, iss, step), at().now, 86_400));
      },
      "ISSUER_KEY_COMPROMISED",
    ],
    [
      "the key was put away before",
      () => {
        const list = elsewhere.list();
        const iss = list.issuers[0]?.iss ?? "";
        const step = revoked(elsewhere.keyOf(SUZHOU).kid, new Date(at().now.getTime() - DAY), "RETIRED");
        return trusting(nextTrustList(list, withIssuer(list, iss, step), at().now, 86_400));
      },
      "KEY_NOT_IN_USE",
    ],
  ])("a good statement is not believed where %s", async (_what, given, answer) => {
    expect(await takeIn(person, good, given())).toEqual({ refused: answer });
  });

  test("leaves nothing behind, and the good one is taken in after all of it", async () => {
    expect(await ledgerOf(world, person)).toEqual([]);
    expect(await world.rows("SELECT id FROM statement_import WHERE resident_id = $1", [person.id])).toEqual(
      [],
    );
    expect(await takeIn(person, `\ufeff${good}\r\n`, trust())).toHaveProperty("id");
  });

  test("is told in a sentence of its own in both languages", () => {
    for (const { fields } of [zh, en]) {
      const texts = REFUSALS.map((refusal) => fields.statement[refusal]);
      expect(texts.every((text) => text.length > 0)).toBe(true);
      expect(new Set(texts).size).toBe(REFUSALS.length);
    }
  });
});
