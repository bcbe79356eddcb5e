import { SDJwtInstance } from "@sd-jwt/core";
import {
  PERMIT_TYPE,
  PERMIT_VCT,
  type PermitClaims,
  type Person,
  permitClaims,
  type Shown,
  YEARS_STATED,
} from "./claims";
import { base64url, hasherOfTexts, randomText, secondsOf } from "./encoding";
import { ALGORITHM, type PublicJwk, publicJwk, type SigningKey, signatureOf } from "./keys";

type Day = string;

/** What a city knows of a permit when it signs it. */
export type PermitFacts = {
  permitNumber: string;
  /** Decree 663 art. 4 wants all nine items; what a city has not recorded cannot be shown. */
  person: Partial<Person>;
  /** The zones in which the permit counts. */
  zones: readonly string[];
  /** Whole years of residence on `statedOn`, as the engine counted them. */
  completedYears: number;
  /** The services and conveniences the permit carries, by city code; in its own city at least. */
  rights: Readonly<Record<string, readonly string[]>>;
  /** The day of every statement. */
  statedOn: Day;
};

export type Issue = {
  iss: string;
  key: SigningKey;
  issuedAt: Date;
  /** From when and until when it can be valid: the end of the day on which the next endorsement is due. */
  validFrom: Date;
  expiresAt: Date;
  status: { uri: string; index: number };
};

/** The items of art. 4. */
const PERSON_ITEMS = 9;
/** As many digests of zones as any permit has, so that their number tells nothing. */
const ZONE_PLACES = 4;
/** So that a permit with one city's rights shown still fits the phone's QR code: tests/permits/credential-sizes.test.ts. */
export const MAX_RIGHTS_CITIES = 8;

/** The signed electronic permit, an SD-JWT VC with every disclosure: for the holder alone. Throws for wrong facts. */
export async function issuePermit(facts: PermitFacts, holderKey: PublicJwk, issue: Issue): Promise<string> {
  const claims = permitClaims.parse({
    ...shownBy(facts),
    ...openClaims(issue),
    vct: PERMIT_VCT,
    cnf: { jwk: publicJwk.parse(holderKey) },
  });
  const library = new SDJwtInstance<PermitClaims>({
    signer: async (signed) => base64url(await signatureOf(signed, issue.key)),
    signAlg: ALGORITHM,
    hasher: hasherOfTexts,
    hashAlg: "sha-256",
    saltGenerator: randomText,
  });
  const frame = frameOf(claims);
  return library.issue(claims, frame, { header: { typ: PERMIT_TYPE, kid: issue.key.kid } });
}

/** The end of a day as days are counted here, in Asia/Shanghai, which has kept one offset since 1991. */
export const endOfDay = (day: Day): Date => new Date(`${day}T24:00:00+08:00`);

/** What stands open in the permit and on the card alike. */
export function openClaims({ iss, issuedAt, validFrom, expiresAt, status }: Issue) {
  return {
    iss,
    iat: secondsOf(issuedAt),
    nbf: secondsOf(validFrom),
    exp: secondsOf(expiresAt),
    status: { status_list: { idx: status.index, uri: status.uri } },
  };
}

function shownBy({ permitNumber, person, zones, completedYears, rights, statedOn }: PermitFacts): Shown {
  if (zones.length > ZONE_PLACES || Object.keys(rights).length > MAX_RIGHTS_CITIES) {
    throw new RangeError(`At most ${ZONE_PLACES} zones and the rights in ${MAX_RIGHTS_CITIES} cities`);
  }
  const stated = YEARS_STATED.filter((years) => years <= completedYears);
  return {
    permitNumber,
    person,
    zones: Object.fromEntries(zones.map((zone) => [zone, statedOn])),
    years: Object.fromEntries(stated.map((years) => [String(years), statedOn])),
    rights: Object.fromEntries(
      Object.entries(rights).map(([city, codes]) => [city, { on: statedOn, codes: [...codes] }]),
    ),
  };
}

/**
 * Everything can be shown by itself. Items lie in groups that are disclosed first (RFC 9901 §4.2.6), which keeps the
 * part that is always shown small; decoys fill the groups whose size would tell something.
 */
function frameOf({ person = {}, zones = {}, years = {}, rights = {} }: Shown) {
  const items = (group: object) => Object.keys(group);
  return {
    _sd: ["permitNumber", "person", "zones", "years", "rights"],
    person: { _sd: items(person), _sd_decoy: PERSON_ITEMS - items(person).length },
    zones: { _sd: items(zones), _sd_decoy: ZONE_PLACES - items(zones).length },
    years: { _sd: items(years), _sd_decoy: YEARS_STATED.length - items(years).length },
    rights: { _sd: items(rights) },
  } as never;
}
