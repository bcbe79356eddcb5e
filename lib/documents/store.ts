import { env } from "@/lib/env";
import { folderStore } from "./folder-store";
import type { DocumentStore } from "./types";

let store: DocumentStore | undefined;

/** The store of this installation: the folder `HUTONG_DOCUMENTS`. */
export function documentStore(): DocumentStore {
  store ??= folderStore(env().HUTONG_DOCUMENTS);
  return store;
}
