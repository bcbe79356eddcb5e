import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generateKey, signTrustList, type TrustList } from "@/lib/permits/credential";
import { listsOf, trustedOperators } from "@/lib/permits/statements/trusted-operators";
import { SUZHOU, WUXI } from "../support/world-places";
import { anotherInstallation, type Installation } from "./support";

let folder: string;
let elsewhere: Installation;
let server: Server | undefined;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "operators-"));
  elsewhere = await anotherInstallation();
});
afterEach(async () => {
  server?.close();
  server = undefined;
  await rm(folder, { recursive: true });
});

const signed = (list: TrustList, { kid, privateJwk } = elsewhere.operator) =>
  signTrustList(list, { kid, key: privateJwk });
const inFolder = (name: string) => path.join(folder, name);

async function configured(change: object = {}) {
  const operator = {
    name: "Elsewhere",
    cities: [SUZHOU],
    keys: [elsewhere.operator.publicJwk],
    trustList: "list.jwt",
    ...change,
  };
  await writeFile(inFolder("operators.json"), JSON.stringify({ operators: [operator] }));
  return trustedOperators(inFolder("operators.json"));
}
const heard = async (change: object = {}) => (await listsOf(await configured(change)))[0] ?? null;

test("an operator's list beside the file is heard of the cities that the operator speaks for, and of no other", async () => {
  await writeFile(inFolder("list.jwt"), await signed(elsewhere.list()));
  expect((await heard())?.issuers.map(({ cityCode }) => cityCode)).toEqual([SUZHOU]);
  expect((await heard({ cities: [SUZHOU, WUXI] }))?.issuers).toHaveLength(2);
});

test("a list that another key signed, or none at all, is as none", async () => {
  expect(await heard()).toBeNull();
  await writeFile(inFolder("list.jwt"), await signed(elsewhere.list(), await generateKey()));
  expect(await heard()).toBeNull();
  await writeFile(inFolder("list.jwt"), "half a li");
  expect(await heard()).toBeNull();
});

test("a lower version than was heard before is not taken for the newer one", async () => {
  const list = elsewhere.list();
  await writeFile(inFolder("list.jwt"), await signed({ ...list, version: 5 }));
  expect((await heard())?.version).toBe(5);
  await writeFile(inFolder("list.jwt"), await signed({ ...list, version: 4 }));
  expect((await heard())?.version).toBe(5);
});

test("a list at an address is fetched and kept in the file, and the kept one is heard where the address is silent", async () => {
  const text = await signed(elsewhere.list());
  server = createServer((_request, response) => response.end(`${text}\n`)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server?.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const at = (path: string) => ({ trustList: `http://127.0.0.1:${port}/${path}`, cache: "kept.jwt" });
  expect((await heard(at("list")))?.issuers).toHaveLength(1);
  expect(await readFile(inFolder("kept.jwt"), "utf8")).toBe(text);
  server.close();
  server.closeAllConnections();
  expect((await heard(at("another")))?.issuers).toHaveLength(1);
  expect(await heard({ trustList: at("another").trustList, cache: "never.jwt" })).toBeNull();
});

test("a file that does not say what it should is named with what is wrong", async () => {
  await expect(configured({ cities: [] })).rejects.toThrow(/operators\.json .*operators\.0\.cities/);
  await writeFile(inFolder("operators.json"), "{");
  await expect(trustedOperators(inFolder("operators.json"))).rejects.toThrow(/HUTONG_TRUSTED_OPERATORS/);
});
