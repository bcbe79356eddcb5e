/**
 * Which people of the columns are whose. The columns hold no ids; people stand in them in order of id, and the id at
 * which every few begin is enough to read again those few and no others.
 */

/** So few that a change costs little reading, so many that an id each costs next to nothing (1.25 bytes a person). */
export const PEOPLE_PER_BLOCK = 16;

const ID_BYTES = 16;

export class ResidentBlocks {
  /** `ids`: 16 bytes each, ascending; the first is nought, so that whoever comes has a block. */
  constructor(
    readonly ids: Uint8Array,
    readonly firstPeople: Uint32Array,
    readonly people: number,
  ) {}

  get count(): number {
    return this.firstPeople.length;
  }

  /** The block that a resident's id (16 bytes at `offset`) falls into. */
  blockOf(bytes: Uint8Array, offset = 0): number {
    let [low, high] = [0, this.count - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.isAfter(middle, bytes, offset)) high = middle - 1;
      else low = middle;
    }
    return low;
  }

  firstPerson(block: number): number {
    return this.firstPeople[block] ?? this.people;
  }

  /** The first and the last id that a block may hold. */
  span(block: number): { from: string; last: string } {
    return {
      from: uuidText(this.ids, block * ID_BYTES),
      last: block + 1 < this.count ? uuidBefore(this.ids, (block + 1) * ID_BYTES) : LAST_UUID,
    };
  }

  private isAfter(block: number, bytes: Uint8Array, offset: number): boolean {
    for (let at = 0; at < ID_BYTES; at += 1) {
      const difference = (this.ids[block * ID_BYTES + at] as number) - (bytes[offset + at] as number);
      if (difference !== 0) return difference > 0;
    }
    return false;
  }
}

/** Collects blocks while people pass by in order of id. */
export class ResidentBlocksBuilder {
  private ids = new Uint8Array(ID_BYTES * 1024);
  private firsts: number[] = [];
  private people = 0;
  private inBlock = 0;

  /** A block begins here whose lower bound is given, not found: the next person is its first, if there is one. */
  begin(ids: Uint8Array, offset: number): void {
    this.push(ids, offset);
    this.inBlock = 0;
  }

  add(ids: Uint8Array, offset: number): void {
    if (this.inBlock === PEOPLE_PER_BLOCK) this.begin(ids, offset);
    this.people += 1;
    this.inBlock += 1;
  }

  /** Takes people over as they stand in blocks already. */
  take(blocks: ResidentBlocks, from: number, to: number): void {
    for (let block = from; block < to; block += 1) {
      this.begin(blocks.ids, block * ID_BYTES);
      this.people += blocks.firstPerson(block + 1) - blocks.firstPerson(block);
    }
  }

  finish(): ResidentBlocks {
    const ids = this.ids.slice(0, this.firsts.length * ID_BYTES);
    return new ResidentBlocks(ids, Uint32Array.from(this.firsts), this.people);
  }

  private push(ids: Uint8Array, offset: number): void {
    const end = this.firsts.length * ID_BYTES;
    if (end === this.ids.length) {
      const larger = new Uint8Array(this.ids.length * 2);
      larger.set(this.ids);
      this.ids = larger;
    }
    this.ids.set(ids.subarray(offset, offset + ID_BYTES), end);
    this.firsts.push(this.people);
  }
}

/** Where the first block begins. */
export const NO_ID = new Uint8Array(ID_BYTES);
export const FIRST_UUID = uuidText(NO_ID, 0);
export const LAST_UUID = uuidText(new Uint8Array(ID_BYTES).fill(255), 0);

export function uuidText(bytes: Uint8Array, offset: number): string {
  const hex = Buffer.from(bytes.subarray(offset, offset + ID_BYTES)).toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export function uuidBytes(uuid: string): Uint8Array {
  return Buffer.from(uuid.replaceAll("-", ""), "hex");
}

/** The greatest id that is less. */
function uuidBefore(bytes: Uint8Array, offset: number): string {
  return shifted(bytes.subarray(offset, offset + ID_BYTES), 255, 0);
}

/** The least id that is greater; null after the last. */
export function uuidAfter(uuid: string): string | null {
  return uuid === LAST_UUID ? null : shifted(uuidBytes(uuid), 0, 255);
}

/** One up or one down: the carry goes on over `full`, which becomes `empty`. */
function shifted(id: Uint8Array, empty: number, full: number): string {
  const next = Uint8Array.from(id);
  let at = ID_BYTES - 1;
  for (; next[at] === full; at -= 1) next[at] = empty;
  next[at] = (next[at] as number) + (full === 255 ? 1 : -1);
  return uuidText(next, 0);
}
