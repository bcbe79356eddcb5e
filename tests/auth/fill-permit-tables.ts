import { newId } from "@/lib/ids";
import { SUZHOU, type World } from "../support/world";

/** One row in each table of permits and of what cities publish and sign, all of one person and one city. */
export async function fillPermitTables(world: World, residentId: string): Promise<void> {
  const [permit, application, batch] = [newId(), newId(), newId()];
  const put = (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys(row);
    return world.owner.query(
      `INSERT INTO "${table}" (${columns.join(", ")}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(", ")})`,
      Object.values(row),
    );
  };
  const own = { resident_id: residentId, id: newId() };
  const now = new Date(0);
  const day = "2024-03-01";
  await put("permit", {
    ...{ resident_id: residentId, id: permit, number: "320500-00000-00000", city_code: SUZHOU },
    ...{ place_code: SUZHOU, address: "x", state: "IN_FORCE", issued_on: day, scheduled_through: day },
    created_at: now,
  });
  const act = { ...own, permit_id: permit, city_code: SUZHOU, sequence: 1, type: "ISSUED", on_day: day };
  await put("permit_act", { ...act, actor_id: "x", actor_role: "CLERK", created_at: now });
  await put("permit_number", { number: "320500-00000-00000", resident_id: residentId, permit_id: permit });
  await put("permit_application", {
    ...{ resident_id: residentId, id: application, reference: "x", kind: "ENDORSEMENT", city_code: SUZHOU },
    ...{ place_code: SUZHOU, state: "SUBMITTED", answers: "{}", created_by_id: residentId, created_at: now },
    submitted_at: now,
  });
  const about = { ...own, application_id: application };
  await put("permit_decision", {
    ...{ ...about, outcome: "GRANTED", evidence_ids: [], grounds: [], decided_by_id: own.id },
    ...{ decided_role: "CLERK", decided_city: SUZHOU, decided_at: now },
  });
  const asked = { ...about, city_code: SUZHOU, asked_by_id: own.id, asked_at: now };
  await put("permit_supplement", { ...asked, sequence: 1, items: ["PHOTO"] });
  await put("site_visit", { ...asked, due_on: day });
  const banned = { ...own, city_code: SUZHOU, permit_id: permit, from_on: day, created_at: now };
  await put("permit_ban", banned);
  const done = { resident_id: residentId, key: "x", type: "SUSPEND", on_day: day, done_at: now };
  await put("scheduled_act_done", done);
  const told = { ...own, kind: "PERMIT_ISSUED", subject_kind: "PERMIT", subject_id: "x" };
  await put("notice", { ...told, values: "{}", created_at: now });
  await put("credential", {
    ...{ ...own, permit_id: permit, city_code: SUZHOU, form: "CARD", list_no: 1, list_index: 1, kid: "x" },
    ...{ token_sha256: "x", issued_at: now, expires_at: now },
  });
  await put("statement_import", {
    ...{ ...own, issuer: "x", jti: "x", city_code: SUZHOU, as_of: day, token_sha256: "x", outcome: "[]" },
    ...{ imported_by_id: residentId, imported_at: now },
  });
  await world.owner.query(
    `INSERT INTO city_publication (city_code, kind, version, effective_from, document, sha256, sample, publisher_id, published_at)
     VALUES ($1, 'PERMIT_RULE', 1, $2, '{}', encode(sha256('{}'::bytea), 'hex'), true, $3, $4)`,
    [SUZHOU, day, own.id, now],
  );
  await put("signing_key", {
    ...{ owner: SUZHOU, kid: "x", public_jwk: "{}", private_sealed: Buffer.from("x"), valid_from: now },
    created_at: now,
  });
  await put("trust_list", { version: 1, token: "x", issued_at: now, next_update: now });
  await put("status_entry", { city_code: SUZHOU, list_no: 1, list_index: 1, status: 0 });
  await put("status_list", { city_code: SUZHOU, list_no: 1, token: "x", issued_at: now, expires_at: now });
  const file = { file_name: "x", file_sha256: "0".repeat(64), read_as: "{}" };
  await put("permit_batch", {
    ...{ city_code: SUZHOU, id: batch, employer: "x", ...file, state: "CHECKED" },
    ...{ created_by_id: own.id, created_at: now },
  });
  const line = { city_code: SUZHOU, batch_id: batch, line_no: 1, permit_number: "x", person_name: "x" };
  await put("permit_batch_line", line);
}
