import { describe, expect, test } from "vitest";
import { clientAddress } from "@/lib/auth/client-address";
import { localPath, signInPath } from "@/lib/auth/paths";

describe("after signing in one goes on to", () => {
  test.each([
    ["/years", "/years"],
    ["/zh/years?city=320500", "/years?city=320500"],
    ["/en", "/"],
    ["/transfers/3205-2026-7K3M-9QXT", "/transfers/3205-2026-7K3M-9QXT"],
  ])("%j as the page %j", (asked, page) => {
    expect(localPath(asked)).toBe(page);
  });

  test.each([
    "https://elsewhere.example/",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/zh//elsewhere.example",
    "/\t/elsewhere.example",
    "/\n/elsewhere.example",
    "javascript:alert(1)",
    "elsewhere.example",
    "/api/auth/signout",
    "/sign-in",
    "/zh/sign-in/staff",
    "/zh/sign-out",
    `/${"x".repeat(600)}`,
    "",
    null,
    undefined,
    ["/years"],
  ])("nowhere for %j", (asked) => {
    expect(localPath(asked)).toBeNull();
  });

  test("the sign-in page carries the path it leads back to", () => {
    expect(signInPath("zh", "/zh/years?a=1&b=2")).toBe("/zh/sign-in?next=%2Fyears%3Fa%3D1%26b%3D2");
    expect(signInPath("en", null)).toBe("/en/sign-in");
  });
});

describe("the client's address", () => {
  const headers = new Headers({
    "x-hutong-peer": "10.0.0.1",
    "x-forwarded-for": "203.0.113.9, 198.51.100.2, 10.0.0.7",
  });
  test.each([
    [0, "10.0.0.1", "without a proxy in front what the client claims is not believed"],
    [1, "10.0.0.7", "one proxy: what it saw"],
    [2, "198.51.100.2", "two: what the outer one saw"],
    [9, "10.0.0.1", "more than there are: only the connection is sure"],
  ])("behind %i proxies is %s: %s", (proxies, address) => {
    expect(clientAddress(headers, proxies)).toBe(address);
  });
});
