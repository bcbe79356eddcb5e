import fc from "fast-check";
import type { Indicator, Measure, OwnTable, PointsTable } from "./document";

/** Points tables of docs/rules-semantics.md §7: `main` is a table, or the best of two; `spare` is there for `bestOf`. */

const AMOUNTS = ["-3", "-0.01", "0", "0.01", "0.33", "0.5", "1.25", "3", "7.5", "20"];
const amount = fc.constantFrom(...AMOUNTS);
const cap = fc.constantFrom(null, null, null, "-1", "0", "2.5", "10", "60");
const id = fc.constant("");

const bandsOf = fc.uniqueArray(fc.record({ from: fc.integer({ min: -5, max: 40 }), points: amount }), {
  maxLength: 4,
  selector: (band) => band.from,
});

function indicator(measure: fc.Arbitrary<Measure>): fc.Arbitrary<Indicator> {
  const measures = measure.chain((first) =>
    fc.record({
      measure: fc.constant(first),
      // "another measure in the same unit".
      atMost: fc.option(
        measure.map((second) => ({ ...second, unit: first.unit })),
        { freq: 2 },
      ),
    }),
  );
  const duration = fc
    .record({
      measures,
      per: fc.constantFrom(1, 2, 5, 7, 12),
      points: amount,
      rounding: fc.constantFrom<"floor" | "exact">("floor", "exact"),
      cap,
    })
    .map(({ measures: both, ...rest }) => ({ id: "", type: "duration" as const, ...both, ...rest }));
  const choice = fc.constantFrom(
    { attribute: "education", values: ["bachelor", "master"] },
    { attribute: "clean", values: ["true", "false"] },
  );
  return fc.oneof(
    { weight: 4, arbitrary: duration },
    {
      weight: 2,
      arbitrary: fc.record({ choice, first: amount, second: amount, cap }).map((one) => ({
        id: "",
        type: "choice" as const,
        attribute: one.choice.attribute,
        points: Object.fromEntries(one.choice.values.map((v, i) => [v, i === 0 ? one.first : one.second])),
        cap: one.cap,
      })),
    },
    fc.record({
      id,
      type: fc.constant<"bands">("bands"),
      of: fc.constant<"age">("age"),
      bands: bandsOf,
      cap,
    }),
    fc.record({
      id,
      type: fc.constant<"bands">("bands"),
      attribute: fc.constant("hours"),
      bands: bandsOf,
      cap,
    }),
    fc.record({ id, type: fc.constant<"bands">("bands"), measure, bands: bandsOf, cap }),
    fc.record({
      id,
      type: fc.constant<"count">("count"),
      attribute: fc.constant("hours"),
      per: fc.constantFrom(1, 3, 10),
      points: amount,
      cap,
    }),
  );
}

const IDS = ["a", "b", "c", "d", "e"];

function table(measure: fc.Arbitrary<Measure>): fc.Arbitrary<OwnTable> {
  return fc
    .array(indicator(measure), { minLength: 1, maxLength: IDS.length })
    .map((list) => list.map((one, index) => ({ ...one, id: IDS[index] ?? "" })))
    .chain((indicators) =>
      fc.record({
        indicators: fc.constant(indicators),
        // Some indicators in no group: those count for nothing.
        groups: fc
          .array(
            fc.record({
              id,
              indicators: fc.subarray(indicators.map((one) => one.id)),
              mode: fc.constantFrom<"sum" | "max">("sum", "max"),
              cap,
            }),
            { minLength: 1, maxLength: 3 },
          )
          .map((groups) => groups.map((group, index) => ({ ...group, id: `g${index}` }))),
        multiplier: fc.option(
          fc.constantFrom<NonNullable<OwnTable["multiplier"]>[]>(
            { attribute: "clean", values: { true: "1.30" } },
            { attribute: "clean", values: { true: "0", false: "0.333" } },
            { attribute: "education", values: { master: "1.005" } },
          ),
        ),
        cap,
      }),
    );
}

export function pointsTables(measure: fc.Arbitrary<Measure>): fc.Arbitrary<Record<string, PointsTable>> {
  const own = table(measure);
  return fc.oneof(
    { weight: 3, arbitrary: fc.record({ main: own }) },
    {
      weight: 1,
      arbitrary: fc.record({
        main: fc.constantFrom<PointsTable[]>({ bestOf: ["spare", "other"] }, { bestOf: ["other"] }),
        spare: own,
        other: own,
      }),
    },
  );
}

export const pointsRequirement = fc
  .constantFrom("-1", "0", "0.01", "1", "2.5", "5", "10", "60")
  .map((min) => ({ type: "points" as const, table: "main", min }));
