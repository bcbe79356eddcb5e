import { createHmac, createPublicKey } from "node:crypto";
import { deflateSync } from "node:zlib";
import { encode } from "@digitalbazaar/base45";
import { digestOf } from "@/lib/permits/credential/encoding";
import { generateKey, signatureOf } from "@/lib/permits/credential/keys";
import { QR_DICTIONARY } from "@/lib/permits/credential/qr-dictionary";
import { qrTextOf } from "@/lib/permits/credential/qr-text";
import {
  cardOf,
  city,
  DAY,
  holder,
  INDEX,
  ISS,
  LIST_URI,
  later,
  NOW,
  permitOf,
  shownAt,
  signing,
} from "./credential-world";

/** Permits and cards made wrong in every way that is known, each beside its name; none of them is ever VALID. */

type Made = string | Promise<string>;

export const permit = await permitOf();
export const shown = await shownAt(permit);
export const card = await cardOf();
const attacker = await generateKey();

const code = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const parsed = (part: string | undefined) => JSON.parse(Buffer.from(part ?? "", "base64url").toString());

/** The presentation with its issuer's part made anew: other header, other payload, signed by this key. */
export async function remade(
  { header = {}, payload = {}, key = city }: { header?: object; payload?: object; key?: typeof city },
  token = shown,
): Promise<string> {
  const [jws = "", ...rest] = token.split("~");
  const [head, content] = jws.split(".");
  const signed = `${code({ ...parsed(head), ...header })}.${code({ ...parsed(content), ...payload })}`;
  const signature = Buffer.from(await signatureOf(signed, signing(key))).toString("base64url");
  return [`${signed}.${signature}`, ...rest].join("~");
}

/** With a proof of the holder's over whatever it has become. */
export async function proven(
  token: string,
  changes: object = {},
  header: object = {},
  key = holder,
): Promise<string> {
  const shownPart = token.slice(0, token.lastIndexOf("~") + 1);
  const claims = {
    iat: NOW.getTime() / 1000,
    aud: "urn:hutong:permit-check",
    nonce: "n",
    sd_hash: digestOf(shownPart),
    ...changes,
  };
  const signed = `${code({ typ: "kb+jwt", alg: "ES256", ...header })}.${code(claims)}`;
  return `${shownPart}${signed}.${Buffer.from(await signatureOf(signed, signing(key))).toString("base64url")}`;
}

const [jws = "", ...pieces] = shown.split("~");
const [header = "", payload = "", signature = ""] = jws.split(".");
const disclosures = pieces.slice(0, -1);
const proof = pieces.at(-1) ?? "";
const again = (newJws: string, opened = disclosures) => [newJws, ...opened, proof].join("~");
const withBit = (text: string, at: number) => {
  const bytes = Buffer.from(text, "base64url");
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString("base64url");
};
/** The same bytes with an unused bit of the last character set: what lenient decoders let pass. */
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const nonCanonical = (text: string) => text.slice(0, -1) + ALPHABET[ALPHABET.indexOf(text.slice(-1)) + 1];

/** HS256 with the city's public key as the secret, in the spellings an attacker would try. */
function hs256(): string[] {
  const key = createPublicKey({ key: city.publicJwk, format: "jwk" });
  const secrets = [
    key.export({ type: "spki", format: "pem" }),
    key.export({ type: "spki", format: "der" }),
    JSON.stringify(city.publicJwk),
  ];
  return secrets.map((secret) => {
    const signed = `${code({ ...parsed(header), alg: "HS256" })}.${payload}`;
    return again(`${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`);
  });
}

export const packed = (bytes: Uint8Array) =>
  `HT1:${encode(new Uint8Array(deflateSync(bytes, { dictionary: QR_DICTIONARY })))}`;

