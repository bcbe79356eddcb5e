import { v7 } from "uuid";

/** A new UUIDv7: made here rather than in the database, so that a retry can carry the same one. */
export function newId(): string {
  return v7();
}
