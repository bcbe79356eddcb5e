import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as cityKeys } from "@/app/issuers/[city]/jwks.json/route";
import { GET as statusList } from "@/app/issuers/[city]/status/[n]/route";
import { GET as operatorKeys } from "@/app/issuers/operator.jwks.json/route";
import { GET as statusLists } from "@/app/issuers/status-lists.json/route";
import { GET as trustList } from "@/app/issuers/trust-list/route";
import { openChecker } from "@/lib/check/checker";
import { memorySlot } from "@/lib/check/kept";
import { clock, dayOf } from "@/lib/clock";
import { openOccasion, presentPermit, publicJwk } from "@/lib/permits/credential";
import { ensureIssuers } from "@/lib/permits/issuing/published";
import { makeWorld, NANJING, type World } from "../support/world";
import { aPhone, askFor, permitOf } from "./support";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

const asked = (path: string, init = {}) => new NextRequest(new URL(path, "http://127.0.0.1"), init);
const cityOf = (city: string) => ({ params: Promise.resolve({ city }) });
const listOf = (city: string, n: string) => ({ params: Promise.resolve({ city, n }) });

/** What a checker's `fetch` reaches, without a server between. */
async function served(path: string): Promise<Response> {
  if (path === "/issuers/trust-list") return trustList(asked(path));
  if (path === "/issuers/status-lists.json") return statusLists(asked(path));
  const [, city = "", n = ""] = /^\/issuers\/(\d+)\/status\/(\d+)$/.exec(path) ?? [];
  return statusList(asked(path), listOf(city, n));
}

describe("what is published", () => {
  test("has its media type, is for every origin, sets no cookie, and is kept for a minute", async () => {
    await ensureIssuers([NANJING], clock.now());
    const answers = [
      [await trustList(asked("/issuers/trust-list")), "application/jose"],
      [await operatorKeys(asked("/issuers/operator.jwks.json")), "application/jwk-set+json"],
      [await statusLists(asked("/issuers/status-lists.json")), "application/json"],
      [await cityKeys(asked("/"), cityOf(NANJING)), "application/jwk-set+json"],
      [await statusList(asked("/"), listOf(NANJING, "1")), "application/statuslist+jwt"],
    ] as const;
    for (const [answer, media] of answers) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe(media);
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
      expect(answer.headers.get("cache-control")).toBe("public, max-age=60, must-revalidate");
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
  });

  test("is not sent again to whoever has it", async () => {
    const first = await trustList(asked("/issuers/trust-list"));
    const etag = first.headers.get("etag") ?? "";
    const again = await trustList(asked("/issuers/trust-list", { headers: { "if-none-match": etag } }));
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
  });

  test("shows public halves alone", async () => {
    const { keys } = await (await cityKeys(asked("/"), cityOf(NANJING))).json();
    expect(Object.keys(keys[0]).sort()).toEqual(
      ["alg", "crv", "kid", "kty", "use", "validFrom", "x", "y"].sort(),
    );
  });

  test.each([
    ["320500", "1"],
    ["320100", "2"],
    ["320100", "0"],
    ["320100", "01"],
    ["320100", "99999999999"],
    ["nanjing", "1"],
  ])("has nothing at /issuers/%s/status/%s", async (city, n) => {
    const answer = await statusList(asked("/"), listOf(city, n));
    expect(answer.status).toBe(404);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("is all that a checker needs to tell a permit that was just put on a phone", async () => {
    const holder = await world.person();
    const now = clock.now();
    const { number } = await permitOf(world, holder, { issuedOn: dayOf(now) });
    const phone = await aPhone();
    const { token } = await askFor(holder, number, phone, { now, today: dayOf(now) });
    const { keys } = await (await operatorKeys(asked("/"))).json();
    const checker = openChecker({
      operatorKeys: keys.map((key: unknown) => publicJwk.parse(key)),
      fetch: served,
      lists: memorySlot(),
      seen: memorySlot(),
      now: clock.now,
      machineNow: clock.machineNow,
      isOnline: () => true,
    });
    const shown = await presentPermit(token, { permitNumber: true }, phone.key, openOccasion(now));
    const { checked } = await checker.check(shown, null);
    expect(checked).toMatchObject({ answer: "VALID", disclosed: { cityCode: NANJING } });
  });
});
