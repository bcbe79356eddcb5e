import { inflateSync } from "node:zlib";
import { readStatusList, tokenOfQrText, verifyPresentation } from "@/lib/permits/credential";
import { statusIn, statusListFor } from "@/lib/permits/credential/knowledge";
import { OPEN_POLICY } from "@/lib/permits/credential/policy";
import { type Contender, timed } from "../contender";
import type { Part } from "../parts";
import { isSigned, libraryOf } from "./bare";
import type { World } from "./world";

export const BARE = "bare ES256, the same bytes";
const LIBRARY = "@sd-jwt/core 0.19.0, its own verify";
const INFLATE = "bare inflate, the same bytes";

/** Lookups in one run: one takes less than the clock can tell. */
const LOOKUPS = 200_000;

type Check = (at: number) => unknown;

/** Runs a check of one thing after the other; each has to come to the answer that is expected. */
function checking(name: string, amount: number, check: Check): Contender {
  return {
    name,
    amount,
    run: () =>
      timed(async () => {
        for (let at = 0; at < amount; at += 1) {
          if ((await check(at)) !== true) throw new Error(`${name}: number ${at} was not found valid`);
        }
      }),
  };
}

/** The same of what answers at once: awaiting it would be most of what is measured. */
function calling(name: string, amount: number, check: (at: number) => boolean): Contender {
  return {
    name,
    amount,
    run: () =>
      timed(() => {
        for (let at = 0; at < amount; at += 1) {
          if (!check(at)) throw new Error(`${name}: number ${at} was not found valid`);
        }
      }),
  };
}

const isValid = async (text: string, { checker }: World) =>
  (await verifyPresentation(text, checker)).answer === "VALID";

export function permitContenders(world: World): Part<Contender>[] {
  const { permits, cards } = world;
  const library = libraryOf(world.cityKey, world.checker.now);
  const permit = permits.length;
  const bothSigned = (at: number) => permits[at]?.signatures.every(isSigned) === true;
  const cardSigned = (at: number) => cards[at]?.signatures.every(isSigned) === true;
  return [
    {
      title: "a permit that is shown, with its holder's proof (two signatures)",
      bases: [BARE, LIBRARY],
      rows: [
        calling(BARE, permit, bothSigned),
        checking(LIBRARY, permit, async (at) => {
          const { text = "", nonce = "" } = permits[at] ?? {};
          return "kb" in (await library(text, nonce));
        }),
        checking("this check", permit, (at) => isValid(permits[at]?.text ?? "", world)),
        checking("this check, from the QR code's text", permit, (at) =>
          isValid(permits[at]?.qr ?? "", world),
        ),
      ],
    },
    {
      title: "a card (one signature)",
      bases: [BARE],
      rows: [
        calling(BARE, cards.length, cardSigned),
        checking("this check", cards.length, (at) => isValid(cards[at]?.text ?? "", world)),
        checking("this check, from the QR code's text", cards.length, (at) =>
          isValid(cards[at]?.qr ?? "", world),
        ),
      ],
    },
    {
      title: "a QR code's text, as far as the token",
      bases: [BARE],
      rows: [
        calling(BARE, permit, bothSigned),
        calling("a permit with its proof", permit, (at) => isBack(permits[at])),
        calling("a card", cards.length, (at) => isBack(cards[at])),
      ],
    },
    ...statusParts(world),
  ];
}

const isBack = (shown: { qr: string; text: string } | undefined): boolean =>
  shown !== undefined && tokenOfQrText(shown.qr) === shown.text;

function statusParts({ checker, listText, listSignature, indices, cards }: World): Part<Contender>[] {
  const { trustList, statusLists, now } = checker;
  const [list] = statusLists;
  if (trustList === null || list === undefined) throw new Error("a checker without lists");
  const packed = packedIn(listText);
  const { uri, iss } = list;
  return [
    {
      title: "a status list of 2²⁰ places: read, its signature verified, unpacked",
      bases: [BARE, INFLATE],
      rows: [
        calling(BARE, LISTS, () => isSigned(listSignature)),
        calling(INFLATE, LISTS, () => inflateSync(packed).length === list.bytes.length),
        checking("this reading", LISTS, async () => "list" in (await readStatusList(listText, trustList))),
      ],
    },
    {
      title: "one permit's status in a list that was read",
      bases: [BARE],
      rows: [
        calling(BARE, cards.length, (at) => cards[at]?.signatures.every(isSigned) === true),
        calling("this lookup", LOOKUPS, (at) => {
          const index = indices[at % indices.length] ?? 0;
          return (
            statusIn(statusListFor({ uri, iss }, statusLists, trustList), index, now, OPEN_POLICY) === "VALID"
          );
        }),
      ],
    },
  ];
}

const LISTS = 100;

function packedIn(listText: string): Buffer {
  const payload = Buffer.from(listText.split(".")[1] ?? "", "base64url").toString("utf8");
  const { status_list } = JSON.parse(payload) as { status_list: { lst: string } };
  return Buffer.from(status_list.lst, "base64url");
}
