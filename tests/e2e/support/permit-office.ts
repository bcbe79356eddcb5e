import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { operator } from "../../permits/credential-world";

/** What an operator publishes under /issuers, by path; a path without a text cannot be reached. */
export type Publications = Map<string, string>;

export type PermitOffice = { origin: string; publications: Publications; close: () => Promise<void> };

/**
 * The product with another operator's lists in the place of its own: everything else is passed on to the server under
 * test. The page is given that operator's key and the machine's clock, which other tests do not move.
 */
export async function openPermitOffice(product: string): Promise<PermitOffice> {
  const publications: Publications = new Map();
  const server = createServer((asked, answer) => {
    const path = asked.url ?? "/";
    if (path.startsWith("/issuers/")) return publish(publications.get(path), answer);
    passOn(product, asked, answer);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    publications,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function publish(text: string | undefined, answer: ServerResponse): void {
  answer.writeHead(text === undefined ? 503 : 200, { "content-type": "text/plain; charset=utf-8" });
  answer.end(text ?? "");
}

function passOn(product: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { "accept-encoding": _packed, ...headers } = asked.headers;
  const onward = request(new URL(asked.url ?? "/", product), { method: asked.method, headers }, (told) => {
    const isPage = told.headers["content-type"]?.startsWith("text/html") ?? false;
    const { "content-length": _length, ...rest } = told.headers;
    answer.writeHead(told.statusCode ?? 502, isPage ? rest : told.headers);
    if (!isPage) return void told.pipe(answer);
    const parts: Buffer[] = [];
    told.on("data", (part: Buffer) => parts.push(part));
    told.on("end", () => answer.end(withOperator(Buffer.concat(parts).toString())));
  });
  onward.on("error", () => answer.destroy());
  asked.pipe(onward);
}

function withOperator(page: string): string {
  const keys = JSON.stringify([operator.publicJwk]).replaceAll('"', '\\"');
  return page
    .replace(/\\"operatorKeys\\":\[[^\]]*\]/g, () => `\\"operatorKeys\\":${keys}`)
    .replace(/\\"clockOffsetMs\\":-?\d+/g, () => '\\"clockOffsetMs\\":0');
}
