import LineBreaker from "linebreak";

/** The blank at a line's end belongs to its text, so that what is copied has its blanks, but not to its width. */
export type Line = { readonly text: string; readonly width: number };

type Measure = (text: string) => number;

/** The interval mark inside a name never begins a line (GB/T 15834-2011 §5.1); UAX #14 takes it for a letter. */
const NEVER_FIRST = /^[·•‧・]/u;

/** Closing marks with ink in their left half alone: at a line's end the empty half may stand outside. */
const HALF_EMPTY = /[，。、；：！？）》〉】〕」』]$/u;

const graphemes = new Intl.Segmenter("zh", { granularity: "grapheme" });

/** The pieces between which a line may end: UAX #14, which keeps closing marks off a line's start. */
function pieces(text: string): string[] {
  const found: string[] = [];
  const breaker = new LineBreaker(text);
  let from = 0;
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    const piece = text.slice(from, next.position);
    from = next.position;
    const last = found.length - 1;
    if (NEVER_FIRST.test(piece) && last >= 0) found[last] += piece;
    else found.push(piece);
  }
  return found;
}

function visibleWidth(text: string, measure: Measure): number {
  const visible = text.trimEnd();
  return visible === "" ? 0 : measure(visible);
}

/**
 * Breaks a printable text into lines no wider than `width` (same unit as `measure`). A piece that no line holds is
 * cut between graphemes; a grapheme wider than a line stands alone on one.
 */
export function breakLines(text: string, width: number, measure: Measure): Line[] {
  const lines: Line[] = [];
  let line = "";
  let advance = 0;
  const close = () => {
    if (line !== "") lines.push({ text: line, width: visibleWidth(line, measure) });
    line = "";
    advance = 0;
  };
  const place = (piece: string) => {
    const hanging = HALF_EMPTY.exec(piece)?.[0];
    const needed = visibleWidth(piece, measure) - (hanging === undefined ? 0 : measure(hanging) / 2);
    if (advance + needed > width && line !== "") close();
    line += piece;
    advance += measure(piece);
  };
  for (const piece of pieces(text)) {
    if (visibleWidth(piece, measure) <= width) place(piece);
    else for (const { segment } of graphemes.segment(piece)) place(segment);
  }
  close();
  return lines;
}

/** Lines that do not fit a page are drawn so many at a time. */
export function chunksOf(lines: readonly Line[], most: number): Line[][] {
  return Array.from({ length: Math.ceil(lines.length / most) }, (_, index) =>
    lines.slice(index * most, (index + 1) * most),
  );
}
