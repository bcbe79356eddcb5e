import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { activeKey, type Keyring, keyOf } from "@/lib/residents/keyring";

// The envelope: format (1), key version (2, big endian), nonce (12), tag (16), ciphertext.
const FORMAT = 1;
const NONCE_AT = 3;
const TAG_AT = NONCE_AT + 12;
const TEXT_AT = TAG_AT + 16;

/** Encrypts with AES-256-GCM. `context` names the row it belongs to: moved to another row, it does not open. */
export function seal(plain: Uint8Array, context: string, ring: Keyring): Uint8Array<ArrayBuffer> {
  const envelope = Buffer.alloc(TEXT_AT + plain.length);
  envelope.writeUInt8(FORMAT, 0);
  envelope.writeUInt16BE(ring.active, 1);
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", activeKey(ring), nonce);
  cipher.setAAD(Buffer.concat([envelope.subarray(0, NONCE_AT), Buffer.from(context, "utf8")]));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  nonce.copy(envelope, NONCE_AT);
  cipher.getAuthTag().copy(envelope, TAG_AT);
  text.copy(envelope, TEXT_AT);
  return new Uint8Array(envelope);
}

/** Opens an envelope under the key it names. Throws when it was changed or belongs to another row. */
export function unseal(envelope: Uint8Array, context: string, ring: Keyring): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(envelope.buffer, envelope.byteOffset, envelope.byteLength);
  if (bytes.length < TEXT_AT || bytes.readUInt8(0) !== FORMAT) throw new Error("not a sealed value");
  const key = keyOf(ring, bytes.readUInt16BE(1));
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(NONCE_AT, TAG_AT));
  decipher.setAAD(Buffer.concat([bytes.subarray(0, NONCE_AT), Buffer.from(context, "utf8")]));
  decipher.setAuthTag(bytes.subarray(TAG_AT, TEXT_AT));
  return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(TEXT_AT)), decipher.final()]));
}
