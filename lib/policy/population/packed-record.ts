/** One record as app_population packs it (prisma/migrations, 20261124000000). */

/** `end` of a record that goes on. */
export const NO_END = 0x7fff_ffff;

const CITY_SHIFT = 9;
const KIND_MASK = 0xff;
const HAS_TAGS = 1;

export class PackedRecord {
  /** A place's code as a number. */
  place = 0;
  /** The city, the kind and whether there are tags, in one number. */
  rest = 0;
  /** Days from 1900-01-01. */
  start = 0;
  end = 0;
  /** A JSON array, or nothing. */
  tags = "";

  /** Reads the record at an offset, and says where the next one begins. */
  read(packed: Buffer, at: number): number {
    this.place = packed.readInt32BE(at);
    this.rest = packed.readInt32BE(at + 4);
    this.start = packed.readInt32BE(at + 8);
    this.end = packed.readInt32BE(at + 12);
    this.tags = "";
    if ((this.rest & HAS_TAGS) === 0) return at + 16;
    const begin = at + 20;
    const end = begin + packed.readInt32BE(at + 16);
    this.tags = packed.toString("utf8", begin, end);
    return end;
  }

  get placeCode(): string {
    return String(this.place);
  }

  get cityCode(): string {
    return String(this.rest >> CITY_SHIFT);
  }

  /** From 1; 0 where the kind was not among those asked for. */
  get kind(): number {
    return (this.rest >> 1) & KIND_MASK;
  }
}
