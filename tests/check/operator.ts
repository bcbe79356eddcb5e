import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Instruments } from "@/lib/check/checker";
import { memorySlot } from "@/lib/check/kept";
import { LIST_URI, NOW, operator, statusesOf, trustOf } from "../permits/credential-world";

/** A server that publishes an operator's lists, as the product's own does. */
export async function anOperator() {
  const published = new Map<string, string>();
  const asked: { path: string; cookie: string | undefined }[] = [];
  const server = createServer(({ url = "", headers }, answer) => {
    asked.push({ path: url, cookie: headers.cookie });
    const text = published.get(url);
    // The world's own hour, so that no clock seems to be off.
    answer.writeHead(text === undefined ? 404 : 200, { date: NOW.toUTCString() }).end(text ?? "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    published,
    asked,
    fetch: (path: string, init: RequestInit) => fetch(origin + path, init),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

export const STATUS_PATH = new URL(LIST_URI).pathname;
export const TRUST_PATH = "/issuers/trust-list";
export const INDEX_PATH = "/issuers/status-lists.json";

export const indexOf = (...uris: string[]) =>
  JSON.stringify({
    lists: uris.map((uri) => ({ cityCode: "320100", uri, expiresAt: "2026-11-24T00:00:00Z" })),
  });

export async function publishToday(published: Map<string, string>): Promise<void> {
  published.set(TRUST_PATH, (await trustOf()).text);
  published.set(STATUS_PATH, await statusesOf());
  published.set(INDEX_PATH, indexOf(LIST_URI));
}

/** A device that has nothing yet. */
export function aDevice(fetch: Instruments["fetch"], changes: Partial<Instruments> = {}): Instruments {
  return {
    operatorKeys: [operator.publicJwk],
    fetch,
    lists: memorySlot(),
    seen: memorySlot(),
    now: () => NOW,
    machineNow: () => NOW,
    isOnline: () => true,
    ...changes,
  };
}
