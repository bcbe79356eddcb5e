const LF = 10;
const CR = 13;

/** How many lines end in these bytes; CRLF is one end. */
export function countLineEnds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) count++;
  }
  return count;
}

/** How many bytes of empty lines stand before a row. */
export function leadingLineEnds(bytes: Uint8Array): number {
  let at = 0;
  while (bytes[at] === LF || bytes[at] === CR) at++;
  return at;
}

/**
 * Where the first physical line ends, with its line end; null while that cannot be known, because no end has come or
 * because a carriage return at the very end may be half of one.
 */
export function firstLineLength(bytes: Uint8Array, isAll: boolean): number | null {
  for (let at = 0; at < bytes.length; at++) {
    const length = lineEndLength(bytes, at, isAll);
    if (length === null) return null;
    if (length > 0) return at + length;
  }
  return isAll ? bytes.length : null;
}

/** How long the line end at this place is; 0 where there is none, null where that needs the next byte. */
export function lineEndLength(bytes: Uint8Array, at: number, isAll: boolean): number | null {
  const byte = bytes[at];
  if (byte === LF) return 1;
  if (byte !== CR) return 0;
  if (at + 1 === bytes.length && !isAll) return null;
  return bytes[at + 1] === LF ? 2 : 1;
}
