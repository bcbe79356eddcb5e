import { scaleLinear } from "d3-scale";
import type { RibbonBand, RibbonData, RibbonRun } from "./ribbon-types";

/** Where everything of the picture goes, in its own units. Pure. */

const DAY_MS = 86_400_000;

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

export type RibbonSize = {
  width: number;
  /** Room for the names at the left; 0 sets each name above its band. */
  nameWidth: number;
  bandHeight: number;
  bandGap: number;
  /** Least distance between two labelled years. */
  yearDistance: number;
};

export const WIDE: RibbonSize = { width: 960, nameWidth: 116, bandHeight: 44, bandGap: 16, yearDistance: 46 };
export const NARROW: RibbonSize = { width: 358, nameWidth: 0, bandHeight: 34, bandGap: 34, yearDistance: 44 };

export type PlacedRun = RibbonRun & {
  key: string;
  x: number;
  width: number;
  top: number;
  /** Height of the fill: the coefficient, at most the whole band. */
  fill: number;
};

export type PlacedBand = { key: string; label: string; top: number; runs: PlacedRun[] };

export type RibbonLayout = {
  height: number;
  left: number;
  right: number;
  /** Where bands begin and end vertically: ticks and the line of today run through. */
  top: number;
  bottom: number;
  /** Baselines of the two labels over the picture. */
  todayLine: number;
  markLine: number;
  bands: PlacedBand[];
  years: { year: number; x: number; labelled: boolean }[];
  today: number | null;
  mark: number | null;
};

/** One line for the label over today, two where another mark stands close to it. */
const HEAD_LINE = 18;
const CLOSE = 150;
const FOOT = 26;

export function layoutRibbon(data: RibbonData, size: RibbonSize): RibbonLayout {
  const start = dayNumber(data.from);
  const end = dayNumber(data.to) + 1;
  const left = size.nameWidth;
  const right = size.width - 1;
  const x = scaleLinear([start, end], [left, right]).clamp(true);
  const pitch = size.bandHeight + size.bandGap;
  const inside = (day: string) => {
    const number = dayNumber(day);
    return number >= start && number <= end ? x(number) : null;
  };
  const today = inside(data.today);
  const mark = data.mark === undefined ? null : inside(data.mark.day);
  const close = today !== null && mark !== null && Math.abs(today - mark) < CLOSE;
  // Names above their bands need a gap before the first one, too.
  const top = 12 + HEAD_LINE * (close ? 2 : 1) + (size.nameWidth === 0 ? size.bandGap - 10 : 0);
  const bands = data.bands.map((band, index) => placeBand(band, top + index * pitch, size.bandHeight, x));
  const bottom = top + Math.max(1, data.bands.length) * pitch - size.bandGap;
  return {
    height: bottom + FOOT,
    left,
    right,
    top,
    bottom,
    bands,
    years: years(data, x, size.yearDistance),
    todayLine: 12 + (close ? HEAD_LINE : 0),
    markLine: 12,
    today,
    mark,
  };
}

type Scale = (value: number) => number;

function placeBand(band: RibbonBand, top: number, height: number, x: Scale): PlacedBand {
  // What does not count is drawn first, so that it never covers what does.
  const order = { none: 0, part: 1, counts: 2 };
  const runs = [...band.runs]
    .sort((a, b) => order[a.state] - order[b.state] || a.from.localeCompare(b.from))
    .map((run, index) => {
      const from = x(dayNumber(run.from));
      const worth = run.state === "none" ? 0 : Math.min(1, Math.max(0, Number(run.coefficient ?? "1")));
      return {
        ...run,
        key: `${run.from}-${run.to}-${index}`,
        x: from,
        // A single day in fifteen years is thinner than a hair, but must still be seen.
        width: Math.max(1.5, x(dayNumber(run.to) + 1) - from),
        top,
        fill: worth * height,
      };
    });
  return { key: `${band.city}-${band.label}`, label: band.label, top, runs };
}

function years(data: RibbonData, x: Scale, distance: number) {
  const first = Number(data.from.slice(0, 4));
  const last = Number(data.to.slice(0, 4));
  const perYear = x(dayNumber(`${first + 1}-01-01`)) - x(dayNumber(`${first}-01-01`));
  const found = [];
  const wide =
    last > first ? (x(dayNumber(data.to)) - x(dayNumber(data.from))) / (last - first + 1) : perYear;
  const step = [1, 2, 5, 10, 20, 50].find((years) => years * wide >= distance) ?? 50;
  for (let year = first; year <= last; year += 1) {
    const day = `${year}-01-01`;
    if (day < data.from) continue;
    found.push({ year, x: x(dayNumber(day)), labelled: year % step === 0 });
  }
  return found;
}
