import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "@/lib/env";
import type { DeskActor } from "./types";

const SALT = "hutong-counter";
/** As long as somebody stands at the counter. */
const MINUTES = 30;

const schema = z.object({
  hashes: z.array(z.base64()).min(1).max(20),
  purpose: z.string().min(1).max(200),
  staffId: z.uuid(),
  sessionId: z.uuid(),
});

/** Who was opened at the counter and why, as the pages after the form know it. */
export interface CounterHandle {
  hashes: Uint8Array<ArrayBuffer>[];
  purpose: string;
}

/**
 * What stands in the address in place of an ID number: the keyed hash and the purpose, encrypted, good for half an
 * hour, for this officer in this session alone. Every page that uses it opens the person anew, with its look.
 */
export function encodeCounter(actor: DeskActor, handle: CounterHandle): Promise<string> {
  const token = {
    hashes: handle.hashes.map((hash) => Buffer.from(hash).toString("base64")),
    purpose: handle.purpose,
    staffId: actor.id,
    sessionId: actor.sessionId,
  };
  return encode({ token, secret: env().NEXTAUTH_SECRET, salt: SALT, maxAge: MINUTES * 60 });
}

/** Null for a handle that is forged, too old, another officer's or another session's. */
export async function decodeCounter(actor: DeskActor, token: unknown): Promise<CounterHandle | null> {
  if (typeof token !== "string" || token.length > 4000) return null;
  try {
    const read = schema.safeParse(await decode({ token, secret: env().NEXTAUTH_SECRET, salt: SALT }));
    if (!read.success) return null;
    const { hashes, purpose, staffId, sessionId } = read.data;
    if (staffId !== actor.id || sessionId !== actor.sessionId) return null;
    return { hashes: hashes.map((hash) => new Uint8Array(Buffer.from(hash, "base64"))), purpose };
  } catch {
    // Anyone may type any address: what does not decrypt is nobody's.
    return null;
  }
}