export const CORPUS: Record<string, Made[]> = {
  nothing: ["", " ", "\n", "~", "~~", ".", "..", "...", "HT1:", "HT1: ", "hello world", "HC1:NCF"],
  "cut off anywhere": Array.from({ length: 40 }, (_, at) =>
    shown.slice(0, Math.floor((shown.length * at) / 40)),
  ),
  "cut off anywhere, as a QR code": Array.from({ length: 40 }, (_, at) =>
    qrTextOf(shown).slice(0, (qrTextOf(shown).length * at) / 40),
  ),
  "a bit of the header, the payload or the signature": [
    again(`${withBit(header, 9)}.${payload}.${signature}`),
    again(`${header}.${withBit(payload, 30)}.${signature}`),
    again(`${header}.${payload}.${withBit(signature, 63)}`),
    again(`${header}.${payload}.${withBit(signature, 0)}`),
  ],
  "a bit of a disclosure or of the proof": [
    again(
      jws,
      disclosures.map((one) => withBit(one, 6)),
    ),
    [jws, ...disclosures, `${proof.slice(0, -3)}AAA`].join("~"),
  ],
  "signed by another key under the city's key's name": [remade({ key: { ...attacker, kid: city.kid } })],
  "signed by another key under its own name": [remade({ header: { kid: attacker.kid }, key: attacker })],
  "signed by another key that it brings along": [
    remade({
      header: { jwk: attacker.publicJwk },
      key: attacker,
    }),
  ],
  "a header that asks for more": [
    remade({ header: { crit: ["b64"], b64: false } }),
    remade({ header: { x5c: [] } }),
    remade({ header: { kid: 7 } }),
    remade({ header: { jku: "https://attacker.example" } }),
  ],
  "no algorithm": [
    again(`${code({ ...parsed(header), alg: "none" })}.${payload}.`),
    again(`${code({ ...parsed(header), alg: "none" })}.${payload}.${signature}`),
    again(`${code({ ...parsed(header), alg: "None" })}.${payload}.${signature}`),
    again(`${code({ typ: "dc+sd-jwt" })}.${payload}.${signature}`),
  ],
  "HS256 with the public key": hs256(),
  "other algorithms": ["ES384", "RS256", "EdDSA", "es256", ["ES256"], null].map((alg) =>
    again(`${code({ ...parsed(header), alg })}.${payload}.${signature}`),
  ),
  "the wrong type": ["JWT", "vc+sd-jwt", "hutong-card+jwt", "statuslist+jwt", "kb+jwt", undefined].map(
    (typ) => again(`${code({ ...parsed(header), typ })}.${payload}.${signature}`),
  ),
  "a card for a permit and a permit for a card": [
    jws,
    `${card}~`,
    `${card}~~`,
    [card, ...disclosures, proof].join("~"),
  ],
  "not canonical base64url": [
    again(`${header}.${payload}.${nonCanonical(signature)}`),
    again(`${header}=.${payload}.${signature}`),
    again(`${header}.${payload}.${signature}==`),
    again(`${header}.${payload}.${signature.replace("_", "/")}+`),
    again(`${header}.${payload}\n.${signature}`),
    again(
      jws,
      disclosures.map((one) => `${one}=`),
    ),
    [jws, ...disclosures, nonCanonical(proof)].join("~"),
  ],
  "disclosures twice, unasked, emptied or by another name": [
    proven(again(jws, [...disclosures, ...disclosures.slice(0, 1)])),
    proven(again(jws, [...disclosures, code(["salt", "name", "王小明"])])),
    proven(again(jws, disclosures.slice(1))),
    proven(again(jws, [...disclosures, ""])),
    proven(again(jws, [...disclosures, code(["salt", "__proto__", {}])])),
    proven(again(jws, [...disclosures, code(["salt", "name"])])),
    proven(again(jws, [...disclosures, code({})])),
    proven(
      again(
        jws,
        Array.from({ length: 65 }, (_, at) => code(["salt", `n${at}`, 1])),
      ),
    ),
  ],
  "another hash for the disclosures": [
    remade({ payload: { _sd_alg: "sha-512" } }),
    remade({ payload: { _sd_alg: undefined } }),
  ].map((one) => one.then((token) => proven(token))),
  "a digest that stands twice": [
    remade({
      payload: { _sd: [...parsed(payload)._sd, parsed(payload)._sd[0]] },
    }).then((token) => proven(token)),
  ],
  "signed by the city, but no permit": [
    remade({ payload: { vct: "urn:hutong:library-card:1" } }),
    remade({ payload: { exp: "never" } }),
    remade({ payload: { exp: 1e300 } }),
    remade({ payload: { iat: null } }),
    remade({ payload: { status: undefined } }),
    remade({ payload: { status: { status_list: { idx: -1, uri: "https://hutong.example" } } } }),
    remade({ payload: { cnf: undefined } }),
    remade({ payload: { cnf: { jwk: { ...holder.publicJwk, x: "AAAA" } } } }),
  ].map((one) => one.then((token) => proven(token))),
  "of another issuer": [remade({ payload: { iss: "https://hutong.example/issuers/110000" } })],
  "a proof by another key, of another type, for others, or of another time": [
    proven(shown, {}, {}, attacker),
    proven(shown, {}, { typ: "JWT" }),
    proven(shown, {}, { alg: "none" }),
    proven(shown, {}, { jwk: attacker.publicJwk }, attacker),
    proven(shown, { aud: "https://library.example" }),
    proven(shown, { aud: ["urn:hutong:permit-check"] }),
    proven(shown, { nonce: "" }),
    proven(shown, { sd_hash: "AAAA" }),
    proven(shown, { iat: NOW.getTime() / 1000 - 181 }),
    proven(shown, { iat: NOW.getTime() / 1000 + 61 }),
    proven(shown, { iat: NOW.getTime() }),
    proven(shown, { iat: "now" }),
  ],
  "replayed with the proof of another showing": [
    permitOf()
      .then((other) => shownAt(other))
      .then((other) => [jws, ...disclosures, other.split("~").at(-1)].join("~")),
  ],
  "without a proof": [permit, again(jws).slice(0, -proof.length)],
  "expired, not begun, suspended or revoked": [
    permitOf({ expiresAt: later(-DAY) }),
    permitOf({ validFrom: later(DAY) }),
    permitOf({ status: { uri: LIST_URI, index: INDEX + 1 } }),
    permitOf({ status: { uri: LIST_URI, index: INDEX + 2 } }),
    permitOf({ status: { uri: `${ISS}/status/2`, index: INDEX } }),
    permitOf({ issuedAt: later(-500 * DAY) }),
  ].map((one) => one.then((token) => shownAt(token))),
  "cards changed or past their end": [
    remade({ payload: { name: "李四" }, key: { ...attacker, kid: city.kid } }, card),
    remade({ payload: { extra: 1, exp: 1 } }, card),
    cardOf({ expiresAt: later(-DAY) }),
    cardOf({ status: { uri: "https://hutong.example/elsewhere", index: 1 } }),
  ],
  "far too large": [
    "A".repeat(40_000),
    `HT1:${"A".repeat(5_000)}`,
    again(jws, [code(["s", "n", "x".repeat(40_000)])]),
  ],
  "small but unpacking to something huge": [
    packed(new Uint8Array(3_000_000)),
    packed(new Uint8Array(9_000).fill(65)),
  ],
  "QR codes that do not hold together": [
    packed(new Uint8Array()),
    packed(Uint8Array.from([2, 0, 1, 1])),
    packed(Uint8Array.from([9, 0, 1, 1, 0, 1, 1, 0, 1, 1])),
    packed(Uint8Array.from([1, 0, 1, 123, 0, 2, 1, 48, 0, 1, 1])),
    // Two disclosures that each stand for the other's digest.
    packed(Uint8Array.from([1, 0, 1, 123, 0, 2, 1, 48, 0, 1, 1, 0, 2, 1, 49, 0, 2, 1, 48])),
    `HT1:${encode(new Uint8Array([...deflateSync(new Uint8Array(8), { dictionary: QR_DICTIONARY }), 0]))}`,
    `${qrTextOf(shown)}AB`,
    qrTextOf(shown).toLowerCase(),
    qrTextOf(shown).replace(/.$/, "你"),
  ],
};
