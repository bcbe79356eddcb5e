import { describe, expect, it } from "vitest";
import { bundleFromValue, caseFromValue, DocumentError, parseBundle, parseCase } from "@/lib/rules";
import { FULL_BUNDLE, FULL_CASE } from "./support/full-documents";
import { at, doubledText, jsonPath, type Place, placesIn, withValue } from "./support/places-in-json";

// Every field of a full bundle and of a full case, spoilt in every way: never a guess, always a message with a path.

const DOCUMENTS = [
  ["bundle", FULL_BUNDLE, bundleFromValue, parseBundle],
  ["case", FULL_CASE, caseFromValue, parseCase],
] as const;

/** docs/rules-semantics.md §9 and §12: what may be left out, and so may be null. */
const OPTIONAL =
  /^(evidence|tags|plan|person|birthDate|attributes|end|until|window|resetAfterGap|notDuring|atMost|multiplier|legalBasis|noticeDays|allowedBy|successor|recognisedFrom|recognisedUntil|countsFrom|caps|excludeTags|points|examples|byTier|byCity|maxShareElsewhere|cap|firstEligibleDate|standing|notes|issued|source|label|labels)$/;

/** Objects whose keys are data: any key is one more item. */
const MAPS =
  /\.(kinds|attributes|labels|points|values|byTier|byCity)$|\.byTier(\.\w+|\["[^"]+"\])$|\.byCity\["\d+"\]$/;

/** Texts that may say anything, or anything that is not empty. */
const FREE_TEXT =
  /^(en|zh|id|title|clause|source|kind|attribute|table|education)$|^(kinds|anyOf|notDuring|excludeTags|tags|options|bestOf|indicators|in)$/;

/** One of them says which cap, or which places, an object is about. */
const ALTERNATIVES = /^(city|tier|elsewhere|cities|tiers)$/;

function refusal(read: () => unknown): DocumentError | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof DocumentError) return error;
    throw error;
  }
}

/** Whether a refusal is of this place: of the value itself, or of the value it is a part of. */
function isOf(error: DocumentError | null, place: Place): boolean {
  // Of a choice between keys, any of which may be the one left out, another one may be named.
  const own = jsonPath(ALTERNATIVES.test(fieldOf(place)) ? place.slice(0, -1) : place);
  if (error === null || !/^found .*, expected ./s.test(error.message)) return false;
  return error.path === own || own.startsWith(error.path) || error.path.startsWith(own);
}

const fieldOf = (place: Place) => place.findLast((key) => typeof key === "string") ?? "";
const isItem = (place: Place) => typeof place.at(-1) === "number";
const isMapItem = (place: Place) => MAPS.test(jsonPath(place.slice(0, -1)));

/** `points` of a table's rule set is a map, of an indicator a decimal that must be there. */
function mayBeLeftOut(document: unknown, place: Place): boolean {
  if (isMapItem(place)) return true;
  const field = fieldOf(place);
  if (field === "label") return at(document, place.slice(0, -1)) !== null && !isAttribute(place);
  if (field === "points") return typeof at(document, place) === "object" && place.length === 3;
  if (field === "convert") return at(document, [...place.slice(0, -1), "type"]) === "current";
  if (field === "min" || field === "max") return hasOtherBound(document, place) || isAttribute(place);
  return OPTIONAL.test(field);
}

const isAttribute = (place: Place) => place[2] === "attributes";

function hasOtherBound(document: unknown, place: Place): boolean {
  const parent = at(document, place.slice(0, -1)) as Record<string, unknown>;
  return parent.min != null && parent.max != null;
}

