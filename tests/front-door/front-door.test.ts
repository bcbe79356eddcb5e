import { describe, expect, test } from "vitest";
import { contentSecurityPolicy } from "@/lib/front-door/policy";
import { readableUrl, routeRequest } from "@/lib/front-door/route";

describe("what has to be done with a request before a page is rendered", () => {
  const cases = [
    {
      url: "/zh/years?city=320500",
      cookies: "hutong-locale=zh",
      routing: { kind: "page", locale: "zh", path: "/zh/years?city=320500", remember: false },
    },
    {
      url: "/en",
      cookies: "a=1; hutong-locale=zh",
      routing: { kind: "page", locale: "en", path: "/en", remember: true },
    },
    {
      url: "/en?x=/zh",
      cookies: undefined,
      routing: { kind: "page", locale: "en", path: "/en?x=/zh", remember: true },
    },
    { url: "/", cookies: undefined, routing: { kind: "choose", url: "/api/language?path=%2F" } },
    {
      url: "/years?city=1",
      cookies: undefined,
      routing: { kind: "choose", url: "/api/language?path=%2Fyears%3Fcity%3D1" },
    },
    { url: "/zhang", cookies: undefined, routing: { kind: "choose", url: "/api/language?path=%2Fzhang" } },
    { url: "/api/health", cookies: undefined, routing: { kind: "other" } },
    { url: "/_next/static/a.js", cookies: undefined, routing: { kind: "other" } },
    { url: "/icon.svg", cookies: undefined, routing: { kind: "other" } },
    { url: "/issuers/320100/status/1", cookies: undefined, routing: { kind: "other" } },
    { url: "/check-worker.js", cookies: undefined, routing: { kind: "other" } },
    { url: "/rule-packs/foshan-2016.json", cookies: undefined, routing: { kind: "other" } },
    {
      url: "/rule-packs/foshan-2016",
      cookies: undefined,
      routing: { kind: "choose", url: "/api/language?path=%2Frule-packs%2Ffoshan-2016" },
    },
  ] as const;
  for (const { url, cookies, routing } of cases) {
    test(`${url} with ${cookies ?? "no cookie"} is ${routing.kind}`, () => {
      expect(routeRequest("GET", url, cookies)).toEqual(routing);
    });
  }

  test("a form sent to a path without a language is not led elsewhere", () => {
    expect(routeRequest("POST", "/years", undefined)).toEqual({ kind: "other" });
  });
});

test("a path that spells no text is asked for as one that no page has, in its language", () => {
  expect(readableUrl("/zh/rules/%E0%A4%A?x=1")).toBe("/zh/-");
  expect(readableUrl("/en/%")).toBe("/en/-");
  expect(readableUrl("/en/rules/%00")).toBe("/en/-");
  expect(readableUrl("/api/documents/%E0%A4%A/1")).toBe("/zh/-");
  expect(readableUrl("/en/rules/%E4%B8%AD?next=%E0%A4%A")).toBe("/en/rules/%E4%B8%AD?next=%E0%A4%A");
});

describe("the policy", () => {
  const settings = { development: false, identityProvider: undefined };

  test("lets scripts run by the nonce alone and loads nothing from another host", () => {
    const policy = contentSecurityPolicy(settings)("abc");
    expect(policy).toContain("script-src 'self' 'strict-dynamic' 'nonce-abc'");
    expect(policy).not.toContain("'unsafe-eval'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
    expect(policy).not.toContain("http");
  });

  test("lets the sign-in form lead to the configured identity provider", () => {
    const policy = contentSecurityPolicy({ ...settings, identityProvider: "https://id.example.cn/realm/x" });
    expect(policy("abc")).toContain("form-action 'self' https://id.example.cn;");
  });
});
