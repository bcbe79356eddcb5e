import type { ResidentActor } from "@/lib/auth/types";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import {
  generateHolderKey,
  type PublicJwk,
  readStatusList,
  readTrustList,
  type SigningKey,
} from "@/lib/permits/credential";
import { issueToPhone } from "@/lib/permits/issuing/issue-phone";
import { phoneNonce } from "@/lib/permits/issuing/phone-key";
import { proveKey } from "@/lib/permits/issuing/phone-proof";
import { published } from "@/lib/permits/issuing/published";
import { newPermitNumber } from "@/lib/permits/numbers";
import { at, NANJING, type World } from "../support/world";

/** A permit of Nanjing issued on `issuedOn`, in force until a year later. */
export async function permitOf(
  world: World,
  holder: ResidentActor,
  { issuedOn = "2026-06-01", dueOn = "2027-06-01", state = "IN_FORCE", city = NANJING } = {},
): Promise<{ permitId: string; number: string }> {
  const permitId = newId();
  const number = newPermitNumber(city);
  await world.owner.query("INSERT INTO permit_number (number, resident_id, permit_id) VALUES ($1, $2, $3)", [
    number,
    holder.id,
    permitId,
  ]);
  await world.owner.query(
    `INSERT INTO permit (resident_id, id, number, city_code, place_code, address, state, issued_on, due_on, scheduled_through, created_at)
     VALUES ($1, $2, $3, $4, $4, '玄武区北京东路41号', $5, $6, $7, $6, $8)`,
    [holder.id, permitId, number, city, state, issuedOn, dueOn, new Date(0)],
  );
  await world.owner.query(
    `INSERT INTO permit_act (resident_id, id, permit_id, city_code, sequence, type, on_day, actor_id, actor_role, created_at)
     VALUES ($1, $2, $3, $4, 1, 'ISSUED', $5, 'test', 'CLERK', $6)`,
    [holder.id, newId(), permitId, city, issuedOn, new Date(0)],
  );
  return { permitId, number };
}

export type Phone = { jwk: PublicJwk; key: SigningKey["key"] };

export async function aPhone(): Promise<Phone> {
  const { publicJwk, key } = await generateHolderKey();
  return { jwk: publicJwk, key };
}

/** What the browser does: signs the nonce of the page, sends its public key, and gets the permit. */
export async function askFor(
  actor: ResidentActor,
  number: string,
  phone: Phone,
  { now = at().now, today = at().today, deviceName = "Telephone" } = {},
) {
  const nonce = phoneNonce({ sessionId: actor.sessionId, permitNumber: number }, now, env().NEXTAUTH_SECRET);
  const proof = await proveKey(nonce, phone.key);
  return issueToPhone(actor, { permitNumber: number, jwk: phone.jwk, proof, deviceName }, { now, today });
}

/** A checker with what is published at this instant. */
export async function checkerAt(now: Date) {
  const { operatorKeys, trustList, statusLists } = await published(now);
  const read = await readTrustList(trustList ?? "", operatorKeys);
  if ("fault" in read) throw new Error(read.fault);
  const lists = await Promise.all(statusLists.map(({ text }) => readStatusList(text, read.list)));
  return {
    trustList: read.list,
    statusLists: lists.flatMap((list) => ("list" in list ? [list.list] : [])),
    now,
  };
}

export const later = (minutes: number, from = at().now) => new Date(from.getTime() + minutes * 60_000);
