import diagnostics from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { checkAppRole } from "@/lib/cli/database-checks.mjs";
import { Failure } from "@/lib/cli/failure.mjs";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { env } from "@/lib/env";
import { PEER_HEADER } from "./client-address";
import { PUBLIC } from "./types";

/** What must hold before the first request is answered; otherwise one sentence, and the process ends. */
export async function startUp(): Promise<void> {
  try {
    // A database that would not hold the application back must not be served from.
    await checkAppRole(env().DATABASE_URL);
    // Any transaction reads the clock's offset before it works.
    await withActor(PUBLIC, async () => clock.today());
    stampPeers();
  } catch (error) {
    const told = error instanceof Failure || error instanceof Error;
    console.error(`hutong: ${told ? error.message : String(error)}`);
    process.exit(1);
  }
}

/**
 * Next passes a client's own `X-Forwarded-For` on as it came, so the address of the connection is written into
 * a header of ours before Next sees the request; one that the client sent under that name is lost.
 */
function stampPeers(): void {
  diagnostics.subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "unknown";
  });
}
