import { createHash } from "node:crypto";

/** §2: "held as an integer number of 1/10000". */
export const SCALE = 10_000n;

/** A decimal string as a number of 1/10000, rounded down (shares and coefficients are never negative). */
export function amountOf(decimal: string): bigint {
  const [whole = "0", fraction = ""] = decimal.split(".");
  return BigInt(whole) * SCALE + BigInt(fraction.padEnd(4, "0").slice(0, 4));
}

/** §9: "decimal strings without trailing zeros". */
export function textOfAmount(amount: bigint): string {
  const sign = amount < 0n ? "-" : "";
  const digits = (amount < 0n ? -amount : amount).toString().padStart(5, "0");
  const fraction = digits.slice(-4).replace(/0+$/, "");
  return sign + digits.slice(0, -4) + (fraction === "" ? "" : `.${fraction}`);
}

/** §2: "In day units it is ceil(months × 365 / 12) days; in month units it is the number itself." */
export function thresholdOf(months: number, unit: "day" | "month"): bigint {
  return unit === "month" ? BigInt(months) : (BigInt(months) * 365n + 11n) / 12n;
}

export function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

export function sum(amounts: Iterable<bigint>): bigint {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

/** RFC 8785 for values that came from JSON: keys in UTF-16 order, numbers and strings as ECMAScript writes them. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

export function sha256(value: unknown): string {
  return createHash("sha256").update(canonical(value), "utf8").digest("hex");
}
