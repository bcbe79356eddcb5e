import { createHash } from "node:crypto";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { v7 } from "uuid";

export type Weighted<T> = readonly (readonly [T, number])[];

/** Chance that comes out the same for the same labels, on every machine. */
export class Dice {
  private readonly source: ReturnType<typeof xoroshiro128plusFromState>;

  /** The whole 128 bits of state come from the labels: 32 would give two households of a million the same ids. */
  constructor(...labels: readonly (string | number)[]) {
    const hash = createHash("sha256").update(JSON.stringify(labels)).digest();
    this.source = xoroshiro128plusFromState([0, 4, 8, 12].map((at) => hash.readInt32BE(at)));
  }

  /** Both bounds included. */
  int(min: number, max: number): number {
    return uniformInt(this.source, min, max);
  }

  chance(probability: number): boolean {
    return (this.source.next() >>> 0) / 0x1_0000_0000 < probability;
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.int(0, list.length - 1)];
    if (found === undefined) throw new RangeError("nothing to pick from");
    return found;
  }

  /** One entry, in proportion to its weight. */
  weigh<T>(list: Weighted<T>): T {
    let left = this.int(
      1,
      list.reduce((sum, [, weight]) => sum + weight, 0),
    );
    for (const [entry, weight] of list) {
      left -= weight;
      if (left <= 0) return entry;
    }
    throw new RangeError("nothing to weigh");
  }

  /** A UUIDv7 of that instant. */
  id(atMs: number): string {
    return v7({ msecs: atMs, random: Uint8Array.from({ length: 16 }, () => this.source.next() & 0xff) });
  }
}
