import fc from "fast-check";
import { CITIES, KINDS, some, TAGS } from "./arbitrary-parts";
import { dayOf, textOf } from "./dates";
import type { Case, LedgerRecord } from "./document";

/** Ends of months, leap days and the days around them: most of what goes wrong goes wrong here. */
export const DATES = [
  "2019-12-31",
  "2020-01-01",
  "2020-02-28",
  "2020-02-29",
  "2020-03-01",
  "2021-01-31",
  "2021-02-28",
  "2021-04-30",
  "2021-05-01",
  "2021-06-15",
  "2022-01-01",
  "2022-03-31",
  "2023-02-28",
  "2024-02-29",
];

const EARLIEST = dayOf("2019-06-01");
const LATEST = dayOf("2024-03-31");

/** A day between mid-2019 and early 2024, often a hot one, often one beside a hot one. */
export const day: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...DATES), fc.constantFrom(0, 0, 0, -1, 1))
    .map(([date, by]) => textOf(dayOf(date) + by)),
  fc.integer({ min: EARLIEST, max: LATEST }).map(textOf),
);

export const COUNTS = fc.integer({ min: 0, max: 30 });
export const AGES = fc.constantFrom(16, 18, 20, 30);

const length = fc.oneof(
  fc.constantFrom(0, 1, 13, 14, 15, 27, 28, 29, 30, 31),
  fc.integer({ min: 0, max: 120 }),
  fc.integer({ min: 100, max: 1200 }),
  fc.integer({ min: 100, max: 1200 }),
);

/** Up to the day given, or for so many days; null is ongoing. */
const end = fc.oneof(
  { weight: 2, arbitrary: length },
  { weight: 1, arbitrary: day },
  { weight: 1, arbitrary: fc.constant(null) },
);

const span = fc.tuple(day, end).map(([start, to]) => {
  if (to === null) return { start, end: null };
  const last = typeof to === "number" ? textOf(dayOf(start) + to) : to;
  return { start, end: last < start ? start : last };
});

const STATUSES: LedgerRecord["status"][] = [
  ...Array<"verified">(7).fill("verified"),
  "declared",
  "declared",
  "rejected",
];

/** Now and then one that the register does not have. */
const city = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom(...CITIES) },
  { weight: 1, arbitrary: fc.constant("650100") },
);

const record = fc
  .record({
    kind: fc.constantFrom("residence", "residence", ...KINDS),
    city,
    span,
    status: fc.constantFrom(...STATUSES),
    tags: fc.oneof(
      { weight: 8, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: some(TAGS, 1) },
    ),
    /** A second record of the same kind and city, beside or over the first. */
    twin: fc.option(fc.tuple(fc.integer({ min: -40, max: 40 }), length), { freq: 2 }),
  })
  .map(({ span: own, twin, ...rest }): Omit<LedgerRecord, "id">[] => {
    const first = { ...rest, ...own };
    if (twin === null) return [first];
    const start = dayOf(own.start) + twin[0];
    return [first, { ...first, start: textOf(start), end: textOf(start + twin[1]) }];
  });

/** Out of order on purpose: the lowest id is neither the first nor the numerically lowest. */
const IDS = ["r2", "r10", "b", "a", "r1", "z", "c", "r3", "A", "r20", "y", "x", "w", "v", "u", "t"];

const records: fc.Arbitrary<LedgerRecord[]> = fc
  .array(record, { maxLength: 6 })
  .map((groups) => groups.flat().map((one, index) => ({ ...one, id: IDS[index] ?? `n${index}` })));

const birthDate = fc.oneof(
  fc.constantFrom("2004-02-29", "2000-02-29", "2002-02-28", "2002-03-01", "1990-02-03"),
  day.map((text) => `${Number(text.slice(0, 4)) - 18}${text.slice(4)}`).filter(real),
);

function real(text: string): boolean {
  return textOf(dayOf(text)) === text;
}

const attributes = fc.record(
  {
    education: fc.constantFrom("none", "bachelor", "master", null),
    hours: fc.constantFrom(0, 9, 10, 20, 21, null),
    clean: fc.constantFrom(true, false, null),
  },
  { requiredKeys: [] },
);

const plan = fc.array(
  fc
    .record({ kind: fc.constantFrom(...KINDS), city, span })
    .map(({ span: own, ...rest }) => ({ ...rest, ...own })),
  { maxLength: 2 },
);

export const caseOf: fc.Arbitrary<Case> = fc.record(
  {
    destination: city,
    assessmentDate: fc.oneof(
      { weight: 2, arbitrary: day },
      { weight: 3, arbitrary: day.filter((text) => text >= "2022") },
    ),
    evidence: fc.constantFrom<"verified" | "declared">("verified", "declared"),
    person: fc.record({ birthDate, attributes }, { requiredKeys: [] }),
    records,
    plan,
  },
  { requiredKeys: ["destination", "assessmentDate", "records"] },
);
