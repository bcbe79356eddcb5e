import type { SignedInActor } from "./types";

export interface Subject {
  id: string;
  name: string;
  sessionId: string;
  role: string;
  cityCode: string | null;
  zoneId: string | null;
  residentId: string | null;
}

/** The actor a signed-in person is. Null for a role whose city or zone is missing: they could see nothing. */
export function actorOf(subject: Subject): SignedInActor | null {
  const { role, cityCode, zoneId, residentId, ...known } = subject;
  switch (role) {
    case "RESIDENT":
      return { ...known, kind: "RESIDENT", role };
    case "CLERK":
    case "SUPERVISOR":
      return cityCode === null ? null : { ...known, kind: "STAFF", role, city: cityCode, residentId };
    case "CITY_ADMIN":
      return cityCode === null ? null : { ...known, kind: "STAFF", role, city: cityCode, residentId };
    case "POLICY_ADMIN":
    case "PLANNER":
      return zoneId === null ? null : { ...known, kind: "STAFF", role, zone: zoneId, residentId };
    case "AUDITOR":
      return { ...known, kind: "STAFF", role, residentId };
    default:
      return null;
  }
}
