/** Written over by instrumentation.ts with the address of the connection itself, whatever the client sent. */
export const PEER_HEADER = "x-hutong-peer";

/**
 * The client's network address. Behind `proxies` trusted reverse proxies it is what the outermost of them saw;
 * whatever stands further left in `X-Forwarded-For` the client may have written itself.
 */
export function clientAddress(headers: Pick<Headers, "get">, proxies: number): string {
  const peer = headers.get(PEER_HEADER) ?? "unknown";
  if (proxies === 0) return peer;
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  return hops.at(-proxies) || peer;
}
