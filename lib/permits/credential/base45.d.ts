/** @digitalbazaar/base45 comes without types. */
declare module "@digitalbazaar/base45" {
  /** Reads the whole buffer behind the array: give it an array that owns its buffer. */
  export function encode(input: Uint8Array): string;
  /** Throws RangeError; takes characters past U+00FF for nought, so check the alphabet first. */
  export function decode(input: string): Uint8Array;
}
