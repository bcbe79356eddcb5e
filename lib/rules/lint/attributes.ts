/** What an attribute can be, by its definition. */
import type { AttributeDefinition, AttributeRequirement, AttributeValue } from "../types";

type Definitions = Record<string, AttributeDefinition> | null | undefined;

export function definitionOf(definitions: Definitions, attribute: string): AttributeDefinition | null {
  return definitions != null && Object.hasOwn(definitions, attribute)
    ? (definitions[attribute] ?? null)
    : null;
}

/** Whether the attribute can have the value. True of an attribute that is not defined. */
export function canBe(definition: AttributeDefinition | null, value: AttributeValue): boolean {
  switch (definition?.type) {
    case "choice":
      return typeof value === "string" && definition.options.includes(value);
    case "boolean":
      return typeof value === "boolean";
    case "integer":
      return typeof value === "number" && isBetween(value, definition);
    default:
      return true;
  }
}

const WHOLE = /^(?:0|-?[1-9]\d*)$/;

/** As `canBe`, for a value written as the key of an object: "true", "12". */
export function canBeKey(definition: AttributeDefinition | null, key: string): boolean {
  switch (definition?.type) {
    case "boolean":
      return key === "true" || key === "false";
    case "integer":
      return WHOLE.test(key) && isBetween(Number(key), definition);
    default:
      return canBe(definition, key);
  }
}

interface Range {
  min?: number | null;
  max?: number | null;
}

function isBetween(value: number, { min, max }: Range): boolean {
  return (min == null || value >= min) && (max == null || value <= max);
}

/**
 * Whether one value of the attribute meets all of the requirements on it. A value that the definition does not know
 * is found as such (UNKNOWN_VALUE), and is not held against the requirement here.
 */
export function canMeet(
  definition: AttributeDefinition | null,
  requirements: readonly AttributeRequirement[],
): boolean {
  const lists = requirements.flatMap((one) => (one.in == null ? [] : [one.in]));
  const ranges: Range[] = requirements.filter((one) => one.in == null);
  const [first] = lists;
  if (first !== undefined) {
    return first.some(
      (value) =>
        lists.every((list) => list.includes(value)) &&
        (ranges.length === 0 ||
          (typeof value === "number" && ranges.every((range) => isBetween(value, range)))),
    );
  }
  if (ranges.length === 0 || definition === null) return isSpan(ranges);
  return definition.type === "integer" && isSpan([...ranges, definition]);
}

function isSpan(ranges: readonly Range[]): boolean {
  const least = Math.max(...ranges.map(({ min }) => min ?? Number.NEGATIVE_INFINITY));
  const most = Math.min(...ranges.map(({ max }) => max ?? Number.POSITIVE_INFINITY));
  return least <= most;
}