describe.each(DOCUMENTS)("a %s", (_name, document, read, parse) => {
  const places = placesIn(document);
  const spoilt = (place: Place, value: unknown) => refusal(() => read(withValue(document, place, value)));
  const accepted = (tried: [Place, unknown][]) =>
    tried
      .filter(([place, value]) => !isOf(spoilt(place, value), place))
      .map(([place, value]) => `${jsonPath(place)} as ${JSON.stringify(value)}`);

  it("is valid as it stands, and has every field", () => {
    expect(refusal(() => read(document))).toBeNull();
    expect(places.length).toBeGreaterThan(20);
  });

  it("is refused without any field that must be there, and by that field's name", () => {
    const required = places.filter((place) => !isItem(place) && !mayBeLeftOut(document, place));
    expect(accepted(required.map((place) => [place, undefined]))).toEqual([]);
  });

  it("is read without any field that may be left out, or with null for it", () => {
    const optional = places.filter(
      (place) => !isItem(place) && !isMapItem(place) && mayBeLeftOut(document, place),
    );
    const refused = optional.flatMap((place) => [spoilt(place, undefined), spoilt(place, null)]);
    expect(
      refused.filter((error) => error !== null).map(({ path, message }) => `${path} ${message}`),
    ).toEqual([]);
  });

  it("is refused with a value of any other type", () => {
    const tried = places.flatMap((place) => {
      const value = at(document, place);
      const others = [true, 7, "?", ["?"], { "?": 1 }, ...(mayBeLeftOut(document, place) ? [] : [null])];
      return others
        .filter((other) => typeOf(other) !== typeOf(value))
        .filter((other) => !isAttributeValue(place, other) && !isKinds(place, other))
        .map((other): [Place, unknown] => [place, other]);
    });
    expect(accepted(tried)).toEqual([]);
  });

  it("is refused with a number out of its range", () => {
    const numbers = places.filter((place) => typeof at(document, place) === "number");
    const wrong = numbers.flatMap((place) => [
      [place, 0.5] as [Place, unknown],
      [place, 2 ** 60] as [Place, unknown],
      ...(mayBeNegative(document, place) ? [] : [[place, -1] as [Place, unknown]]),
      ...(fieldOf(place) === "months" || fieldOf(place) === "window"
        ? [[place, 1201] as [Place, unknown]]
        : []),
    ]);
    expect(accepted(wrong)).toEqual([]);
  });

  it("is refused with a day, a code, a decimal or a word that is none", () => {
    const tried = places.flatMap((place) => {
      const value = at(document, place);
      if (typeof value !== "string") return [];
      return notOneOf(value, fieldOf(place)).map((wrong): [Place, unknown] => [place, wrong]);
    });
    expect(tried.length).toBeGreaterThan(50);
    expect(accepted(tried)).toEqual([]);
  });

  it("is refused with a key that the page does not know, and by that key's name", () => {
    const objects = [[], ...places].filter(
      (place) => typeOf(at(document, place)) === "object" && !MAPS.test(jsonPath(place)),
    );
    const taken = objects.filter((place) => {
      const key = [...place, "unheardOf"];
      return spoilt(key, 1)?.path !== jsonPath(key);
    });
    expect(taken.map(jsonPath)).toEqual([]);
  });

  it("is refused with any key that stands twice in one object", () => {
    const keys = places.filter((place) => !isItem(place));
    const taken = keys.filter((place) => {
      const error = refusal(() => parse(doubledText(document, place)));
      return error?.path !== jsonPath(place) || !error.message.includes("twice");
    });
    expect(taken.map(jsonPath)).toEqual([]);
  });

  it("is refused with an id or a code that stands twice in one list", () => {
    const lists = places.filter((place) => {
      const [first] = [at(document, place)].flat();
      return Array.isArray(at(document, place)) && identityOf(first, fieldOf(place)) !== null;
    });
    expect(lists.length).toBeGreaterThan(0);
    const taken = lists.filter((place) => {
      const list = at(document, place) as object[];
      const identity = identityOf(list[0], fieldOf(place)) ?? "";
      const error = spoilt(place, [...list, structuredClone(list[0])]);
      return error?.path !== jsonPath([...place, list.length, identity]);
    });
    expect(taken.map(jsonPath)).toEqual([]);
  });
});

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : typeof value;
}

/** The value of an attribute is any string, whole number, true or false. */
function isAttributeValue(place: Place, other: unknown): boolean {
  const isValue = (place.at(-2) === "attributes" && place.includes("person")) || place.at(-2) === "in";
  return isValue && (other === null ? place.at(-2) !== "in" : typeof other !== "object");
}

/** Kinds are a list, or an object with a list in it. */
function isKinds(place: Place, other: unknown): boolean {
  return place.at(-1) === "kinds" && place.length > 1 && Array.isArray(other);
}

/** Bands, and integer attributes, may lie below zero; ages may not. */
function mayBeNegative(document: unknown, place: Place): boolean {
  const field = fieldOf(place);
  const { type } = at(document, place.slice(0, -1)) as { type?: string };
  return field === "from" || field === "hours" || ((field === "min" || field === "max") && type !== "age");
}

function identityOf(item: unknown, field: string): string | null {
  if (typeof item !== "object" || item === null || ["plan", "legalBasis", "caps"].includes(field))
    return null;
  return ["id", "code", "version", "from"].find((key) => key in item) ?? null;
}

/** Look-alikes of what a text is. */
function notOneOf(value: string, field: string): string[] {
  if (/^\d{4}-\d\d-\d\d$/.test(value))
    return ["2023-02-29", "1900-02-29", "2023-13-01", "2023-04-31", "0000-01-01", "2023-2-9", "20230209", ""];
  if (/^\d{6}$/.test(value)) return ["31000", "3100000", "31000a", "３１００００", " 310000", ""];
  if (/^-?\d+(\.\d+)?$/.test(value)) return ["1e0", "+1", "01", "1.", ".5", "1,5", " 1", "-", "NaN", ""];
  return FREE_TEXT.test(field) ? [] : ["?", "", value.toUpperCase(), ` ${value}`];
}
