import type { Day } from "@/lib/clock";

export const RECORD_STATUSES = ["DECLARED", "VERIFIED", "REJECTED", "WITHDRAWN"] as const;
export type RecordStatus = (typeof RECORD_STATUSES)[number];
/** Who says so: the person, a clerk, a register, a permit by its acts, a signed statement of years from elsewhere. */
export type RecordSource = "SELF" | "CLERK" | "REGISTER" | "PERMIT" | "STATEMENT";

/** One span of one kind of evidence in one city; both days inclusive, `endOn: null` is ongoing. */
export interface YearRecord {
  residentId: string;
  id: string;
  kind: string;
  /** Where it arose: a county-level city or a town keeps its own code. */
  placeCode: string;
  /** The city it counts in, and whose clerks answer for it. */
  cityCode: string;
  startOn: Day;
  endOn: Day | null;
  status: RecordStatus;
  tags: string[];
  source: RecordSource;
  note: string | null;
  supersedesId: string | null;
  createdAt: Date;
  verifiedAt: Date | null;
  verifiedById: string | null;
  /** The permit whose acts say so; nobody corrects such a record by hand. */
  permitId: string | null;
}

export interface Resident {
  residentId: string;
  name: string;
  sex: "FEMALE" | "MALE";
  birthOn: Day;
  idKind: "MAINLAND" | "HONG_KONG" | "MACAO" | "TAIWAN";
  idNumberMasked: string;
  locale: "zh" | "en";
}

/** Where someone is registered; half-open, `validUntil: null` is now. */
export interface Registration {
  residentId: string;
  id: string;
  cityCode: string;
  householdId: string;
  address: string;
  validFrom: Day;
  validUntil: Day | null;
}
