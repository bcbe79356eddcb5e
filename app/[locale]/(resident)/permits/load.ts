import { notFound } from "next/navigation";
import type { ResidentActor } from "@/lib/auth/types";
import { clock, type Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { findOutlook, type PermitOutlook } from "@/lib/permits/holder-queries";
import { permitNumberSchema } from "@/lib/permits/numbers";
import {
  type Application,
  findOwnApplication,
  findOwnPermit,
  findPermit,
  listApplications,
  type Permit,
} from "@/lib/permits/queries";
import { cityNames } from "@/lib/places/queries";
import type { PlaceName } from "@/lib/places/types";
import { findResident } from "@/lib/residents/queries";
import type { Resident } from "@/lib/residents/types";
import { referenceSchema } from "@/lib/transfers/schema";
import { decoded } from "./paths";

export interface OwnPermit extends PermitOutlook {
  person: Resident;
  isSelf: boolean;
  cities: ReadonlyMap<string, PlaceName>;
  /** All applications of the person, the latest first. */
  applications: Application[];
  today: Day;
}

/** A permit of the actor's own or of a ward's; any other and none alike are not found. */
export async function loadOwnPermit(tx: Tx, actor: ResidentActor, number: string): Promise<OwnPermit> {
  const code = permitNumberSchema.safeParse(decoded(number));
  const permit = code.success ? await findOwnPermit(tx, actor, code.data) : null;
  const person = permit && (await findResident(tx, permit.residentId));
  if (!permit || !person) notFound();
  const today = clock.today();
  const applications = await listApplications(tx, person.residentId);
  const outlook = await findOutlook(tx, permit, applications, today);
  const cities = await cityNames(tx, [permit.cityCode, permit.placeCode]);
  return { ...outlook, ...{ person, cities, applications, today }, isSelf: person.residentId === actor.id };
}

export interface OwnApplication {
  application: Application;
  /** The permit it is about; null for a first issue. */
  permit: Permit | null;
  person: Resident;
  isSelf: boolean;
  cities: ReadonlyMap<string, PlaceName>;
  today: Day;
}

/** An application of the actor's own or of a ward's; any other and none alike are not found. */
export async function loadOwnApplication(
  tx: Tx,
  actor: ResidentActor,
  reference: string,
): Promise<OwnApplication> {
  const code = referenceSchema.safeParse(decoded(reference));
  const application = code.success ? await findOwnApplication(tx, actor, code.data) : null;
  const person = application && (await findResident(tx, application.residentId));
  if (!application || !person) notFound();
  const { residentId, permitId: id } = application;
  return {
    application,
    permit: id === null ? null : await findPermit(tx, { residentId, id }),
    person,
    isSelf: person.residentId === actor.id,
    cities: await cityNames(tx, [application.cityCode, application.placeCode]),
    today: clock.today(),
  };
}
