import { isPart, type Part, unbase64 } from "./jws";

/** What a permit, a card and a proof may say, by hand. */

type Check = (value: unknown) => boolean;

/** An object with these members and no others; those that end in "?" may be missing. */
const shaped =
  (members: Record<string, Check>): Check =>
  (value) => {
    if (!isPart(value)) return false;
    const known = new Map(Object.entries(members).map(([name, check]) => [name.replace("?", ""), check]));
    const isNamed = (name: string) => value[name] !== undefined || !(name in members);
    return (
      Object.entries(value).every(([name, inner]) => known.get(name)?.(inner) === true) &&
      [...known.keys()].every(isNamed)
    );
  };
const each =
  (name: RegExp, check: Check): Check =>
  (value) =>
    isPart(value) && Object.entries(value).every(([key, inner]) => name.test(key) && check(inner));
const like =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === "string" && pattern.test(value);

const seconds: Check = (value) =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 253_402_300_799;
const text = like(/^.{1,300}$/s);
const day: Check = (value) =>
  typeof value === "string" &&
  /^\d{4}-\d\d-\d\d$/.test(value) &&
  new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value;
const url: Check = (value) => typeof value === "string" && URL.canParse(value);
const coordinate: Check = (value) => typeof value === "string" && unbase64(value)?.length === 32;
const permitNumber = like(/^[0-9A-Z*~$=-]{1,40}$/);

const open = {
  iss: url,
  iat: seconds,
  nbf: seconds,
  exp: seconds,
  status: shaped({
    status_list: shaped({ idx: (value) => Number.isSafeInteger(value) && Number(value) >= 0, uri: url }),
  }),
};
const person = shaped({
  "name?": text,
  "sex?": like(/^(MALE|FEMALE)$/),
  "ethnicity?": text,
  "bornOn?": day,
  "idNumber?": like(/^\d{17}[\dX]$/),
  "photoSha256?": like(/^[A-Za-z0-9_-]{43}$/),
  "registeredAddress?": text,
  "residenceAddress?": text,
  "issued?": shaped({ by: text, on: day }),
});
const codes: Check = (value) =>
  Array.isArray(value) && value.length <= 40 && value.every(like(/^[A-Z0-9_]{1,40}$/));

export const isCardContent = shaped({ ...open, permitNumber, name: text });
export const isPermitContent = shaped({
  ...open,
  vct: like(/^urn:hutong:residence-permit:1$/),
  cnf: shaped({
    jwk: shaped({ kty: like(/^EC$/), crv: like(/^P-256$/), x: coordinate, y: coordinate }),
  }),
  "permitNumber?": permitNumber,
  "person?": person,
  "zones?": each(/^[A-Za-z0-9_-]{1,40}$/, day),
  "years?": each(/^(1|2|3|5|7|10)$/, day),
  "rights?": each(/^\d{6}$/, shaped({ on: day, codes })),
});
export const isProofContent = (value: Part) =>
  shaped({ iat: seconds, aud: like(/^/), nonce: like(/^.{1,200}$/s), sd_hash: like(/^/) })(value);
