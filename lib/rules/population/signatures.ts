/**
 * What is on record on one day, as a number. Two days have the same signature when the same forms of record (kind,
 * city, tags) run on both and their cities stand in the same order of first start: nothing else about a day decides
 * (docs/rules-semantics.md §3 to §5). Groups of forms stand in the order of their records' own starts; forms of one
 * group began on the same day, or are of one city, where their order decides nothing.
 */
import type { CityCode } from "../types";

/** What one record says, its days left aside. */
export interface Form {
  kind: string;
  city: CityCode;
  tags: readonly string[];
}

/** A form that opens a new group; the others follow in the group before. */
export const OPENS_GROUP = 0x8000;
const FORM = 0x7fff;
const MOST_FORMS = FORM + 1;
/** 18 bits of a packed segment. */
const MOST_SIGNATURES = 1 << 18;

/** Nothing is on record. */
export const NOTHING = 0;

/** The plain data of a dictionary, as a worker receives it. */
export interface SignatureData {
  forms: readonly Form[];
  /** Where each signature's entries begin; one more than there are. */
  starts: Uint32Array;
  /** Forms, the first of a group with OPENS_GROUP. */
  entries: Uint16Array;
}

export function formOf(entry: number): number {
  return entry & FORM;
}

export class SignatureDictionary {
  readonly forms: Form[] = [];
  private readonly formIds = new Map<string, number>();
  private starts = new Uint32Array(1 << 10);
  private entries = new Uint16Array(1 << 12);
  private hashes = new Int32Array(1 << 11).fill(-1);
  /** The first signature is NOTHING. */
  private size = 1;

  get count(): number {
    return this.size;
  }

  /** Null when there are more forms than a signature can name. */
  formId(form: Form): number | null {
    const tags = [...new Set(form.tags)].sort();
    const key = JSON.stringify([form.kind, form.city, tags]);
    const known = this.formIds.get(key);
    if (known !== undefined) return known;
    if (this.forms.length === MOST_FORMS) return null;
    this.forms.push({ kind: form.kind, city: form.city, tags });
    this.formIds.set(key, this.forms.length - 1);
    return this.forms.length - 1;
  }

  /** The number of the signature of these entries; null when there are too many. */
  intern(list: Uint16Array, length: number): number | null {
    if (length === 0) return NOTHING;
    let hash = 0x811c9dc5;
    for (let index = 0; index < length; index += 1) {
      hash = Math.imul(hash ^ (list[index] as number), 0x01000193);
      hash ^= hash >>> 15;
    }
    const mask = this.hashes.length - 1;
    let place = hash & mask;
    for (let known = this.hashes[place] as number; known !== -1; known = this.hashes[place] as number) {
      if (this.isSame(known, list, length)) return known;
      place = (place + 1) & mask;
    }
    if (this.size === MOST_SIGNATURES) return null;
    return this.add(list, length, place);
  }

  data(): SignatureData {
    return {
      forms: this.forms,
      starts: this.starts.slice(0, this.size + 1),
      entries: this.entries.slice(0, this.starts[this.size]),
    };
  }

  /** The dictionary that once gave this data, to be added to. */
  static from({ forms, starts, entries }: SignatureData): SignatureDictionary {
    const dictionary = new SignatureDictionary();
    for (const form of forms) dictionary.formId(form);
    for (let id = 1; id < starts.length - 1; id += 1) {
      const list = entries.slice(starts[id], starts[id + 1]);
      dictionary.intern(list, list.length);
    }
    return dictionary;
  }

  private isSame(id: number, list: Uint16Array, length: number): boolean {
    const start = this.starts[id] as number;
    if ((this.starts[id + 1] as number) - start !== length) return false;
    for (let index = 0; index < length; index += 1) {
      if (this.entries[start + index] !== list[index]) return false;
    }
    return true;
  }

  private add(list: Uint16Array, length: number, place: number): number {
    const id = this.size;
    const start = this.starts[id] as number;
    if (id + 2 > this.starts.length) this.starts = grown(this.starts, Uint32Array);
    while (start + length > this.entries.length) this.entries = grown(this.entries, Uint16Array);
    this.entries.set(list.subarray(0, length), start);
    this.starts[id + 1] = start + length;
    this.hashes[place] = id;
    this.size += 1;
    if (this.size * 2 > this.hashes.length) this.rehash();
    return id;
  }

  private rehash(): void {
    const known = this.size;
    this.hashes = new Int32Array(this.hashes.length * 2).fill(-1);
    const mask = this.hashes.length - 1;
    for (let id = 1; id < known; id += 1) {
      let hash = 0x811c9dc5;
      for (let index = this.starts[id] as number; index < (this.starts[id + 1] as number); index += 1) {
        hash = Math.imul(hash ^ (this.entries[index] as number), 0x01000193);
        hash ^= hash >>> 15;
      }
      let place = hash & mask;
      while (this.hashes[place] !== -1) place = (place + 1) & mask;
      this.hashes[place] = id;
    }
  }
}

function grown<T extends Uint16Array | Uint32Array>(old: T, Kind: new (length: number) => T): T {
  const next = new Kind(old.length * 2);
  next.set(old);
  return next;
}
