import type { PermitAct, PermitState } from "@/lib/permits/types";
import type { IdKind, Sex } from "@/lib/residents/id-number";

/** What the generator yields: rows in the making, without the secrets that loading adds. Instants are milliseconds. */

export type DemoRegistration = {
  readonly id: string;
  readonly cityCode: string;
  readonly householdId: string;
  readonly address: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
};

export type DemoGuardianship = {
  readonly id: string;
  readonly wardId: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly proof: string;
};

export type EvidenceCode =
  | "residence"
  | "socialInsurance"
  | "tenancy"
  | "employment"
  | "study"
  | "registration";
export type DemoRecordTag = "backPaid" | "transferredIn" | "selfPaid";

export type DemoRecord = {
  readonly id: string;
  readonly kind: EvidenceCode;
  readonly placeCode: string;
  readonly cityCode: string;
  readonly startOn: string;
  readonly endOn: string | null;
  readonly status: "DECLARED" | "VERIFIED" | "REJECTED";
  readonly tags: readonly DemoRecordTag[];
  readonly source: "SELF" | "CLERK" | "REGISTER" | "PERMIT";
  readonly note: string | null;
  readonly supersedesId: string | null;
  readonly createdAt: number;
  readonly createdById: string;
  readonly verifiedAt: number | null;
  readonly verifiedById: string | null;
  /** The permit that says so, of a record whose source is PERMIT. */
  readonly permitId?: string;
};

export type DemoEvent = {
  readonly id: string;
  readonly at: number;
  readonly actorId: string;
  readonly actorRole: string;
  readonly cityCode: string | null;
  readonly action: string;
  readonly subjectKind: "RESIDENT" | "YEAR_RECORD";
  readonly subjectId: string;
  readonly detail: Readonly<Record<string, string>>;
};

/** A declared record that waits for its city's clerk. */
export type DemoLedgerItem = {
  readonly id: string;
  readonly cityCode: string;
  readonly recordId: string;
  readonly createdAt: number;
};

export type DemoPerson = {
  readonly residentId: string;
  readonly name: string;
  readonly namePinyin: string;
  readonly sex: Sex;
  readonly birthOn: string;
  readonly idKind: IdKind;
  readonly idNumber: string;
  readonly createdAt: number;
  readonly registrations: readonly DemoRegistration[];
  readonly guardianships: readonly DemoGuardianship[];
  readonly records: readonly DemoRecord[];
  readonly events: readonly DemoEvent[];
  readonly ledgerItems: readonly DemoLedgerItem[];
};

export type DemoPermitAct = {
  readonly id: string;
  readonly act: PermitAct;
  readonly actorId: string;
  readonly actorRole: string;
  readonly createdAt: number;
};

export type DemoPermit = {
  readonly id: string;
  readonly number: string;
  readonly cityCode: string;
  readonly placeCode: string;
  readonly address: string;
  readonly state: PermitState;
  readonly issuedOn: string;
  readonly dueOn: string | null;
  readonly nextActOn: string | null;
  readonly scheduledThrough: string;
  readonly createdAt: number;
  readonly acts: readonly DemoPermitAct[];
};

/** What the days have told a holder about a permit. */
export type DemoNotice = {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly values: Readonly<Record<string, string>>;
  readonly createdAt: number;
};

/** Somebody as they are loaded: their residence records are those of permits. */
export type DemoFile = DemoPerson & {
  readonly permits: readonly DemoPermit[];
  readonly notices: readonly DemoNotice[];
};
