-- Who is asking: each transaction first states it; policies read only that and the row's own columns
-- (docs/scale.md rules 18 and 19). A query without an actor sees nothing.
--   app.actor      who, an id or the name of a system actor        app.role     in which role
--   app.cities     the cities of a clerk, supervisor or administrator
--   app.zones      the zones of a policy admin or planner
--   app.residents  people whose whole file is in sight
--   app.counter    people of whom only the acting city's own rows are in sight

CREATE FUNCTION app_set_ctx(p_actor text, p_role text, p_cities text, p_zones text, p_residents text, p_counter text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL app.actor = %L', p_actor);
  EXECUTE format('SET LOCAL app.role = %L', p_role);
  EXECUTE format('SET LOCAL app.cities = %L', p_cities);
  EXECUTE format('SET LOCAL app.zones = %L', p_zones);
  EXECUTE format('SET LOCAL app.residents = %L', p_residents);
  EXECUTE format('SET LOCAL app.counter = %L', p_counter);
END $$;

CREATE FUNCTION app_actor() RETURNS text LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.actor', true), '') $$;
CREATE FUNCTION app_role() RETURNS text LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.role', true), '') $$;
CREATE FUNCTION app_cities() RETURNS text[] LANGUAGE sql STABLE AS $$ SELECT string_to_array(current_setting('app.cities', true), ',') $$;
CREATE FUNCTION app_zones() RETURNS text[] LANGUAGE sql STABLE AS $$ SELECT string_to_array(current_setting('app.zones', true), ',') $$;
CREATE FUNCTION app_residents() RETURNS uuid[] LANGUAGE sql STABLE AS $$ SELECT string_to_array(current_setting('app.residents', true), ',')::uuid[] $$;
CREATE FUNCTION app_counter() RETURNS uuid[] LANGUAGE sql STABLE AS $$ SELECT string_to_array(current_setting('app.counter', true), ',')::uuid[] $$;

CREATE FUNCTION app_add_to(p_setting text, p_resident uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  present text := coalesce(current_setting(p_setting, true), '');
BEGIN
  IF p_resident::text = ANY (string_to_array(present, ',')) THEN RETURN; END IF;
  EXECUTE format('SET LOCAL %s = %L', p_setting, CASE WHEN present = '' THEN p_resident::text ELSE present || ',' || p_resident::text END);
END $$;

-- A resident's sight is themselves and the minors they guard on that day.
CREATE FUNCTION app_begin_resident(p_resident uuid, p_today date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  wards text;
BEGIN
  SELECT string_agg(g.ward_id::text, ',') INTO wards
  FROM guardianship g
  WHERE g.resident_id = p_resident AND g.valid_from <= p_today AND (g.valid_until IS NULL OR g.valid_until > p_today)
    AND g.ward_id IN (SELECT w.resident_id FROM resident w WHERE w.birth_on > (p_today - interval '18 years')::date);
  PERFORM app_set_ctx(p_resident::text, 'RESIDENT', '', '', concat_ws(',', p_resident::text, wards), '');
END $$;

-- The row of the session behind a signed cookie, with who its subject is now. No row: not signed in.
CREATE FUNCTION app_session(p_id uuid, p_now timestamptz)
RETURNS TABLE (subject_kind text, subject_id uuid, name text, role text, city_code text, zone_id text, resident_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT s.subject_kind, s.subject_id, coalesce(r.name, f.name), coalesce(f.role, 'RESIDENT'), f.city_code, f.zone_id, f.resident_id
  FROM session s
  LEFT JOIN resident r ON s.subject_kind = 'RESIDENT' AND r.resident_id = s.subject_id
  LEFT JOIN staff f ON s.subject_kind = 'STAFF' AND f.id = s.subject_id AND f.status = 'ACTIVE'
  WHERE s.id = p_id AND s.revoked_at IS NULL AND s.expires_at > p_now AND (r.resident_id IS NOT NULL OR f.id IS NOT NULL)
$$;

-- Sign-in looks one number up and learns only what it must compare.
CREATE FUNCTION app_resident_sign_in(p_id_hash bytea) RETURNS TABLE (resident_id uuid, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT i.resident_id, c.password_hash
  FROM resident_identity i LEFT JOIN resident_credential c ON c.resident_id = i.resident_id
  WHERE i.id_hash = p_id_hash AND app_role() = 'SYSTEM_SIGN_IN'
$$;

CREATE FUNCTION app_staff_sign_in(p_email text) RETURNS TABLE (staff_id uuid, password_hash text, totp_secret bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT f.id, c.password_hash, c.totp_secret
  FROM staff f JOIN staff_credential c ON c.staff_id = f.id
  WHERE f.email = p_email AND f.status = 'ACTIVE' AND app_role() = 'SYSTEM_SIGN_IN'
$$;

CREATE FUNCTION app_record_look(p_resident uuid, p_event uuid, p_at timestamptz, p_action text, p_case uuid, p_kind text, p_subject text, p_purpose text)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  INSERT INTO audit_event (resident_id, id, at, actor_id, actor_role, city_code, action, case_id, subject_kind, subject_id, purpose, detail)
  VALUES (p_resident, p_event, p_at, app_actor(), app_role(), (app_cities())[1], p_action, p_case, p_kind, p_subject, p_purpose, '{}'::jsonb)
$$;

-- Opens a case to a clerk or supervisor whose city is a party to it, and writes the event of looking.
-- The destination sees a case from its submission, the origin from the hand-over. No row: it does not exist for them.
CREATE FUNCTION app_open_case(p_reference text, p_event uuid, p_at timestamptz)
RETURNS TABLE (resident_id uuid, case_id uuid, party text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  opened record;
BEGIN
  IF app_role() NOT IN ('CLERK', 'SUPERVISOR') OR app_role() IS NULL THEN RETURN; END IF;
  SELECT t.resident_id, t.id,
         CASE WHEN t.destination_city = ANY (app_cities()) THEN 'DESTINATION' ELSE 'ORIGIN' END AS party
    INTO opened
    FROM case_reference c JOIN transfer_case t ON t.resident_id = c.resident_id AND t.id = c.case_id
   WHERE c.code = p_reference AND t.submitted_at IS NOT NULL
     AND (t.destination_city = ANY (app_cities()) OR (t.origin_city = ANY (app_cities()) AND t.handed_over_at IS NOT NULL));
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM app_add_to('app.residents', opened.resident_id);
  PERFORM app_record_look(opened.resident_id, p_event, p_at, 'CASE_OPENED', opened.id, 'TRANSFER_CASE', p_reference, NULL);
  RETURN QUERY SELECT opened.resident_id, opened.id, opened.party;
END $$;

-- Opens the person behind a ledger item of the acting city: only that city's own rows come into sight.
CREATE FUNCTION app_open_ledger_item(p_city text, p_item uuid, p_event uuid, p_at timestamptz)
RETURNS TABLE (resident_id uuid, record_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  opened record;
BEGIN
  IF app_role() NOT IN ('CLERK', 'SUPERVISOR') OR app_role() IS NULL THEN RETURN; END IF;
  SELECT w.resident_id, w.record_id INTO opened FROM work_item w
   WHERE w.city_code = p_city AND w.id = p_item AND w.kind = 'LEDGER' AND w.city_code = ANY (app_cities());
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM app_add_to('app.counter', opened.resident_id);
  PERFORM app_record_look(opened.resident_id, p_event, p_at, 'LEDGER_OPENED', NULL, 'YEAR_RECORD', opened.record_id::text, NULL);
  RETURN QUERY SELECT opened.resident_id, opened.record_id;
END $$;

-- Someone stands at the counter with their ID card: exact number, stated purpose, always in the log.
CREATE FUNCTION app_open_person(p_id_hash bytea, p_purpose text, p_event uuid, p_at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  found uuid;
BEGIN
  IF app_role() NOT IN ('CLERK', 'SUPERVISOR') OR app_role() IS NULL OR coalesce(p_purpose, '') = '' THEN RETURN NULL; END IF;
  SELECT i.resident_id INTO found FROM resident_identity i WHERE i.id_hash = p_id_hash;
  IF found IS NULL THEN RETURN NULL; END IF;
  PERFORM app_add_to('app.counter', found);
  PERFORM app_record_look(found, p_event, p_at, 'PERSON_OPENED', NULL, 'RESIDENT', found::text, p_purpose);
  RETURN found;
END $$;

-- Whether this person is the acting member of staff or lives in their household: nobody decides their own case.
CREATE FUNCTION app_own_household(p_resident uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT EXISTS (
    SELECT 1 FROM staff f
    WHERE f.id::text = app_actor() AND f.resident_id IS NOT NULL
      AND (f.resident_id = p_resident
           OR EXISTS (SELECT 1 FROM household_registration mine JOIN household_registration theirs
                        ON theirs.household_id = mine.household_id
                      WHERE mine.resident_id = f.resident_id AND mine.valid_until IS NULL
                        AND theirs.resident_id = p_resident AND theirs.valid_until IS NULL)))
$$;

-- A change in the ledger is told to the open case that rests on it, whichever cities that case concerns.
CREATE FUNCTION app_flag_open_case(p_resident uuid, p_event uuid, p_at timestamptz, p_record text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  INSERT INTO audit_event (resident_id, id, at, actor_id, actor_role, city_code, action, case_id, subject_kind, subject_id, purpose, detail)
  SELECT t.resident_id, p_event, p_at, app_actor(), app_role(), (app_cities())[1], 'CASE_FACTS_CHANGED', t.id, 'YEAR_RECORD', p_record, NULL, '{}'::jsonb
  FROM transfer_case t
  WHERE t.resident_id = p_resident AND t.submitted_at IS NOT NULL AND t.state NOT IN ('SETTLED', 'REFUSED', 'WITHDRAWN')
    AND (p_resident = ANY (app_residents()) OR p_resident = ANY (app_counter()))
$$;

-- ---- Row-level security: the second wall behind the queries' own scopes ---------------------------------------

ALTER TABLE "resident_identity" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "registration_writes" ON "resident_identity" FOR INSERT WITH CHECK (app_role() = 'SYSTEM_REGISTRATION');

ALTER TABLE "oidc_identity" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "sign_in" ON "oidc_identity" FOR SELECT USING (app_role() = 'SYSTEM_SIGN_IN');
CREATE POLICY "sign_in_links" ON "oidc_identity" FOR INSERT WITH CHECK (app_role() = 'SYSTEM_SIGN_IN');

ALTER TABLE "case_reference" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "case_reference" FOR SELECT USING (resident_id = ANY (app_residents()));
CREATE POLICY "in_sight_writes" ON "case_reference" FOR INSERT WITH CHECK (resident_id = ANY (app_residents()));

ALTER TABLE "resident" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "resident" FOR SELECT USING (resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter()));
CREATE POLICY "registration_writes" ON "resident" FOR INSERT WITH CHECK (app_role() = 'SYSTEM_REGISTRATION' AND resident_id = ANY (app_residents()));
CREATE POLICY "own_language" ON "resident" FOR UPDATE USING (app_role() = 'RESIDENT' AND resident_id::text = app_actor());

ALTER TABLE "resident_credential" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own" ON "resident_credential" FOR SELECT USING (app_role() = 'RESIDENT' AND resident_id::text = app_actor());
CREATE POLICY "own_change" ON "resident_credential" FOR UPDATE USING (app_role() = 'RESIDENT' AND resident_id::text = app_actor());
CREATE POLICY "registration_writes" ON "resident_credential" FOR INSERT WITH CHECK (app_role() = 'SYSTEM_REGISTRATION' AND resident_id = ANY (app_residents()));

ALTER TABLE "household_registration" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "household_registration" FOR SELECT USING (resident_id = ANY (app_residents()));
CREATE POLICY "opens" ON "household_registration" FOR INSERT WITH CHECK (resident_id = ANY (app_residents()) AND app_role() IN ('CLERK', 'SUPERVISOR', 'SYSTEM_REGISTRATION'));
CREATE POLICY "ends" ON "household_registration" FOR UPDATE USING (resident_id = ANY (app_residents()) AND app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities()));

ALTER TABLE "guardianship" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "guardianship" FOR SELECT USING (resident_id = ANY (app_residents()));

ALTER TABLE "year_record" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "year_record" FOR SELECT USING (
  resident_id = ANY (app_residents()) OR (resident_id = ANY (app_counter()) AND city_code = ANY (app_cities())));
CREATE POLICY "resident_declares" ON "year_record" FOR INSERT WITH CHECK (
  app_role() = 'RESIDENT' AND resident_id = ANY (app_residents()) AND status IN ('DECLARED', 'WITHDRAWN') AND source = 'SELF');
CREATE POLICY "city_records" ON "year_record" FOR INSERT WITH CHECK (
  app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities())
  AND (resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())));

ALTER TABLE "document" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "document" FOR SELECT USING (
  resident_id = ANY (app_residents()) OR (resident_id = ANY (app_counter()) AND city_code = ANY (app_cities())));
CREATE POLICY "in_sight_writes" ON "document" FOR INSERT WITH CHECK (
  resident_id = ANY (app_residents()) OR (resident_id = ANY (app_counter()) AND city_code = ANY (app_cities())));

ALTER TABLE "transfer_case" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "transfer_case" FOR SELECT USING (resident_id = ANY (app_residents()) AND (app_role() = 'RESIDENT' OR submitted_at IS NOT NULL));
CREATE POLICY "resident_opens" ON "transfer_case" FOR INSERT WITH CHECK (resident_id = ANY (app_residents()) AND app_role() = 'RESIDENT');
CREATE POLICY "parties_change" ON "transfer_case" FOR UPDATE USING (
  resident_id = ANY (app_residents())
  AND (app_role() = 'RESIDENT'
       OR (app_role() IN ('CLERK', 'SUPERVISOR') AND submitted_at IS NOT NULL
           AND (destination_city = ANY (app_cities()) OR (origin_city = ANY (app_cities()) AND handed_over_at IS NOT NULL)))));

ALTER TABLE "decision" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "decision" FOR SELECT USING (resident_id = ANY (app_residents()) OR app_role() = 'SYSTEM_VERIFIER');
CREATE POLICY "city_decides" ON "decision" FOR INSERT WITH CHECK (
  resident_id = ANY (app_residents()) AND app_role() IN ('CLERK', 'SUPERVISOR') AND decided_city = ANY (app_cities()) AND decided_by_id::text = app_actor());

ALTER TABLE "certificate" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "certificate" FOR SELECT USING (resident_id = ANY (app_residents()));
CREATE POLICY "city_issues" ON "certificate" FOR INSERT WITH CHECK (
  resident_id = ANY (app_residents()) AND app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities()));

ALTER TABLE "supplement_request" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "supplement_request" FOR SELECT USING (resident_id = ANY (app_residents()));
CREATE POLICY "city_asks" ON "supplement_request" FOR INSERT WITH CHECK (
  resident_id = ANY (app_residents()) AND asked_by_id::text = app_actor()
  AND (app_role() = 'SUPERVISOR' OR (app_role() = 'CLERK' AND sequence = 1)));
CREATE POLICY "resident_answers" ON "supplement_request" FOR UPDATE USING (resident_id = ANY (app_residents()) AND app_role() = 'RESIDENT');

ALTER TABLE "audit_event" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_file" ON "audit_event" FOR SELECT USING (app_role() = 'RESIDENT' AND resident_id = ANY (app_residents()));
CREATE POLICY "case_history" ON "audit_event" FOR SELECT USING (app_role() IN ('CLERK', 'SUPERVISOR') AND resident_id = ANY (app_residents()) AND case_id IS NOT NULL);
CREATE POLICY "auditor" ON "audit_event" FOR SELECT USING (app_role() = 'AUDITOR');
CREATE POLICY "acts_are_recorded" ON "audit_event" FOR INSERT WITH CHECK (
  actor_id = app_actor() AND actor_role = app_role() AND (resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())));

ALTER TABLE "work_item" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "city_queue" ON "work_item" FOR SELECT USING (
  (app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities())) OR resident_id = ANY (app_residents()));
CREATE POLICY "in_sight_writes" ON "work_item" FOR INSERT WITH CHECK (
  resident_id = ANY (app_residents()) OR (resident_id = ANY (app_counter()) AND city_code = ANY (app_cities())));
CREATE POLICY "moves_on" ON "work_item" FOR UPDATE USING (
  (app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities())) OR resident_id = ANY (app_residents()));

ALTER TABLE "staff" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "colleagues" ON "staff" FOR SELECT USING (
  id::text = app_actor() OR city_code = ANY (app_cities()) OR zone_id = ANY (app_zones()) OR app_role() IN ('AUDITOR', 'SYSTEM_STAFF'));
CREATE POLICY "admin_makes" ON "staff" FOR INSERT WITH CHECK (
  app_role() = 'SYSTEM_STAFF' OR (app_role() = 'CITY_ADMIN' AND city_code = ANY (app_cities()) AND role IN ('CLERK', 'SUPERVISOR', 'CITY_ADMIN')));
CREATE POLICY "admin_changes" ON "staff" FOR UPDATE USING (app_role() = 'CITY_ADMIN' AND city_code = ANY (app_cities()));

ALTER TABLE "staff_credential" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own" ON "staff_credential" FOR SELECT USING (staff_id::text = app_actor());
CREATE POLICY "own_change" ON "staff_credential" FOR UPDATE USING (staff_id::text = app_actor());
CREATE POLICY "admin_makes" ON "staff_credential" FOR INSERT WITH CHECK (app_role() IN ('CITY_ADMIN', 'SYSTEM_STAFF'));

ALTER TABLE "totp_use" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "sign_in_writes" ON "totp_use" FOR INSERT WITH CHECK (app_role() = 'SYSTEM_SIGN_IN');

ALTER TABLE "session" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "sign_in_writes" ON "session" FOR INSERT WITH CHECK (app_role() = 'SYSTEM_SIGN_IN');
CREATE POLICY "own" ON "session" FOR SELECT USING (subject_id::text = app_actor() OR app_role() = 'SYSTEM_SIGN_IN');
CREATE POLICY "own_ends" ON "session" FOR UPDATE USING (subject_id::text = app_actor() OR app_role() = 'SYSTEM_SIGN_IN');

ALTER TABLE "idempotency_key" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own" ON "idempotency_key" FOR SELECT USING (actor_id = app_actor());
CREATE POLICY "own_writes" ON "idempotency_key" FOR INSERT WITH CHECK (actor_id = app_actor());

ALTER TABLE "staff_event" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_scope" ON "staff_event" FOR SELECT USING (
  app_role() = 'AUDITOR' OR (app_role() = 'CITY_ADMIN' AND city_code = ANY (app_cities())) OR (app_role() = 'POLICY_ADMIN' AND zone_id = ANY (app_zones())));
CREATE POLICY "acts_are_recorded" ON "staff_event" FOR INSERT WITH CHECK (actor_id = app_actor() AND actor_role = app_role());

ALTER TABLE "rule_set_draft" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "zone_admins" ON "rule_set_draft" FOR SELECT USING (app_role() = 'POLICY_ADMIN' AND zone_id = ANY (app_zones()));
CREATE POLICY "zone_admins_write" ON "rule_set_draft" FOR INSERT WITH CHECK (app_role() = 'POLICY_ADMIN' AND zone_id = ANY (app_zones()) AND author_id::text = app_actor());
CREATE POLICY "zone_admins_change" ON "rule_set_draft" FOR UPDATE USING (app_role() = 'POLICY_ADMIN' AND zone_id = ANY (app_zones()));

ALTER TABLE "rule_set" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "published_is_public" ON "rule_set" FOR SELECT USING (app_role() IS NOT NULL);
CREATE POLICY "zone_admins_publish" ON "rule_set" FOR INSERT WITH CHECK (app_role() = 'POLICY_ADMIN' AND zone_id = ANY (app_zones()) AND publisher_id::text = app_actor());

ALTER TABLE "rule_bundle" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "published_is_public" ON "rule_bundle" FOR SELECT USING (app_role() IS NOT NULL);
CREATE POLICY "kept_when_used" ON "rule_bundle" FOR INSERT WITH CHECK (app_role() IN ('CLERK', 'SUPERVISOR', 'RESIDENT'));
