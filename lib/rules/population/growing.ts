type Column = Uint8Array | Uint16Array | Uint32Array;

/** A typed array that is added to, and at the end lies in memory that threads share. */
export class Growing<T extends Column> {
  length = 0;
  private array: T;

  constructor(
    private readonly kind: { new (length: number): T; new (buffer: ArrayBufferLike): T },
    capacity = 1024,
  ) {
    this.array = new kind(capacity);
  }

  push(value: number): void {
    if (this.length === this.array.length) {
      const larger = new this.kind(this.array.length + ((this.array.length + 1) >> 1));
      larger.set(this.array);
      this.array = larger;
    }
    this.array[this.length] = value;
    this.length += 1;
  }

  shared(): T {
    const buffer = new SharedArrayBuffer(this.length * this.array.BYTES_PER_ELEMENT);
    const column = new this.kind(buffer);
    column.set(this.array.subarray(0, this.length));
    return column;
  }
}
