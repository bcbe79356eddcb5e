import type { PublicJwk } from "@/lib/permits/credential";

/** What the operator publishes, as the server itself has it: the same texts that anybody can fetch. */
export type Published = {
  operatorKeys: readonly PublicJwk[];
  trustList: string | null;
  statusLists: readonly { uri: string; text: string }[];
};

export const NOTHING_PUBLISHED: Published = { operatorKeys: [], trustList: null, statusLists: [] };
