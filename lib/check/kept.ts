import * as z from "zod";

/** What a checking device keeps between two visits: lists as they were fetched, and nothing about anybody. */

const fetched = z.object({ text: z.string(), fetchedAtMs: z.number() });

const keptLists = z.object({
  trust: fetched.nullable(),
  /** By the address that permits name. */
  statuses: z.record(z.string(), fetched),
  /** The highest version of the trust list ever seen: a lower one is refused, even where none is kept any more. */
  highestVersion: z.int().min(1),
});

export type Fetched = z.infer<typeof fetched>;
export type KeptLists = z.infer<typeof keptLists>;

export const NOTHING_KEPT: KeptLists = { trust: null, statuses: {}, highestVersion: 1 };

/** What was kept, or nothing: what an earlier release wrote otherwise is fetched again. */
export function keptListsOf(value: unknown): KeptLists {
  return keptLists.safeParse(value).data ?? NOTHING_KEPT;
}

/** One value of a device's memory. `change` is atomic, other tabs included. */
export type Slot = {
  read: () => Promise<unknown>;
  change: <T>(step: (before: unknown) => { after: unknown; result: T }) => Promise<T>;
};

/** Lasts as long as the page: for a browser that keeps nothing, and for tests. */
export function memorySlot(): Slot {
  let value: unknown;
  return {
    read: async () => value,
    change: async (step) => {
      const { after, result } = step(value);
      value = after;
      return result;
    },
  };
}
