/** Keys by version, so that one can be replaced while what the older ones made can still be read. */
export type Keyring = {
  /** The version new values are made under: the highest. */
  readonly active: number;
  readonly keys: ReadonlyMap<number, Uint8Array>;
};

/** Both uses, HMAC-SHA-256 and AES-256, take keys of 32 bytes. */
export const KEY_BYTES = 32;
// Two bytes of the sealed envelope hold the version.
const HIGHEST_VERSION = 0xffff;

/** Reads "1:<base64>,2:<base64>", as it stands in the environment. The error never repeats the key. */
export function parseKeyring(text: string): Keyring {
  const keys = new Map<number, Uint8Array>();
  for (const entry of text.split(",").map((part) => part.trim())) {
    const found = /^([1-9][0-9]{0,4}):([A-Za-z0-9+/]+={0,2})$/.exec(entry);
    const version = Number(found?.[1]);
    const key = Buffer.from(found?.[2] ?? "", "base64");
    if (found === null || version > HIGHEST_VERSION || key.length !== KEY_BYTES) {
      throw new Error('expected keys as "1:<base64 of 32 bytes>", several with commas between');
    }
    if (keys.has(version)) throw new Error(`key version ${version} is given twice`);
    keys.set(version, new Uint8Array(key));
  }
  return { active: Math.max(...keys.keys()), keys };
}

export function activeKey(ring: Keyring): Uint8Array {
  return keyOf(ring, ring.active);
}

export function keyOf(ring: Keyring, version: number): Uint8Array {
  const key = ring.keys.get(version);
  if (key === undefined) throw new Error(`there is no key of version ${version}`);
  return key;
}
