import { type Bundle, compile, type Day } from "@/lib/rules";
import {
  addTally,
  ChangePreviewer,
  type ChangeTally,
  type PopulationColumns,
  Previewer,
  PreviewPlan,
  type Tally,
} from "@/lib/rules/population";

/** What is asked of a population on a day. */
export interface PreviewQuestion {
  published: Bundle;
  /** The same zone's rules with a draft, of which only those are asked whom it can make a difference to. */
  drafted: Bundle | null;
  on: Day;
  columns: PopulationColumns;
  /** False where the published rules were counted already, and only the draft's difference is wanted. */
  countsPublished: boolean;
}

/** What one thread, or all of them together, counted. */
export interface PreviewCounts {
  /** Null where they were not to be counted. */
  published: Tally | null;
  change: ChangeTally | null;
}

/** One thread's share of a preview. */
export class PreviewWork {
  private readonly previewer: Previewer | null;
  private readonly change: ChangePreviewer | null;

  constructor({ published, drafted, on, columns, countsPublished }: PreviewQuestion) {
    const plan = new PreviewPlan(compile(published), on, columns);
    this.previewer = countsPublished ? new Previewer(plan) : null;
    this.change = drafted && new ChangePreviewer(plan, new PreviewPlan(compile(drafted), on, columns));
  }

  /** Asks people `from` … `to` - 1. */
  ask(from: number, to: number): void {
    const { previewer } = this;
    previewer?.seek(from);
    for (let person = from; previewer !== null && person < to; person += 1) {
      previewer.next();
      previewer.count();
    }
    this.change?.ask(from, to);
  }

  get counts(): PreviewCounts {
    return { published: this.previewer?.tally ?? null, change: this.change?.tally ?? null };
  }
}

/** Adds the second to the first. They are counts of whole people: the order of adding makes no difference. */
export function addCounts(into: PreviewCounts, other: PreviewCounts): PreviewCounts {
  if (into.published !== null && other.published !== null) addTally(into.published, other.published);
  if (into.change !== null && other.change !== null) addChange(into.change, other.change);
  return into;
}

/** What the one-person engine was asked, by what the columns could not compute; nothing of it may go unnamed. */
export function askedSinglyIn({ published, change }: PreviewCounts): Record<string, number> {
  const sum: Record<string, number> = { ...published?.askedSingly };
  for (const [feature, questions] of Object.entries(change?.difference.askedSingly ?? {}))
    sum[feature] = (sum[feature] ?? 0) + questions;
  return sum;
}

function addChange(into: ChangeTally, other: ChangeTally): void {
  into.people += other.people;
  into.asked += other.asked;
  addTally(into.difference, other.difference);
  for (let at = 0; at < into.newlyIn.length; at += 1) {
    into.newlyIn[at] = (into.newlyIn[at] as number) + (other.newlyIn[at] as number);
    into.newlyOut[at] = (into.newlyOut[at] as number) + (other.newlyOut[at] as number);
  }
}
