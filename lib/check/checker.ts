import type { PublicJwk } from "@/lib/permits/credential";
import { type Checked, checkText, newerListsMayHelp } from "./check-text";
import type { Fetch } from "./fetch-lists";
import { keptListsOf, type Slot } from "./kept";
import { type Knowledge, knowledgeOf, NO_KNOWLEDGE } from "./knowledge";
import { type Refreshed, refreshLists } from "./refresh";

export type Instruments = {
  operatorKeys: readonly PublicJwk[];
  fetch: Fetch;
  lists: Slot;
  seen: Slot;
  now: () => Date;
  machineNow: () => Date;
  /** False where asking the network is known to be in vain. */
  isOnline: () => boolean;
};

export type Renewed = Omit<Refreshed, "kept"> & { knowledge: Knowledge };

export type PermitChecker = {
  /** What the device has from before, verified again. */
  load: () => Promise<Knowledge>;
  refresh: () => Promise<Renewed>;
  /** Fetches the lists once more before it says that they are missing or old. `renewed` tells of that. */
  check: (text: string, challenge: string | null) => Promise<{ checked: Checked; renewed: Renewed | null }>;
};

/** A checker on this device. */
export function openChecker(how: Instruments): PermitChecker {
  let knowledge = NO_KNOWLEDGE;
  let underWay: Promise<Renewed> | null = null;

  const renewed = async (): Promise<Renewed> => {
    const { kept, ...rest } = await refreshLists({ ...how, slot: how.lists });
    knowledge = await knowledgeOf(kept, how.operatorKeys);
    return { ...rest, knowledge };
  };
  const refresh = (): Promise<Renewed> => {
    underWay ??= renewed().finally(() => {
      underWay = null;
    });
    return underWay;
  };
  const answer = (text: string, challenge: string | null) =>
    checkText(text, { knowledge, now: how.now(), challenge, seen: how.seen });

  return {
    async load() {
      knowledge = await knowledgeOf(keptListsOf(await how.lists.read()), how.operatorKeys);
      return knowledge;
    },
    refresh,
    async check(text, challenge) {
      const checked = await answer(text, challenge);
      if (!newerListsMayHelp(checked) || !how.isOnline()) return { checked, renewed: null };
      const news = await refresh();
      return { checked: await answer(text, challenge), renewed: news };
    },
  };
}
