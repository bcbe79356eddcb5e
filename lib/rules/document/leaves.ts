/** The single values that documents are made of. An `error` here is the text after "expected". */
import { z } from "zod";
import { isDay } from "../days";
import { TIERS } from "../types";

function leaf<T>(expected: string, is: (value: unknown) => boolean) {
  return z.custom<T>(is, { error: expected });
}

function text(expected: string, is: (value: string) => boolean) {
  return leaf<string>(expected, (value) => typeof value === "string" && is(value));
}

function integer(expected: string, min: number, max: number) {
  return leaf<number>(
    expected,
    (value) => Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max,
  );
}

/** A decimal string of at most so many places, without an exponent, a plus sign or leading zeros. */
function decimal(expected: string, places: number, is: (value: number) => boolean) {
  const form = new RegExp(`^-?(?:0|[1-9]\\d*)(?:\\.\\d{1,${places}})?$`);
  // Only the limits are looked at as a floating-point number: they are far from where it is inexact.
  return text(expected, (value) => form.test(value) && is(Number(value)));
}

/** No string is longer than this: json-value.ts. */
const ANY_PLACES = 2_000;
const ANY_SIZE = Number.MAX_SAFE_INTEGER;

export const string = text("a string", () => true);
export const name = text("a string that is not empty", (value) => value !== "");
export const day = text("a calendar day written YYYY-MM-DD", isDay);
export const cityCode = text("a GB/T 2260 city code of six digits", (value) => /^\d{6}$/.test(value));
export const tier = z.enum(TIERS);
export const boolean = leaf<boolean>("true or false", (value) => typeof value === "boolean");

export const months = integer("a whole number of months from 0 to 1200", 0, 1_200);
export const perMonths = integer("a whole number of months from 1 to 1200", 1, 1_200);
export const whole = integer("a whole number", -ANY_SIZE, ANY_SIZE);
export const count = integer("a whole number, 0 or more", 0, ANY_SIZE);
export const atLeastOne = integer("a whole number, 1 or more", 1, ANY_SIZE);
export const years = integer("a whole number of years from 0 to 1000", 0, 1_000);

export const coefficient = decimal(
  'a decimal string from "0" to "10" with at most 4 decimals',
  4,
  (value) => value >= 0 && value <= 10,
);
export const points = decimal(
  'a decimal string from "-10000" to "10000" with at most 2 decimals',
  2,
  (value) => value >= -10_000 && value <= 10_000,
);
export const share = decimal('a decimal string, "0" or more', ANY_PLACES, (value) => value >= 0);
export const multiplier = decimal(
  'a decimal string from "0" to "10000"',
  ANY_PLACES,
  (value) => value >= 0 && value <= 10_000,
);

export const attributeValue = leaf<string | number | boolean>(
  "a string, a whole number, true or false",
  (value) => typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value),
);

export const bilingual = z.strictObject({ en: string, zh: string });
const issued = text(
  "a day, a month or a year written YYYY-MM-DD, YYYY-MM or YYYY",
  (value) => /^\d{4}(?:-\d{2}){0,2}$/.test(value) && isDay(`${value}${"-01-01".slice(value.length - 4)}`),
);
export const legalBasis = z.strictObject({
  title: string,
  clause: string,
  issued: issued.nullish(),
  source: string.nullish(),
});

/** A map whose keys are data. */
export function mapOf<Key extends z.core.$ZodRecordKey, Value extends z.ZodType>(key: Key, value: Value) {
  return z.record(key, value);
}

/** A list in which no two items have the same key; the later one is named by its `field`. */
export function listWithUnique<T>(item: z.ZodType<T>, field: string, keyOf: (item: T) => string | number) {
  return z.array(item).superRefine((items, context) => {
    const seen = new Set<string | number>();
    items.forEach((one, index) => {
      const key = keyOf(one);
      if (seen.has(key)) {
        const message = `one that no other item of the list has`;
        context.addIssue({ code: "custom", path: [index, field], message });
      }
      seen.add(key);
    });
  });
}
