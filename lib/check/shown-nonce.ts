import * as z from "zod";
import { QR_PREFIX, tokenOfQrText } from "@/lib/permits/credential";

const proof = z.object({ nonce: z.string() });

/** The nonce of the holder's proof in a text whose proof was verified; null where there is none. */
export function shownNonce(text: string): string | null {
  const trimmed = text.trim();
  const token = trimmed.startsWith(QR_PREFIX) ? tokenOfQrText(trimmed) : trimmed;
  const [, payload] = token?.split("~").at(-1)?.split(".") ?? [];
  if (payload === undefined) return null;
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
      letter.charCodeAt(0),
    );
    return proof.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data?.nonce ?? null;
  } catch {
    return null;
  }
}
