import { createStore, del, get, set, type UseStore, values } from "idb-keyval";
import * as z from "zod";
import { PERSON_ITEMS, type Selectable } from "./selection";

/**
 * What a phone keeps of a permit, in the browser's own database and nowhere else: the permit as it was signed, what it
 * can say, and a key that the browser uses and never gives away.
 */
export type StoredPermit = {
  permitNumber: string;
  credentialId: string;
  token: string;
  key: CryptoKey;
  jwk: { kty: "EC"; crv: "P-256"; x: string; y: string };
  deviceName: string;
  issuedAtMs: number;
  expiresAtMs: number;
  can: Selectable;
};

const stored = z.object({
  permitNumber: z.string(),
  credentialId: z.string(),
  token: z.string(),
  key: z.custom<CryptoKey>((value) => value instanceof CryptoKey),
  jwk: z.object({ kty: z.literal("EC"), crv: z.literal("P-256"), x: z.string(), y: z.string() }),
  deviceName: z.string(),
  issuedAtMs: z.number(),
  expiresAtMs: z.number(),
  can: z.object({
    name: z.string(),
    person: z.array(z.enum(PERSON_ITEMS)),
    zones: z.array(z.string()),
    years: z.array(z.number()),
    rights: z.array(z.string()),
  }),
});

let opened: UseStore | undefined;
const store = (): UseStore => {
  opened ??= createStore("hutong-wallet", "permits");
  return opened;
};

const read = (value: unknown): StoredPermit | null => stored.safeParse(value).data ?? null;

/** Null for none, and for what an earlier release wrote otherwise. Rejects where the browser keeps nothing. */
export const findStored = async (permitNumber: string): Promise<StoredPermit | null> =>
  read(await get(permitNumber, store()));

export const listStored = async (): Promise<StoredPermit[]> =>
  (await values(store())).flatMap((value) => read(value) ?? []);

export const keepStored = (permit: StoredPermit): Promise<void> => set(permit.permitNumber, permit, store());

export const dropStored = (permitNumber: string): Promise<void> => del(permitNumber, store());
