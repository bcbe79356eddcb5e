import {
  type Checker,
  generateKey,
  issuePermit,
  openOccasion,
  type PublicJwk,
  presentPermit,
  qrTextOf,
  readStatusList,
} from "@/lib/permits/credential";
import {
  CHOICE,
  cardOf,
  checkerOf,
  city,
  FACTS,
  issueOf,
  LIST_URI,
  NOW,
  statusesOf,
} from "../../permits/credential-world";
import { type SignedBytes, signedBytes } from "./bare";

/** A zone and five years shown by a holder's phone. */
export interface ShownPermit {
  text: string;
  qr: string;
  nonce: string;
  /** What the city and the holder signed, with the keys at hand. */
  signatures: SignedBytes[];
}

export interface ShownCard {
  text: string;
  qr: string;
  signatures: SignedBytes[];
}

export interface World {
  permits: ShownPermit[];
  cards: ShownCard[];
  checker: Checker;
  /** A whole city's list as it is published. */
  listText: string;
  listSignature: SignedBytes;
  /** Where each permit stands in it. */
  indices: number[];
  cityKey: PublicJwk;
}

/** Every 261st place of a list of 2²⁰ is revoked, and permits stand right behind those. */
const REVOKED = 4000;
const APART = 261;

/** `count` permits of as many holders, and as many cards, all in a list of 2²⁰ places of which some are revoked. */
export async function benchWorld(count: number): Promise<World> {
  const revoked = Array.from({ length: REVOKED }, (_, at) => [at * APART, "REVOKED"] as [number, "REVOKED"]);
  const listText = await statusesOf(revoked);
  const { trustList, now } = await checkerOf();
  const read = await readStatusList(listText, trustList);
  if ("fault" in read) throw new Error(read.fault);
  const indices = Array.from({ length: count }, (_, at) => ((at * 37) % REVOKED) * APART + 1);
  const statusAt = (index: number) => issueOf({ status: { uri: LIST_URI, index } });
  const permits: ShownPermit[] = [];
  const cards: ShownCard[] = [];
  for (const index of indices) {
    const holder = await generateKey();
    const permit = await issuePermit(FACTS, holder.publicJwk, statusAt(index));
    const occasion = openOccasion(NOW);
    const text = await presentPermit(permit, CHOICE, holder.privateJwk, occasion);
    const [jws = "", ...rest] = text.split("~");
    permits.push({
      ...{ text, nonce: occasion.nonce, qr: qrTextOf(text) },
      signatures: [signedBytes(jws, city.publicJwk), signedBytes(rest.at(-1) ?? "", holder.publicJwk)],
    });
    const card = await cardOf(statusAt(index));
    cards.push({ text: card, qr: qrTextOf(card), signatures: [signedBytes(card, city.publicJwk)] });
  }
  return {
    ...{ permits, cards, listText, indices },
    checker: { trustList, statusLists: [read.list], now },
    listSignature: signedBytes(listText, city.publicJwk),
    cityKey: city.publicJwk,
  };
}
