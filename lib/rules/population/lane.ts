/** One measure towards one destination, as tables by signature. They are filled in as the signatures are met. */
import type { Assessment } from "../assessment";
import type { CompiledMeasure } from "../compile-measure";
import type { MonthCounts } from "../types";
import { Arbiter, UNCOVERED } from "./award";
import { type Content, ContentReader } from "./content";
import { epochStarts } from "./epochs";
import type { Places } from "./places";
import { codesOf } from "./presence";
import { NOTHING, type SignatureData } from "./signatures";

const NOT_ASKED = -2;

/** The content of a day on which nothing concerns the measure. */
export const EMPTY = 0;

interface Epoch {
  reader: ContentReader;
  arbiter: Arbiter;
  /** By signature. */
  contents: Int32Array;
  /** By content. */
  awards: number[];
}

export class Lane {
  /** The days on which epochs begin, but for the first. */
  readonly starts: Int32Array;
  readonly monthly: boolean;
  readonly monthCounts: MonthCounts;
  /** Of a lane by day without boundaries: by signature, negative where they are still to be asked for. */
  readonly awards: Int32Array;
  private readonly epochs: Epoch[];
  private readonly contentIds = new Map<string, number>();
  private readonly contents: Content[] = [];

  constructor(
    assessment: Assessment,
    readonly measure: CompiledMeasure,
    signatures: SignatureData,
    places: Places,
  ) {
    this.monthly = measure.unit === "month";
    this.monthCounts = assessment.ruleSet.source.monthCounts;
    this.starts = epochStarts(assessment, measure, citiesOf(assessment, signatures));
    const count = signatures.starts.length - 1;
    this.epochs = [0, ...this.starts].map((day) => ({
      reader: new ContentReader(assessment, measure, signatures, places, day),
      arbiter: new Arbiter(assessment, measure, places, day),
      contents: new Int32Array(count).fill(NOT_ASKED),
      awards: [],
    }));
    this.awards = new Int32Array(this.monthly ? 0 : count).fill(NOT_ASKED);
    this.contentId({ counting: [], blocking: [] });
    for (const { contents } of this.epochs) contents[NOTHING] = EMPTY;
  }

  /** Contents by signature; negative where they are still to be asked for. */
  table(epoch: number): Int32Array {
    return (this.epochs[epoch] as Epoch).contents;
  }

  /** Signatures that say the same to the measure have the same content. */
  content(epoch: number, signature: number): number {
    const { contents, reader } = this.epochs[epoch] as Epoch;
    const known = contents[signature] as number;
    if (known !== NOT_ASKED) return known;
    const id = this.contentId(reader.contentOf(signature));
    contents[signature] = id;
    return id;
  }

  /** To whom a day, or a month that is like this throughout, goes; UNCOVERED when to no one. */
  award(epoch: number, content: number): number {
    if (content === EMPTY) return UNCOVERED;
    const { awards, arbiter } = this.epochs[epoch] as Epoch;
    const known = awards[content];
    if (known !== undefined) return known;
    const { counting, blocking } = this.contentAt(content);
    const award = blocking.length > 0 ? UNCOVERED : arbiter.award(counting);
    awards[content] = award;
    return award;
  }

  /** Of a lane by day without boundaries. */
  awardOfDay(signature: number): number {
    const award = this.award(0, this.content(0, signature));
    this.awards[signature] = award;
    return award;
  }

  contentAt(id: number): Content {
    return this.contents[id] as Content;
  }

  arbiterAt(epoch: number): Arbiter {
    return (this.epochs[epoch] as Epoch).arbiter;
  }

  epochOf(day: number): number {
    let epoch = 0;
    while (epoch < this.starts.length && (this.starts[epoch] as number) <= day) epoch += 1;
    return epoch;
  }

  private contentId(content: Content): number {
    const key = JSON.stringify(content);
    const known = this.contentIds.get(key);
    if (known !== undefined) return known;
    this.contents.push(content);
    this.contentIds.set(key, this.contents.length - 1);
    return this.contents.length - 1;
  }
}

function citiesOf({ compiled }: Assessment, { forms }: SignatureData): string[] {
  return [...new Set(forms.flatMap(({ city }) => codesOf(compiled, city)))];
}
