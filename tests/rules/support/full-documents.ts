import { type Bundle, type Case, parseBundle, parseCase } from "@/lib/rules";

// One bundle and one case in which every field of docs/rules-semantics.md §9 stands, optional ones included.

const NAME = `{ "en": "x", "zh": "某" }`;
const MEASURE = `"kinds": ["residence", "employment"], "scope": "zone", "unit": "month", "convert": true,
  "resetAfterGap": 2, "until": "previousMonth", "window": 24, "notDuring": ["study"]`;

export const FULL_CASE_TEXT = `{
  "destination": "310000", "assessmentDate": "2026-11-23", "evidence": "declared",
  "person": { "birthDate": "1990-02-03", "attributes": { "education": "bachelor", "hours": 40, "clean": true } },
  "records": [
    { "id": "r1", "kind": "residence", "city": "320500", "start": "2019-03-01", "end": "2020-02-29", "status": "verified", "tags": ["backPaid"] },
    { "id": "r2", "kind": "residence", "city": "310000", "start": "2020-03-01", "end": null, "status": "declared", "tags": [] }
  ],
  "plan": [{ "kind": "residence", "city": "310000", "start": "2027-01-01", "end": "2027-12-31" }]
}`;

export const FULL_BUNDLE_TEXT = `{
  "format": "residence-rules/1",
  "kinds": { "residence": ${NAME}, "employment": ${NAME}, "study": ${NAME} },
  "cities": [
    { "code": "310000", "name": ${NAME}, "tiers": [{ "from": "2014-01-01", "tier": "mega" }, { "from": "2021-01-01", "tier": "super" }] },
    { "code": "371200", "name": ${NAME}, "tiers": [], "successor": { "code": "370100", "from": "2019-01-09", "retroactive": true } },
    { "code": "370100", "name": ${NAME}, "tiers": [{ "from": "2014-01-01", "tier": "mega" }] }
  ],
  "zone": { "id": "zone", "name": ${NAME}, "noticeDays": 30,
            "members": [{ "code": "310000", "recognisedFrom": "2015-01-01", "recognisedUntil": "2040-01-01" }, { "code": "370100" }] },
  "ruleSets": [{
    "version": 1, "effectiveFrom": "2020-04-01", "title": ${NAME}, "standing": "sample", "notes": [${NAME}],
    "legalBasis": [{ "title": "T", "clause": "C", "issued": "2016-08-11", "source": "S" }],
    "countsFrom": "2010-01-01", "excludeTags": ["backPaid"], "monthCounts": "anyDay",
    "valuation": { "tiers": "assessment", "coefficients": "unit" }, "overlap": "best",
    "conversion": { "default": "0.5", "byTier": { "large-1": { "super": "0.8" } }, "byCity": { "320500": { "310000": "0.9" } } },
    "caps": [{ "tier": "small-2", "months": 24 }, { "city": "320500", "months": 60 }, { "elsewhere": true, "months": 48 }],
    "attributes": {
      "education": { "type": "choice", "options": ["none", "bachelor"], "label": ${NAME}, "labels": { "none": ${NAME} } },
      "hours": { "type": "integer", "min": 0, "max": 10000, "label": ${NAME} },
      "clean": { "type": "boolean", "label": ${NAME} }
    },
    "points": {
      "main": {
        "label": ${NAME},
        "indicators": [
          { "id": "years", "label": ${NAME}, "type": "duration", "measure": { ${MEASURE} }, "atMost": { ${MEASURE} }, "per": 12, "points": "3", "rounding": "floor", "cap": "45" },
          { "id": "degree", "type": "choice", "attribute": "education", "points": { "bachelor": "15" }, "cap": null },
          { "id": "age", "type": "bands", "of": "age", "bands": [{ "from": 18, "points": "20" }] },
          { "id": "busy", "type": "bands", "attribute": "hours", "bands": [{ "from": 1, "points": "1" }] },
          { "id": "stay", "type": "bands", "measure": { ${MEASURE} }, "bands": [{ "from": 12, "points": "2" }] },
          { "id": "hours", "type": "count", "attribute": "hours", "per": 50, "points": "2", "cap": "10" }
        ],
        "groups": [{ "id": "all", "label": ${NAME}, "indicators": ["years", "degree"], "mode": "sum", "cap": "100" }],
        "multiplier": { "attribute": "clean", "values": { "true": "1.30" } }, "cap": "120"
      },
      "best": { "label": ${NAME}, "bestOf": ["main"] }
    },
    "pathways": [
      { "id": "long", "appliesTo": { "cities": ["310000"] }, "title": ${NAME}, "allowedBy": { "title": "T", "clause": "C" },
        "requirements": [
          { "id": "now", "type": "current", "kinds": { "anyOf": ["residence"] }, "scope": "destination", "unit": "day", "convert": false },
          { "id": "years", "type": "credited", ${MEASURE}, "months": 84, "maxShareElsewhere": "0.5" },
          { "id": "grown", "type": "age", "min": 18, "max": 60 },
          { "id": "clean", "type": "attribute", "attribute": "clean", "in": [true] },
          { "id": "busy", "type": "attribute", "attribute": "hours", "min": 1, "max": 9 },
          { "id": "points", "type": "points", "table": "main", "min": "60" },
          { "id": "either", "type": "any", "requirements": [{ "id": "part", "type": "age", "min": 18 }] }
        ] },
      { "id": "short", "appliesTo": { "tiers": ["super"] }, "title": ${NAME},
        "requirements": [{ "id": "one", "type": "credited", "kinds": ["residence"], "scope": { "tiers": ["super"] }, "unit": "day", "convert": true, "months": 1 },
                         { "id": "two", "type": "credited", "kinds": ["residence"], "scope": { "cities": ["310000"] }, "unit": "day", "convert": true, "months": 1 }] }
    ],
    "examples": [{ "title": "E", "case": ${FULL_CASE_TEXT}, "expect": { "eligible": false, "firstEligibleDate": "2034-01-01" } }]
  }]
}`;

export const FULL_BUNDLE: Bundle = parseBundle(FULL_BUNDLE_TEXT);
export const FULL_CASE: Case = parseCase(FULL_CASE_TEXT);
