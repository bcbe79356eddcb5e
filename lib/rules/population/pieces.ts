/** What a measure comes to as its last counting day moves on: pieces on which it grows by the same amount a unit. */
export class Pieces {
  length = 0;
  /** Units, both ends inclusive. */
  from = new Int32Array(32);
  to = new Int32Array(32);
  /** At `from`, in 1/10000 unit. */
  value = new Float64Array(32);
  /** For every unit after it. */
  slope = new Float64Array(32);

  clear(): void {
    this.length = 0;
  }

  /** In order of time; an empty piece is left out, one that goes on as the last one did is joined to it. */
  add(from: number, to: number, value: number, slope: number): void {
    if (from > to) return;
    const last = this.length - 1;
    const goesOn =
      last >= 0 &&
      slope === 0 &&
      this.slope[last] === 0 &&
      this.value[last] === value &&
      this.to[last] === from - 1;
    if (goesOn) {
      this.to[last] = to;
      return;
    }
    if (this.length === this.from.length) this.grow();
    this.from[this.length] = from;
    this.to[this.length] = to;
    this.value[this.length] = value;
    this.slope[this.length] = slope;
    this.length += 1;
  }

  /** The piece that a unit lies in; units are asked for in order. */
  at(unit: number, near = 0): number {
    let at = near;
    while (at < this.length - 1 && (this.to[at] as number) < unit) at += 1;
    return at;
  }

  valueAt(at: number, unit: number): number {
    return (this.value[at] as number) + (unit - (this.from[at] as number)) * (this.slope[at] as number);
  }

  private grow(): void {
    const larger = <T extends Int32Array | Float64Array>(old: T, next: T): T => {
      next.set(old);
      return next;
    };
    const length = this.from.length * 2;
    this.from = larger(this.from, new Int32Array(length));
    this.to = larger(this.to, new Int32Array(length));
    this.value = larger(this.value, new Float64Array(length));
    this.slope = larger(this.slope, new Float64Array(length));
  }
}
