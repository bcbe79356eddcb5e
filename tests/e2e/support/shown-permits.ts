import type { Choice } from "@/lib/permits/credential/present-permit";
import type { PermitStatus } from "@/lib/permits/credential/status-list";
import {
  cardOf,
  DAY,
  holder,
  INDEX,
  LIST_URI,
  nanjing,
  permitOf,
  shownAt,
  statusesOf,
  trustOf,
} from "../../permits/credential-world";
import type { Publications } from "./permit-office";

/** Permits of Nanjing as they are shown at this minute, and the lists of today. */

const HOUR = 3_600_000;
export const at = (ms = 0) => new Date(Date.now() + ms);

export const ALL: Choice = {
  permitNumber: true,
  person: ["name", "sex", "bornOn"],
  zones: ["yangtze-river-delta"],
  years: [1, 5],
  rights: ["320100"],
};

/** From yesterday until next autumn, unless said otherwise. */
export function aPermit(changes: Parameters<typeof permitOf>[0] = {}) {
  return permitOf({ issuedAt: at(-DAY), validFrom: at(-DAY), expiresAt: at(300 * DAY), ...changes });
}

export async function shownNow(choice: Choice = ALL, when = at(), changes = {}): Promise<string> {
  return shownAt(await aPermit(changes), when, choice, holder.privateJwk);
}

export const aCard = () => cardOf({ issuedAt: at(-DAY), validFrom: at(-DAY), expiresAt: at(300 * DAY) });

const LIST_PATH = new URL(LIST_URI).pathname;

type ListsOut = { age?: number; trustAge?: number; statuses?: [number, PermitStatus][] };

/** Puts out lists that were signed `age` ago. */
export async function publishLists(
  publications: Publications,
  { age = HOUR, statuses = [], trustAge = age }: ListsOut = {},
): Promise<void> {
  const trust = await trustOf([nanjing()], at(-trustAge));
  const signed = at(-age);
  publications.set("/issuers/trust-list", trust.text);
  publications.set(LIST_PATH, await statusesOf(statuses, { at: signed }));
  publications.set(
    "/issuers/status-lists.json",
    JSON.stringify({
      lists: [
        {
          cityCode: "320100",
          uri: LIST_URI,
          expiresAt: new Date(signed.getTime() + DAY).toISOString(),
        },
      ],
    }),
  );
}

export const withStatus = (status: PermitStatus): [number, PermitStatus][] => [[INDEX, status]];
