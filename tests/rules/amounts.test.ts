import { describe, expect, it } from "vitest";
import { decimalText, floorDivide, scaled, unitsOfMonths } from "@/lib/rules/amounts";

describe("amounts", () => {
  it.each([
    [60, 1825],
    [6, 183],
    [1, 31],
    [12, 365],
    [84, 2555],
    [0, 0],
    [1200, 36_500],
  ])("%i months are %i days", (months, days) => {
    expect(unitsOfMonths(months, "day")).toBe(days);
    expect(unitsOfMonths(months, "month")).toBe(months);
  });

  it("a threshold in days is the ceiling of months × 365 / 12, for every number of months", () => {
    for (let months = 0; months <= 1200; months += 1) {
      const days = BigInt(unitsOfMonths(months, "day"));
      expect(days * 12n >= BigInt(months) * 365n).toBe(true);
      expect((days - 1n) * 12n < BigInt(months) * 365n).toBe(true);
    }
  });

  it.each([
    ["0.85", 4, 8500],
    ["10", 4, 100_000],
    ["0", 4, 0],
    ["0.0001", 4, 1],
    ["-12.5", 2, -1250],
    ["-0", 2, 0],
    ["1.30", 2, 130],
  ])("%s at %i places is %i", (decimal, places, expected) => {
    expect(Object.is(scaled(decimal, places), expected)).toBe(true);
  });

  it.each([
    [12_775_000, 10_000, "1277.5"],
    [10_000, 10_000, "1"],
    [1, 10_000, "0.0001"],
    [0, 10_000, "0"],
    [-1250, 100, "-12.5"],
    [-5, 100, "-0.05"],
    [100_100, 10_000, "10.01"],
  ])("%i of 1/%i is written %s", (value, scale, expected) => {
    expect(decimalText(value, scale)).toBe(expected);
  });

  it("division goes towards minus infinity", () => {
    expect(floorDivide(-5n, 2n)).toBe(-3n);
    expect(floorDivide(-4n, 2n)).toBe(-2n);
    expect(floorDivide(5n, 2n)).toBe(2n);
  });
});
