/** Whom a draft can make a difference to. Whoever is left out hears the same under both, in every city. */
import { canonicalJson } from "../document/canonical";
import type { CityCode } from "../types";
import { descriptionOf } from "./description";
import type { PersonCursor } from "./person";
import type { PreviewPlan } from "./plan";
import { codesOf } from "./presence";
import { formOf } from "./signatures";
import { citiesOtherwiseValued } from "./worth";

/** Bits of a word; destinations are the bits of as many words as are needed. */
const WORD = 32;

export class Touched {
  /** More has changed than what years are worth: everybody is to be asked anew. */
  readonly isEveryone: boolean;
  /** The first `count` are of the person last read. */
  readonly destinations: Uint16Array;
  count = 0;
  private readonly words: number;
  /** By signature and word: the destinations towards which something in it is worth something else. */
  private readonly valued: Uint32Array;
  /** By signature and word: the destinations it is a presence in. */
  private readonly present: Uint32Array;
  /** Destinations that change, and ask for someone who is there today, or for someone who ever was, or for anyone. */
  private readonly ofPresent: Uint32Array;
  private readonly ofPast: Uint32Array;
  private readonly ofAnyone: Uint32Array;

  constructor(
    private readonly before: PreviewPlan,
    after: PreviewPlan,
  ) {
    const { signatures } = before.columns;
    const count = signatures.starts.length - 1;
    this.destinations = new Uint16Array(before.destinations.length);
    this.words = Math.ceil(before.destinations.length / WORD);
    this.isEveryone = !haveTheSameGround(before, after);
    this.valued = new Uint32Array(this.words * count);
    this.present = new Uint32Array(this.words * count);
    this.ofPresent = new Uint32Array(this.words);
    this.ofPast = new Uint32Array(this.words);
    this.ofAnyone = new Uint32Array(this.words);
    if (!this.isEveryone) this.readChanges(after);
  }

  /** Nothing is different for anybody. */
  get isNobody(): boolean {
    const changing = [...this.ofPresent, ...this.ofPast, ...this.ofAnyone];
    return !this.isEveryone && changing.every((bits) => bits === 0);
  }

  /** Fills `destinations` with those that may say something else to the person; false when there are none. */
  read(person: PersonCursor): boolean {
    this.count = 0;
    const today = person.segmentOn(this.before.presentFrom);
    for (let word = 0; word < this.words; word += 1) {
      const asked = this.askedOf(person, today, word);
      if (asked !== 0) this.add(asked & bitsOf(this.valued, person, 0, word, this.words), word);
    }
    return this.count > 0;
  }

  private add(bits: number, word: number): void {
    for (let left = bits; left !== 0; left &= left - 1) {
      this.destinations[this.count] = word * WORD + 31 - Math.clz32(left & -left);
      this.count += 1;
    }
  }

  /** Destinations that change and would look at the person. */
  private askedOf(person: PersonCursor, today: number, word: number): number {
    const { present, words } = this;
    const now = (this.ofPresent[word] as number) & bitsOf(present, person, today, word, words);
    const past = this.ofPast[word] as number;
    const ever = past === 0 ? 0 : past & bitsOf(present, person, 0, word, words);
    return now | ever | (this.ofAnyone[word] as number);
  }

  private readChanges(after: PreviewPlan): void {
    const { before, words } = this;
    const { forms, starts, entries } = before.columns.signatures;
    const codes = forms.map(({ city }) => codesOf(before.compiled, city));
    const cities = [...new Set(codes.flat())];
    const days = periodStarts(before, after);
    const changed = before.destinations.map((_, destination) => {
      const own = new Set<CityCode>(citiesOtherwiseValued(before, after, destination, days, cities));
      if (own.size > 0) this.markDestination(destination);
      return forms.flatMap((_form, form) =>
        (codes[form] as CityCode[]).some((code) => own.has(code)) ? [form] : [],
      );
    });
    const byForm = new Uint32Array(forms.length * words);
    changed.forEach((list, destination) => {
      for (const form of list) mark(byForm, form * words, destination);
    });
    const { presence } = before;
    for (let signature = 0; signature < starts.length - 1; signature += 1) {
      for (let at = starts[signature] as number; at < (starts[signature + 1] as number); at += 1) {
        const form = formOf(entries[at] as number);
        for (let word = 0; word < words; word += 1) {
          this.valued[signature * words + word] =
            (this.valued[signature * words + word] as number) | (byForm[form * words + word] as number);
        }
      }
      for (
        let at = presence.starts[signature] as number;
        at < (presence.starts[signature + 1] as number);
        at += 1
      ) {
        mark(this.present, signature * words, presence.destinations[at] as number);
      }
    }
  }

  private markDestination(destination: number): void {
    const likes = this.before.likes.find(({ destinations }) => destinations.includes(destination));
    const bits = likes?.needsPresent ? this.ofPresent : likes?.needsPresence ? this.ofPast : this.ofAnyone;
    mark(bits, 0, destination);
  }
}

/** Of the person's segments from one on, together. */
function bitsOf(of: Uint32Array, person: PersonCursor, from: number, word: number, words: number): number {
  let bits = 0;
  for (let at = from === 0 ? person.segmentOn(0) : from; at < person.count; at += 1) {
    bits |= of[(person.signature[at] as number) * words + word] as number;
  }
  return bits;
}

function mark(bits: Uint32Array, base: number, destination: number): void {
  const word = base + Math.floor(destination / WORD);
  bits[word] = (bits[word] as number) | (1 << (destination % WORD));
}

/** The days on which a period of either plan begins: a draft may come into force later. */
function periodStarts(before: PreviewPlan, after: PreviewPlan): number[] {
  return [...new Set([...before.periods, ...after.periods].map(({ from }) => from))];
}

/** The same places, and destinations that ask the same but for what years elsewhere are worth. */
function haveTheSameGround(before: PreviewPlan, after: PreviewPlan): boolean {
  const ground = ({ compiled, destinations, from, to }: PreviewPlan) => {
    const { kinds, cities, zone } = compiled.bundle;
    return canonicalJson([kinds, cities, zone.members, destinations, from, to]);
  };
  const days = periodStarts(before, after);
  return (
    ground(before) === ground(after) &&
    before.destinations.every(
      (_, at) =>
        before.uncompiled[at] === null &&
        after.uncompiled[at] === null &&
        days.every(
          (day) => descriptionOf(before.assessmentOn(at, day)) === descriptionOf(after.assessmentOn(at, day)),
        ),
    )
  );
}
