import type { SigningKey } from "@/lib/permits/credential";
import { signJws } from "@/lib/permits/credential/jws";

/** In the browser: the proof that a phone's key is its own. */

export const PHONE_KEY_TYPE = "hutong-phone-key+jwt";

export const proveKey = (nonce: string, key: SigningKey["key"]): Promise<string> =>
  signJws(PHONE_KEY_TYPE, { nonce }, { kid: "", key });
