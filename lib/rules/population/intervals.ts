/** Days on which something holds: sorted, disjoint runs, both ends inclusive, in memory that is used again. */
const CAPACITY = 4096;

export class Intervals {
  length = 0;
  readonly from = new Int32Array(CAPACITY);
  readonly to = new Int32Array(CAPACITY);

  get isEmpty(): boolean {
    return this.length === 0;
  }

  get first(): number {
    return this.from[0] as number;
  }

  get last(): number {
    return this.to[this.length - 1] as number;
  }

  setTo(from: number, to: number): this {
    this.length = 0;
    return this.add(from, to);
  }

  /** Runs are added in order of time; one that touches the last is joined to it, an empty one is left out. */
  add(from: number, to: number): this {
    if (from > to) return this;
    const last = this.length - 1;
    if (last >= 0 && from <= (this.to[last] as number) + 1) {
      this.to[last] = Math.max(to, this.to[last] as number);
      return this;
    }
    if (this.length === CAPACITY) throw new RangeError("more runs of days than ten years have");
    this.from[this.length] = from;
    this.to[this.length] = to;
    this.length += 1;
    return this;
  }

  copy(other: Intervals): this {
    this.length = other.length;
    for (let at = 0; at < other.length; at += 1) {
      this.from[at] = other.from[at] as number;
      this.to[at] = other.to[at] as number;
    }
    return this;
  }

  /** The days that are in both. */
  intersectionOf(a: Intervals, b: Intervals): this {
    this.length = 0;
    for (let i = 0, j = 0; i < a.length && j < b.length; ) {
      const endA = a.to[i] as number;
      const endB = b.to[j] as number;
      this.add(Math.max(a.from[i] as number, b.from[j] as number), Math.min(endA, endB));
      if (endA < endB) i += 1;
      else j += 1;
    }
    return this;
  }

  /** The days that are in either. */
  unionOf(a: Intervals, b: Intervals): this {
    this.length = 0;
    for (let i = 0, j = 0; i < a.length || j < b.length; ) {
      const takesA = j === b.length || (i < a.length && (a.from[i] as number) <= (b.from[j] as number));
      if (takesA) {
        this.add(a.from[i] as number, a.to[i] as number);
        i += 1;
      } else {
        this.add(b.from[j] as number, b.to[j] as number);
        j += 1;
      }
    }
    return this;
  }
}
