import { createHash } from "node:crypto";

const WORDS = 3;
const FULLEST = 0.7;

/**
 * Remembers keys as 96 bits of their SHA-256, with the line where each stood first. Sixteen bytes a place, between 0.35
 * and 0.7 of the places taken: 23 to 46 bytes for each key, 240 MB at five million, of which none is for the garbage
 * collector to walk. That two different keys among five million are taken for one has a chance of 2 in 10^16.
 * How many there may be, the reader bounds by its limit of rows; beyond that the file is refused, never half checked.
 */
export class FirstLines {
  private places = 1024;
  private hashes = new Uint32Array(this.places * WORDS);
  private lines = new Uint32Array(this.places);
  private count = 0;

  /** The line where this key stood before; null, and remembered now, if it is new. Lines count from 1. */
  seen(key: string, line: number): number | null {
    if (this.count >= this.places * FULLEST) this.grow();
    const digest = createHash("sha256").update(key).digest();
    const [a, b, c] = [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8)];
    const place = this.find(a, b, c);
    const known = this.lines[place] ?? 0;
    if (known !== 0) return known;
    this.put(place, a, b, c, line);
    this.count++;
    return null;
  }

  /** The place of these bits, or the free one where they belong. */
  private find(a: number, b: number, c: number): number {
    let place = a % this.places;
    while (this.lines[place] !== 0 && !this.isAt(place, a, b, c)) place = (place + 1) % this.places;
    return place;
  }

  private isAt(place: number, a: number, b: number, c: number): boolean {
    const at = place * WORDS;
    return this.hashes[at] === a && this.hashes[at + 1] === b && this.hashes[at + 2] === c;
  }

  private put(place: number, a: number, b: number, c: number, line: number): void {
    const at = place * WORDS;
    this.hashes[at] = a;
    this.hashes[at + 1] = b;
    this.hashes[at + 2] = c;
    this.lines[place] = line;
  }

  private grow(): void {
    const { hashes, lines } = this;
    this.places *= 2;
    this.hashes = new Uint32Array(this.places * WORDS);
    this.lines = new Uint32Array(this.places);
    for (let old = 0; old < lines.length; old++) {
      const line = lines[old] ?? 0;
      if (line === 0) continue;
      const [a = 0, b = 0, c = 0] = hashes.subarray(old * WORDS, old * WORDS + WORDS);
      this.put(this.find(a, b, c), a, b, c, line);
    }
  }
}
