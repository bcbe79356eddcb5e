import { describe, expect, test } from "vitest";
import { endOfDay, issuePermit, type PermitFacts } from "@/lib/permits/credential/issue-permit";
import { generateHolderKey, generateKey } from "@/lib/permits/credential/keys";
import { openOccasion, presentPermit } from "@/lib/permits/credential/present-permit";
import { qrTextOf } from "@/lib/permits/credential/qr-text";
import { issuerName } from "@/lib/permits/credential/trust-list";
import { type Checker, verifyPresentation } from "@/lib/permits/credential/verify-presentation";
import {
  CHOICE,
  cardOf,
  checkerOf,
  DAY,
  FACTS,
  holder,
  INDEX,
  ISS,
  issueOf,
  LIST_URI,
  later,
  NOW,
  permitOf,
  shownAt,
} from "./credential-world";

const checker = await checkerOf();
const permit = await permitOf();
const shown = await shownAt(permit);
const told = async (text: string, how: Checker = checker) => {
  const { answer, reason } = await verifyPresentation(text, how);
  return reason === null ? answer : `${answer} ${reason}`;
};

describe("a permit that is shown", () => {
  test("is valid, as text and as QR code", async () => {
    expect(await told(shown)).toBe("VALID");
    expect(await told(`\n ${shown} \n`)).toBe("VALID");
    expect(await told(qrTextOf(shown))).toBe("VALID");
    expect(await told(qrTextOf(await cardOf()))).toBe("VALID");
  });

  test("tells what its holder chose and nothing else", async () => {
    const { disclosed } = await verifyPresentation(qrTextOf(shown), checker);
    expect(disclosed).toEqual({
      form: "PERMIT",
      iss: ISS,
      cityCode: "320100",
      issuedAt: later(-DAY),
      validFrom: later(-DAY),
      expiresAt: later(300 * DAY),
      shown: { zones: { "yangtze-river-delta": "2026-11-23" }, years: { "5": "2026-11-23" } },
      provenAt: NOW,
    });
    for (const secret of [FACTS.person.name, FACTS.person.idNumber, FACTS.permitNumber, "COMPULSORY"]) {
      const said = shown.split(/[.~]/).map((part) => Buffer.from(part, "base64url").toString());
      expect(said.join("\n")).not.toContain(secret);
    }
  });

  test("shows the same number of hidden things however long its holder has lived there", async () => {
    const digests = async (completedYears: number, zones: string[]) => {
      const one = await permitOf({}, { ...FACTS, completedYears, zones });
      const opened = one.split("~").map((part) => Buffer.from(part, "base64url").toString());
      return ["years", "zones"].map(
        (group) => opened.find((text) => text.includes(`"${group}"`))?.split(",").length,
      );
    };
    expect(await digests(0, [])).toEqual(await digests(30, ["a", "b", "c"]));
  });

  test("shows as many hidden items where the city has not recorded them all", async () => {
    const { ethnicity: _ethnicity, photoSha256: _photo, ...person } = FACTS.person;
    const count = async (one: PermitFacts) =>
      (await permitOf({}, one))
        .split("~")
        .map((part) => Buffer.from(part, "base64url").toString())
        .find((text) => text.includes('"person"'))
        ?.split(",").length;
    expect(await count({ ...FACTS, person })).toBe(await count(FACTS));
  });

  test("is bound to a key that the phone itself cannot read out", async () => {
    const { publicJwk, key } = await generateHolderKey();
    await expect(crypto.subtle.exportKey("jwk", key as never)).rejects.toThrow();
    const own = await issuePermit(FACTS, publicJwk, issueOf());
    expect(await told(await presentPermit(own, CHOICE, key, openOccasion(NOW)))).toBe("VALID");
  });

  test("ends with its last day in Shanghai", async () => {
    expect(endOfDay("2027-02-28").toISOString()).toBe("2027-02-28T16:00:00.000Z");
    const lastDay = await permitOf({ expiresAt: endOfDay("2026-11-23") });
    const shownAtNight = async (at: Date) => told(await shownAt(lastDay, at), { ...checker, now: at });
    expect(await shownAtNight(new Date("2026-11-23T23:59:00+08:00"))).toBe("VALID");
    expect(await shownAtNight(new Date("2026-11-24T00:02:00+08:00"))).toBe("EXPIRED");
  });

  test("tells the age of the lists that the answer rests on", async () => {
    const { trustListAge, statusListAge } = await verifyPresentation(shown, checker);
    expect(trustListAge?.ageSeconds).toBe(3600);
    expect(statusListAge).toEqual({
      issuedAt: later(-3_600_000),
      goodUntil: later(23 * 3_600_000),
      ageSeconds: 3600,
    });
  });

  test.each([
    ["SUSPENDED", "SUSPENDED"],
    ["REVOKED", "REVOKED PERMIT_REVOKED"],
  ] as const)(
    "is %s where the status list says so, and a card of another index is not",
    async (status, answer) => {
      const listed = await checkerOf([[INDEX, status]]);
      expect(await told(shown, listed)).toBe(answer);
      const otherIndex = await cardOf({ status: { uri: LIST_URI, index: INDEX + 1 } });
      expect(await told(otherIndex, listed)).toBe("VALID");
    },
  );

  test("is expired from its end, and not yet valid before its beginning, a minute of clock allowed", async () => {
    const ends = await permitOf({ expiresAt: later(-61_000) });
    expect(await told(await shownAt(ends))).toBe("EXPIRED");
    const justEnds = await permitOf({ expiresAt: later(-59_000) });
    expect(await told(await shownAt(justEnds))).toBe("VALID");
    const begins = await permitOf({ validFrom: later(61_000) });
    expect(await told(await shownAt(begins))).toBe("NOT_YET_VALID");
  });

  test("is revoked rather than expired, and expired rather than suspended", async () => {
    const ended = await shownAt(await permitOf({ expiresAt: later(-DAY) }));
    expect(await told(ended, await checkerOf([[INDEX, "REVOKED"]]))).toBe("REVOKED PERMIT_REVOKED");
    expect(await told(ended, await checkerOf([[INDEX, "SUSPENDED"]]))).toBe("EXPIRED");
  });

  test("of a city outside the trust list is of an unknown issuer, and shows nothing", async () => {
    const other = await permitOf({ iss: issuerName("https://hutong.example", "310000") });
    const verdict = await verifyPresentation(await shownAt(other), checker);
    expect(verdict).toMatchObject({ answer: "UNKNOWN_ISSUER", reason: "ISSUER_NOT_LISTED", disclosed: null });
  });
});

