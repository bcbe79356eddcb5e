/** Who may do what: docs/design.md §2. */
export const STAFF_ROLES = [
  "CLERK",
  "SUPERVISOR",
  "CITY_ADMIN",
  "POLICY_ADMIN",
  "PLANNER",
  "AUDITOR",
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
export type Role = StaffRole | "RESIDENT";

/** Whoever is signed in, in whatever role. */
export const ROLES: readonly Role[] = ["RESIDENT", ...STAFF_ROLES];

/** The least rights for what runs without a person. */
export const SYSTEM_ROLES = [
  "SYSTEM_SIGN_IN",
  "SYSTEM_REGISTRATION",
  "SYSTEM_VERIFIER",
  "SYSTEM_STAFF",
  "SYSTEM_SNAPSHOT",
  "SYSTEM_PREVIEW",
  "SYSTEM_SCHEDULER",
  "SYSTEM_ISSUER",
  "SYSTEM_STATEMENT",
] as const;
export type SystemRole = (typeof SYSTEM_ROLES)[number];

interface Known {
  readonly id: string;
  readonly name: string;
  readonly sessionId: string;
}

export interface ResidentActor extends Known {
  readonly kind: "RESIDENT";
  readonly role: "RESIDENT";
}

/** A clerk or supervisor of one city. */
export interface DeskActor extends Known {
  readonly kind: "STAFF";
  readonly role: "CLERK" | "SUPERVISOR";
  readonly city: string;
  /** The same person's own file, where known: nobody decides their own case. */
  readonly residentId: string | null;
}

export interface CityAdminActor extends Known {
  readonly kind: "STAFF";
  readonly role: "CITY_ADMIN";
  readonly city: string;
  readonly residentId: string | null;
}

/** A policy admin or planner of one zone. */
export interface ZoneActor extends Known {
  readonly kind: "STAFF";
  readonly role: "POLICY_ADMIN" | "PLANNER";
  readonly zone: string;
  readonly residentId: string | null;
}

export interface AuditorActor extends Known {
  readonly kind: "STAFF";
  readonly role: "AUDITOR";
  readonly residentId: string | null;
}

export type StaffActor = DeskActor | CityAdminActor | ZoneActor | AuditorActor;

/** Nobody in particular: sees what is published. */
export interface PublicActor {
  readonly kind: "PUBLIC";
  readonly role: "PUBLIC";
}

/** A named part of the system, with the people in its sight (a registration: the one it makes). */
export interface SystemActor {
  readonly kind: "SYSTEM";
  readonly role: SystemRole;
  readonly residents: readonly string[];
}

export type SignedInActor = ResidentActor | StaffActor;
export type Actor = SignedInActor | PublicActor | SystemActor;

export const PUBLIC: PublicActor = { kind: "PUBLIC", role: "PUBLIC" };

/** A system actor; `residents` are the people it may touch in this transaction. */
export function systemActor(role: SystemRole, ...residents: string[]): SystemActor {
  return { kind: "SYSTEM", role, residents };
}

/** The name an actor goes by in events and idempotency keys. */
export function actorId(actor: Actor): string {
  return actor.kind === "PUBLIC" || actor.kind === "SYSTEM" ? actor.role : actor.id;
}
