/** A day, `YYYY-MM-DD`. */
type Day = string;

/** Counts in full (coefficient 1 or more), in part, or not at all. */
export type RunState = "counts" | "part" | "none";

export type RibbonRun = {
  from: Day;
  /** Inclusive, like every record's end. */
  to: Day;
  /** A decimal string; null where no coefficient applies. */
  coefficient: string | null;
  state: RunState;
  /** Why it does not count, or only in part. */
  reason?: string;
  kindLabel?: string;
};

export type RibbonBand = { city: string; label: string; runs: readonly RibbonRun[] };

/** A day worth pointing at besides today: the first eligible one. */
export type RibbonMark = { day: Day; label: string };

export type RibbonData = {
  from: Day;
  to: Day;
  today: Day;
  bands: readonly RibbonBand[];
  mark?: RibbonMark;
  /** In place of "Today", where the picture is of another day: a decision's, an example's. */
  todayLabel?: string;
};

/** Words inside the picture and its table. */
export type RibbonLabels = {
  today: string;
  counts: string;
  part: string;
  none: string;
  fullHeight: string;
  table: string;
  city: string;
  period: string;
  coefficient: string;
  worth: string;
  remark: string;
  noData: string;
};
