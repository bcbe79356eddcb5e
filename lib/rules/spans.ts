/** Inclusive runs of integers (days or months). A list of spans is sorted, disjoint and not adjacent. */
export interface Span {
  from: number;
  to: number;
}

/** Any spans, made into a list. */
export function listOf(spans: readonly Span[]): Span[] {
  if (spans.length < 2) return spans.slice();
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  const list: Span[] = [];
  let last: Span | undefined;
  for (const span of sorted) {
    if (last !== undefined && span.from <= last.to + 1) {
      if (span.to > last.to) last.to = span.to;
    } else {
      last = { from: span.from, to: span.to };
      list.push(last);
    }
  }
  return list;
}

export function intersection(a: readonly Span[], b: readonly Span[]): Span[] {
  const list: Span[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a[i] as Span;
    const y = b[j] as Span;
    const from = Math.max(x.from, y.from);
    const to = Math.min(x.to, y.to);
    if (from <= to) list.push({ from, to });
    if (x.to < y.to) i += 1;
    else j += 1;
  }
  return list;
}

export function difference(a: readonly Span[], b: readonly Span[]): Span[] {
  if (b.length === 0) return a.slice();
  const list: Span[] = [];
  let j = 0;
  for (const span of a) {
    let from = span.from;
    while (j > 0 && (b[j - 1] as Span).to >= from) j -= 1;
    while (j < b.length && (b[j] as Span).to < from) j += 1;
    for (; j < b.length && (b[j] as Span).from <= span.to; j += 1) {
      const hole = b[j] as Span;
      if (hole.from > from) list.push({ from, to: hole.from - 1 });
      from = hole.to + 1;
    }
    if (from <= span.to) list.push({ from, to: span.to });
  }
  return list;
}

/** The position of the first span that ends at `point` or later. */
export function positionOf(list: readonly Span[], point: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Span).to < point) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function includes(list: readonly Span[], point: number): boolean {
  const span = list[positionOf(list, point)];
  return span !== undefined && span.from <= point;
}

/** True when the list has a point from `from` to `to`. */
export function touches(list: readonly Span[], from: number, to: number): boolean {
  const span = list[positionOf(list, from)];
  return span !== undefined && span.from <= to;
}

export function startingAt(list: readonly Span[], from: number): Span[] {
  return list.slice(positionOf(list, from)).map((span) => (span.from < from ? { from, to: span.to } : span));
}
