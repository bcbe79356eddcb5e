import type { PreviewCounts, PreviewQuestion } from "./preview-work";

/** What a thread is sent; `next` is the first person whom no thread has taken yet, shared by all. */
export interface PreviewOrder {
  question: PreviewQuestion;
  next: Int32Array;
}

/** How far a thread is, since the order came. */
export interface PreviewNews {
  people: number;
  askedSingly: Record<string, number>;
  /** At the end. */
  counts?: PreviewCounts;
}
