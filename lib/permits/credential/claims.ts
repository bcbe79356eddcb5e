// As a namespace here and beside: a bundler then leaves out what is not used, two thirds of the library.
import * as z from "zod";
import { publicJwk } from "./keys";

/** What a signed permit says. Both sides use these: what is issued is checked with what will check it. */

export const PERMIT_TYPE = "dc+sd-jwt";
export const CARD_TYPE = "hutong-card+jwt";
export const PROOF_TYPE = "kb+jwt";
/** The kind of credential, whoever runs the product (draft-ietf-oauth-sd-jwt-vc §3.2.2.1). */
export const PERMIT_VCT = "urn:hutong:residence-permit:1";

const day = z.iso.date();
const text = z.string().min(1).max(300);
/** Whole seconds, up to the year 9999: later ones are no instant that JavaScript could show. */
export const seconds = z.int().min(0).max(253_402_300_799);

/** "Resident for at least N years", for these N. */
export const YEARS_STATED = [1, 2, 3, 5, 7, 10] as const;

/** The nine items of Decree 663 art. 4 (docs/domain.md §1.1); the photo as its SHA-256. */
const person = z.strictObject({
  name: text,
  sex: z.enum(["MALE", "FEMALE"]),
  ethnicity: text,
  bornOn: day,
  idNumber: z.string().regex(/^\d{17}[\dX]$/),
  photoSha256: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  registeredAddress: text,
  residenceAddress: text,
  issued: z.strictObject({ by: text, on: day }),
});
export type Person = z.infer<typeof person>;
export type PersonItem = keyof Person;

const rights = z.strictObject({ on: day, codes: z.array(z.string().regex(/^[A-Z0-9_]{1,40}$/)).max(40) });
const code = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
/** The last character may be one of Crockford's five check symbols (lib/check-code.ts). */
const permitNumber = z.string().regex(/^[0-9A-Z*~$=-]{1,40}$/);

/** What a holder may show or keep to themselves, item by item. Each statement carries the day on which it was made. */
const shown = z.strictObject({
  permitNumber: permitNumber.optional(),
  person: person.partial().optional(),
  /** "Holds a valid permit in this zone." */
  zones: z.record(code, day).optional(),
  years: z.partialRecord(z.enum(YEARS_STATED.map(String)), day).optional(),
  /** By city, the services and conveniences that the permit carried there on that day. */
  rights: z.record(z.string().regex(/^\d{6}$/), rights).optional(),
});
export type Shown = z.infer<typeof shown>;

const statusReference = z.strictObject({
  status_list: z.strictObject({ idx: z.int().min(0), uri: z.url() }),
});

/** What everybody sees who is shown anything: which city signed, when, until when, and where its status stands. */
const open = { iss: z.url(), iat: seconds, nbf: seconds, exp: seconds, status: statusReference };

export const permitClaims = shown.extend({
  ...open,
  vct: z.literal(PERMIT_VCT),
  cnf: z.strictObject({ jwk: z.strictObject(publicJwk.shape) }),
});
export type PermitClaims = z.infer<typeof permitClaims>;

/** The printed card: who it names, and the number on its face. Its holder proves themselves by face and papers. */
export const cardClaims = z.strictObject({ ...open, permitNumber, name: text });
export type CardClaims = z.infer<typeof cardClaims>;

/** The holder's proof (RFC 9901 §4.3). */
export const proofClaims = z.strictObject({
  iat: seconds,
  aud: z.string(),
  nonce: z.string().min(1).max(200),
  sd_hash: z.string(),
});
export type ProofClaims = z.infer<typeof proofClaims>;
