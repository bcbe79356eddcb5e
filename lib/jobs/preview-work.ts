import type { Bundle, Day } from "@/lib/rules";
import { compile } from "@/lib/rules";
import { type PopulationColumns, Previewer, PreviewPlan, type Tally } from "@/lib/rules/population";

/** What is asked of a population: the same people under one bundle, or under several to compare. */
export interface PreviewQuestion {
  bundles: readonly Bundle[];
  on: Day;
  columns: PopulationColumns;
}

/** One thread's share of a preview. */
export class PreviewWork {
  private readonly previewers: readonly Previewer[];

  constructor({ bundles, on, columns }: PreviewQuestion) {
    this.previewers = bundles.map((bundle) => new Previewer(new PreviewPlan(compile(bundle), on, columns)));
  }

  /** Asks people `from` … `to` - 1. */
  ask(from: number, to: number): void {
    for (const previewer of this.previewers) {
      previewer.seek(from);
      for (let person = from; person < to; person += 1) {
        previewer.next();
        previewer.count();
      }
    }
  }

  /** By bundle. */
  get tallies(): Tally[] {
    return this.previewers.map(({ tally }) => tally);
  }

  /** People whom the one-person engine was asked about so far, by what the columns could not compute. */
  get askedSingly(): Record<string, number> {
    const sum: Record<string, number> = {};
    for (const { tally } of this.previewers) {
      for (const [feature, people] of Object.entries(tally.askedSingly)) {
        sum[feature] = (sum[feature] ?? 0) + people;
      }
    }
    return sum;
  }
}
