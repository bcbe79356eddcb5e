import { z } from "zod";

/**
 * A city's list of rights, as data: which services and conveniences a residence permit opens there, to permits of
 * which cities, after how long (docs/permit-recognition.md). One document a city and version.
 */

/** Decree 663 art. 12: what a city owes the holders of its own permits, first the three rights, then the six services. */
export const SERVICES = [
  "EMPLOYMENT",
  "SOCIAL_INSURANCE",
  "HOUSING_FUND",
  "COMPULSORY_EDUCATION",
  "PUBLIC_EMPLOYMENT_SERVICE",
  "PUBLIC_HEALTH",
  "CULTURE_AND_SPORT",
  "LEGAL_AID",
  "OTHER_SERVICE",
] as const;

/** Decree 663 art. 13: the seven conveniences. */
export const CONVENIENCES = [
  "EXIT_ENTRY_DOCUMENTS",
  "IDENTITY_CARD",
  "VEHICLE_REGISTRATION",
  "DRIVING_LICENCE",
  "PROFESSIONAL_EXAM",
  "BIRTH_REGISTRATION",
  "OTHER_CONVENIENCE",
] as const;

/** Their texts are `permit-rights.codes.<code>` of the messages. */
export const DECREE_CODES = [...SERVICES, ...CONVENIENCES] as const;
export type DecreeCode = (typeof DECREE_CODES)[number];

/** A signed permit holds at most so many codes of one city (lib/permits/credential/claims.ts). */
export const MAX_CODES = 40;

/** A code of a city's own, which brings its texts along. */
export const OWN_CODE = /^OWN_[A-Z0-9_]{1,30}$/;

export function isDecreeCode(code: string): code is DecreeCode {
  return DECREE_CODES.some((known) => known === code);
}

const words = z.strictObject({ en: z.string().min(1).max(60), zh: z.string().min(1).max(60) });
const cityCode = z.string().regex(/^\d{6}(\d{3})?$/);

/** Whose permits an entry is for. ZONE: of the zone's members that recognise this city's permits in turn. */
const permitsSchema = z.discriminatedUnion("of", [
  z.strictObject({ of: z.literal("OWN") }),
  z.strictObject({ of: z.literal("CITIES"), cities: z.array(cityCode).min(1).max(60) }),
  z.strictObject({ of: z.literal("ZONE"), zone: z.string().regex(/^[a-z0-9-]{1,60}$/) }),
  z.strictObject({ of: z.literal("ANY") }),
]);

const basisSchema = z.strictObject({
  /** LAW: a text in force. SAMPLE: issued by nobody, and never shown as law. */
  mark: z.enum(["LAW", "SAMPLE"]),
  title: z.string().min(1).max(200),
  clause: z.string().min(1).max(60).nullable(),
});

const entrySchema = z.strictObject({
  code: z.string().refine((code) => isDecreeCode(code) || OWN_CODE.test(code)),
  permits: permitsSchema,
  /** Months held, as `permitYears` counts the cumulative months of permits of the city that issued this one. */
  afterMonths: z.int().min(0).max(240),
  /** The first day on which the entry holds; null: from the version's own day. */
  from: z.iso.date().nullable(),
  basis: basisSchema,
});

export const permitRightsSchema = z
  .strictObject({
    format: z.literal("permit-rights/1"),
    city: cityCode,
    /** What the city calls the services it adds, by their codes. */
    own: z.record(z.string().regex(OWN_CODE), words),
    entries: z.array(entrySchema).min(1).max(400),
  })
  .refine(({ own, entries }) => entries.every(({ code }) => isDecreeCode(code) || Object.hasOwn(own, code)), {
    message: "an entry of the city's own has no texts",
  })
  .refine(({ own }) => DECREE_CODES.length + Object.keys(own).length <= MAX_CODES, {
    message: "a signed permit cannot hold so many codes",
  });

export type PermitRights = z.infer<typeof permitRightsSchema>;
export type RightsEntry = z.infer<typeof entrySchema>;
export type RightsPermits = RightsEntry["permits"];
export type RightsBasis = z.infer<typeof basisSchema>;

/** Throws where the document is not one. */
export function permitRightsFromValue(value: unknown): PermitRights {
  return permitRightsSchema.parse(value);
}

const DECREE =
  "居住证暂行条例（国务院令第663号） / Interim Regulations on Residence Permits (State Council Decree 663)";

/** What the decree gives the holder of a city's own permit in that city: everything, at once. */
export function lawfulEntries(): RightsEntry[] {
  const entry = (code: DecreeCode, clause: string): RightsEntry => ({
    ...{ code, permits: { of: "OWN" }, afterMonths: 0, from: null },
    basis: { mark: "LAW", title: DECREE, clause },
  });
  return [
    ...SERVICES.map((code) => entry(code, "第十二条 / art. 12")),
    ...CONVENIENCES.map((code) => entry(code, "第十三条 / art. 13")),
  ];
}

/** The rights in a city that has published none of its own: the decree's, to its own permits alone. */
export function nationalRights(city: string): PermitRights {
  return { format: "permit-rights/1", city, own: {}, entries: lawfulEntries() };
}
