/**
 * Exact amounts: docs/rules-semantics.md §2. Credits are integers of 1/10000, points integers of 1/100.
 * The largest credit is 3.7 million days at 10, under 4 × 10^11 ten-thousandths: safe in a double's integers.
 * Points are BigInt: an attribute may be any safe integer, and is multiplied.
 */
import type { Decimal, Unit } from "./types";

/** Ten-thousandths in one unit, and in the coefficient 1. */
export const SCALE = 10_000;

/** A point is held in hundredths. */
export const POINT_PLACES = 2;

/** A threshold, cap or window in months, in the measure's own units. */
export function unitsOfMonths(months: number, unit: Unit): number {
  // ceil(months × 365 / 12) without a fraction.
  return unit === "month" ? months : Math.floor((months * 365 + 11) / 12);
}

/** A decimal as an integer of 1/10^places; the decimal has at most that many places. */
export function scaled(decimal: Decimal, places: number): number {
  const negative = decimal.startsWith("-");
  const [whole = "0", fraction = ""] = (negative ? decimal.slice(1) : decimal).split(".");
  const value = Number(whole + fraction.padEnd(places, "0"));
  return negative && value !== 0 ? -value : value;
}

/** A decimal of any length as an exact fraction. */
export function fractionOf(decimal: Decimal): { over: bigint; under: bigint } {
  const [whole = "0", fraction = ""] = decimal.split(".");
  return { over: BigInt(whole + fraction), under: 10n ** BigInt(fraction.length) };
}

/** The quotient rounded towards minus infinity; `under` is positive. */
export function floorDivide(over: bigint, under: bigint): bigint {
  const quotient = over / under;
  return over % under < 0n ? quotient - 1n : quotient;
}

export function least(a: bigint, b: bigint | null): bigint {
  return b === null || a < b ? a : b;
}

/** At least one. */
export function greatest(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => (a > b ? a : b));
}

/** Points as a decimal string without trailing zeros. */
export function pointsText(points: bigint): Decimal {
  const sign = points < 0n ? "-" : "";
  const digits = String(points < 0n ? -points : points).padStart(POINT_PLACES + 1, "0");
  const rest = digits.slice(-POINT_PLACES).replace(/0+$/, "");
  return `${sign}${digits.slice(0, -POINT_PLACES)}${rest === "" ? "" : `.${rest}`}`;
}

/** An integer of 1/scale as a decimal string without trailing zeros. */
export function decimalText(value: number, scale: number): Decimal {
  const size = Math.abs(value);
  const whole = Math.floor(size / scale);
  const rest = size - whole * scale;
  const sign = value < 0 ? "-" : "";
  if (rest === 0) return `${sign}${whole}`;
  const places = String(scale).length - 1;
  return `${sign}${whole}.${String(rest).padStart(places, "0").replace(/0+$/, "")}`;
}
