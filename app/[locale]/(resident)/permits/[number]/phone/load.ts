import { notFound } from "next/navigation";
import type { ResidentActor } from "@/lib/auth/types";
import { clock, type Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import type { Locale } from "@/lib/i18n/routing";
import { findCityRules } from "@/lib/permits/city-rules";
import { endOfDay } from "@/lib/permits/credential";
import { type Credential, listCredentials } from "@/lib/permits/issuing/credentials";
import { type PlaceNamesOf, placeNames } from "@/lib/permits/issuing/place-names";
import { stolenKeys } from "@/lib/permits/issuing/trust";
import { permitNumberSchema } from "@/lib/permits/numbers";
import { findOwnPermit, findStanding, type Permit } from "@/lib/permits/queries";
import type { PermitState } from "@/lib/permits/types";
import { findResident } from "@/lib/residents/queries";
import type { Resident } from "@/lib/residents/types";

export interface PhonePage {
  permit: Permit;
  person: Resident;
  state: PermitState;
  /** Until when a permit that is signed now lasts; null where none may be signed. */
  endsAt: Date | null;
  credentials: Credential[];
  /** Keys of the city that were stolen: what they signed counts no more. */
  stolenKeys: ReadonlySet<string>;
  names: PlaceNamesOf;
  now: Date;
  today: Day;
}

/** A permit of the actor's own or of a ward's; any other and none alike are not found. */
export async function loadPhonePage(
  tx: Tx,
  actor: ResidentActor,
  number: string,
  locale: Locale,
): Promise<PhonePage> {
  const code = permitNumberSchema.safeParse(decoded(number));
  const permit = code.success ? await findOwnPermit(tx, actor, code.data) : null;
  const person = permit && (await findResident(tx, permit.residentId));
  if (!permit || !person) notFound();
  const today = clock.today();
  const standing = await findStanding(tx, permit, await findCityRules(tx, permit.cityCode), today);
  const isInForce = permit.state === "IN_FORCE" && standing.state === "IN_FORCE";
  const dueOn = standing.dueOn ?? today;
  return {
    ...{ permit, person, today, now: clock.now() },
    state: isInForce ? "IN_FORCE" : permit.state === "IN_FORCE" ? standing.state : permit.state,
    endsAt: isInForce ? endOfDay(dueOn < today ? today : dueOn) : null,
    credentials: await listCredentials(tx, permit),
    stolenKeys: await stolenKeys(tx, permit.cityCode),
    names: await placeNames(tx, locale),
  };
}

/** The check character may be one of `*~$=`, which arrive escaped. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
