/** The bytes from the beginning of the row being read: to go back to when it turns out broken, and to look into. */
export class ByteWindow {
  private chunks: Buffer[] = [];
  /** Where the first kept byte stands in the stream. */
  private start = 0;
  end = 0;

  add(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.end += chunk.length;
  }

  /** What lies before is needed no more. */
  forget(before: number): void {
    for (let first = this.chunks[0]; first !== undefined; first = this.chunks[0]) {
      if (this.start + first.length > before) return;
      this.start += first.length;
      this.chunks.shift();
    }
  }

  slice(from: number, to: number): Buffer {
    const first = this.chunks[0];
    if (first !== undefined && to <= this.start + first.length)
      return first.subarray(from - this.start, to - this.start);
    if (this.chunks.length > 1) this.chunks = [Buffer.concat(this.chunks)];
    const all = this.chunks[0] ?? Buffer.alloc(0);
    return all.subarray(from - this.start, to - this.start);
  }
}
