import { notFound } from "next/navigation";
import { z } from "zod";
import type { ResidentActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { findResident, listWards } from "@/lib/residents/queries";
import type { Resident } from "@/lib/residents/types";

/** Search parameters as Next hands them to a page. */
export type Search = Record<string, string | string[] | undefined>;

/** Everyone whose file the actor has: themselves and the minors they guard; `person` is whom the page is about. */
export interface People {
  self: Resident;
  wards: Resident[];
  person: Resident;
  isSelf: boolean;
}

/** `?person=` says whom; somebody out of sight and nobody at all are alike not found. */
export async function peopleOf(tx: Tx, actor: ResidentActor, search: Search): Promise<People> {
  const self = await findResident(tx, actor.id);
  if (!self) notFound();
  const wards = await listWards(tx, actor.id);
  const asked = search.person;
  if (asked === undefined) return { self, wards, person: self, isSelf: true };
  const id = z.uuid().safeParse(asked);
  const person = id.success ? [self, ...wards].find((one) => one.residentId === id.data) : undefined;
  if (!person) notFound();
  return { self, wards, person, isSelf: person === self };
}

/** The query that keeps a page about the same person; empty for oneself. */
export function personQuery(people: Pick<People, "isSelf" | "person">): string {
  return people.isSelf ? "" : `?person=${people.person.residentId}`;
}