describe("the holder's proof", () => {
  test("is asked for: a copy of the permit alone is not valid", async () => {
    expect(await told(permit)).toBe("CANNOT_TELL PROOF_MISSING");
  });

  test("is of the last two minutes, a minute of clock allowed", async () => {
    expect(await told(await shownAt(permit, later(-179_000)))).toBe("VALID");
    expect(await told(await shownAt(permit, later(-181_000)))).toBe("CANNOT_TELL PROOF_TOO_OLD");
    expect(await told(await shownAt(permit, later(61_000)))).toBe("CANNOT_TELL PROOF_FROM_THE_FUTURE");
  });

  test("of clocks a day apart says so, and calls nobody a forger", async () => {
    expect(await told(await shownAt(permit, later(-DAY)))).toBe("CANNOT_TELL PROOF_TOO_OLD");
    expect(await told(await shownAt(permit, later(DAY)))).toBe("CANNOT_TELL PROOF_FROM_THE_FUTURE");
    const behind = { ...checker, now: later(-DAY + 3_600_000) };
    expect(await told(shown, behind)).toBe("CANNOT_TELL PROOF_FROM_THE_FUTURE");
  });

  test("by another key, or over another permit or other disclosures, is forged", async () => {
    const thief = await generateKey();
    expect(await told(await shownAt(permit, NOW, {}, thief.privateJwk))).toBe("FORGED PROOF_INVALID");
    const proof = shown.split("~").at(-1);
    const sameHolder = await permitOf();
    expect(await told(sameHolder.replace(/~$/, `~${proof}`))).toBe("FORGED PROOF_INVALID");
    const less = [...shown.split("~").slice(0, 1), proof].join("~");
    expect(await told(less)).toBe("FORGED PROOF_INVALID");
  });

  test("for another checker, or with another nonce, is a replay", async () => {
    const occasion = { audience: "https://library.example", nonce: "n-17", at: NOW };
    const forLibrary = await presentPermit(permit, {}, holder.privateJwk, occasion);
    expect(await told(forLibrary)).toBe("FORGED PROOF_FOR_ANOTHER");
    const library = { ...checker, policy: { audience: "https://library.example", nonce: "n-17" } };
    expect(await told(forLibrary, library)).toBe("VALID");
    const next = { ...checker, policy: { audience: "https://library.example", nonce: "n-18" } };
    expect(await told(forLibrary, next)).toBe("FORGED PROOF_FOR_ANOTHER");
  });
});
