import type pg from "pg";
import type { DemoFile } from "@/lib/demo/types";
import { maskIdNumber } from "@/lib/residents/id-number";
import { hashIdNumber } from "@/lib/residents/id-number-hash";
import { sealIdNumber } from "@/lib/residents/id-number-seal";
import type { Keyring } from "@/lib/residents/keyring";
import { maskName } from "@/lib/residents/mask";
import { type CopyValue, copyRows } from "./copy";
import { PERMIT_LOADS } from "./permit-loads";

export type PersonKeys = { readonly hash: Keyring; readonly encryption: Keyring };

/** People per round of COPYs: enough that a round is cheap, few enough to hold. */
const BATCH = 1000;

export type Load = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: (person: DemoFile, keys: PersonKeys) => Iterable<readonly CopyValue[]>;
};

// In the order of their references: the identity first, as in the registering transaction.
const LOADS: readonly Load[] = [
  {
    table: "resident_identity",
    columns: ["id_hash", "key_version", "resident_id", "created_at"],
    rows: (person, keys) => {
      const { hash, keyVersion } = hashIdNumber(person.idNumber, keys.hash);
      return [[hash, keyVersion, person.residentId, new Date(person.createdAt)]];
    },
  },
  {
    table: "resident",
    columns: [
      "resident_id",
      "name",
      "name_pinyin",
      "sex",
      "birth_on",
      "id_kind",
      "id_number_sealed",
      "id_number_masked",
      "locale",
      "created_at",
    ],
    rows: (person, keys) => [
      [
        ...[person.residentId, person.name, person.namePinyin, person.sex, person.birthOn, person.idKind],
        ...[
          sealIdNumber(person.idNumber, person.residentId, keys.encryption),
          maskIdNumber(person.idNumber),
          "zh",
          new Date(person.createdAt),
        ],
      ],
    ],
  },
  {
    table: "household_registration",
    columns: ["resident_id", "id", "city_code", "household_id", "address", "valid_from", "valid_until"],
    rows: (person) =>
      person.registrations.map((row) => [
        person.residentId,
        row.id,
        row.cityCode,
        row.householdId,
        row.address,
        row.validFrom,
        row.validUntil,
      ]),
  },
  {
    table: "guardianship",
    columns: ["resident_id", "id", "ward_id", "valid_from", "valid_until", "proof"],
    rows: (person) =>
      person.guardianships.map((row) => [
        person.residentId,
        row.id,
        row.wardId,
        row.validFrom,
        row.validUntil,
        row.proof,
      ]),
  },
  ...PERMIT_LOADS,
  {
    table: "year_record",
    columns: [
      ...[
        "resident_id",
        "id",
        "kind",
        "place_code",
        "city_code",
        "start_on",
        "end_on",
        "status",
        "tags",
        "source",
      ],
      ...[
        "note",
        "supersedes_id",
        "created_at",
        "created_by_id",
        "verified_at",
        "verified_by_id",
        "permit_id",
      ],
    ],
    rows: (person) =>
      person.records.map((row) => [
        ...[
          person.residentId,
          row.id,
          row.kind,
          row.placeCode,
          row.cityCode,
          row.startOn,
          row.endOn,
          row.status,
          row.tags,
          row.source,
        ],
        ...[
          row.note,
          row.supersedesId,
          new Date(row.createdAt),
          row.createdById,
          instant(row.verifiedAt),
          row.verifiedById,
          row.permitId ?? null,
        ],
      ]),
  },
  {
    table: "audit_event",
    columns: [
      "resident_id",
      "id",
      "at",
      "actor_id",
      "actor_role",
      "city_code",
      "action",
      "subject_kind",
      "subject_id",
      "detail",
    ],
    rows: (person) =>
      person.events.map((row) => [
        ...[person.residentId, row.id, new Date(row.at), row.actorId, row.actorRole, row.cityCode],
        ...[row.action, row.subjectKind, row.subjectId, JSON.stringify(row.detail)],
      ]),
  },
  {
    table: "work_item",
    columns: [
      "city_code",
      "id",
      "kind",
      "resident_id",
      "record_id",
      "subject_label",
      "state",
      "waiting_for",
      "created_at",
      "updated_at",
    ],
    rows: (person) =>
      person.ledgerItems.map((row) => [
        ...[row.cityCode, row.id, "LEDGER", person.residentId, row.recordId, maskName(person.name)],
        ...["DECLARED", "CLERK", new Date(row.createdAt), new Date(row.createdAt)],
      ]),
  },
];

/** Loads people in the caller's transaction, a thousand at a time. Answers how many. */
export async function loadPeople(
  client: pg.Client,
  people: Iterable<DemoFile>,
  keys: PersonKeys,
): Promise<number> {
  let count = 0;
  let batch: DemoFile[] = [];
  const put = async () => {
    for (const { table, columns, rows } of LOADS) {
      await copyRows(client, table, columns, rowsOf(batch, rows, keys));
    }
    count += batch.length;
    batch = [];
  };
  for (const person of people) {
    batch.push(person);
    if (batch.length === BATCH) await put();
  }
  await put();
  return count;
}

function* rowsOf(
  batch: readonly DemoFile[],
  rows: Load["rows"],
  keys: PersonKeys,
): Generator<readonly CopyValue[]> {
  for (const person of batch) yield* rows(person, keys);
}

function instant(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}
