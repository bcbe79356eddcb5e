import type { Load } from "./people";

/** The tables of permits, before the records that follow them. */
export const PERMIT_LOADS: readonly Load[] = [
  {
    table: "permit",
    columns: [
      ...["resident_id", "id", "number", "city_code", "place_code", "address", "state"],
      ...["issued_on", "due_on", "next_act_on", "scheduled_through", "created_at"],
    ],
    rows: ({ residentId, permits }) =>
      permits.map((row) => [
        ...[residentId, row.id, row.number, row.cityCode, row.placeCode, row.address, row.state],
        ...[row.issuedOn, row.dueOn, row.nextActOn, row.scheduledThrough, new Date(row.createdAt)],
      ]),
  },
  {
    table: "permit_number",
    columns: ["number", "resident_id", "permit_id"],
    rows: ({ residentId, permits }) => permits.map(({ number, id }) => [number, residentId, id]),
  },
  {
    table: "permit_act",
    columns: [
      ...["resident_id", "id", "permit_id", "city_code", "sequence", "type", "on_day", "because", "address"],
      ...["actor_id", "actor_role", "created_at"],
    ],
    rows: ({ residentId, permits }) =>
      permits.flatMap(({ id: permitId, cityCode, address, acts }) =>
        acts.map(({ id, act, actorId, actorRole, createdAt }, at) => [
          ...[residentId, id, permitId, cityCode, at + 1, act.type, act.on],
          ...["because" in act ? act.because : null, act.type === "ISSUED" ? address : null],
          ...[actorId, actorRole, new Date(createdAt)],
        ]),
      ),
  },
  {
    table: "notice",
    columns: ["resident_id", "id", "kind", "subject_kind", "subject_id", "values", "created_at"],
    rows: ({ residentId, notices }) =>
      notices.map((row) => [
        ...[residentId, row.id, row.kind, "PERMIT", row.subjectId, JSON.stringify(row.values)],
        new Date(row.createdAt),
      ]),
  },
];
