-- What Prisma's schema cannot say. One statement at a time must do (docs/scale.md rule 26).

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- ---- Closed word lists: text with CHECK, never native enums (docs/scale.md rule 8) ----------------------

ALTER TABLE "city" ADD CONSTRAINT "city_level_check" CHECK ("level" IN ('municipality', 'prefecture', 'county', 'town'));
ALTER TABLE "city" ADD CONSTRAINT "city_code_check" CHECK ("code" ~ '^[0-9]{6}([0-9]{3})?$');
ALTER TABLE "city_tier" ADD CONSTRAINT "city_tier_tier_check" CHECK ("tier" IN ('super', 'mega', 'large-1', 'large-2', 'medium', 'small-1', 'small-2'));
ALTER TABLE "zone" ADD CONSTRAINT "zone_kind_check" CHECK ("kind" IN ('agglomeration', 'metropolitan', 'pilot-2025'));
ALTER TABLE "zone" ADD CONSTRAINT "zone_notice_check" CHECK ("notice_days" BETWEEN 0 AND 365);
ALTER TABLE "rule_set_draft" ADD CONSTRAINT "rule_set_draft_status_check" CHECK ("status" IN ('OPEN', 'SUBMITTED', 'PUBLISHED', 'DISCARDED'));
ALTER TABLE "rule_set_draft" ADD CONSTRAINT "rule_set_draft_four_eyes" CHECK ("publisher_id" IS NULL OR "publisher_id" <> "author_id");
ALTER TABLE "rule_set" ADD CONSTRAINT "rule_set_version_check" CHECK ("version" >= 1);
ALTER TABLE "rule_set" ADD CONSTRAINT "rule_set_sha256_check" CHECK ("sha256" = encode(sha256(convert_to("document", 'UTF8')), 'hex'));
ALTER TABLE "rule_set" ADD CONSTRAINT "rule_set_four_eyes" CHECK ("publisher_id" <> "author_id");
ALTER TABLE "rule_bundle" ADD CONSTRAINT "rule_bundle_sha256_check" CHECK ("sha256" = encode(sha256(convert_to("document", 'UTF8')), 'hex'));
ALTER TABLE "staff" ADD CONSTRAINT "staff_role_check" CHECK ("role" IN ('CLERK', 'SUPERVISOR', 'CITY_ADMIN', 'POLICY_ADMIN', 'PLANNER', 'AUDITOR'));
ALTER TABLE "staff" ADD CONSTRAINT "staff_bound_check" CHECK (
  ("role" IN ('CLERK', 'SUPERVISOR', 'CITY_ADMIN') AND "city_code" IS NOT NULL AND "zone_id" IS NULL)
  OR ("role" IN ('POLICY_ADMIN', 'PLANNER') AND "zone_id" IS NOT NULL AND "city_code" IS NULL)
  OR ("role" = 'AUDITOR' AND "city_code" IS NULL AND "zone_id" IS NULL));
ALTER TABLE "staff" ADD CONSTRAINT "staff_status_check" CHECK ("status" IN ('ACTIVE', 'DISABLED'));
ALTER TABLE "staff" ADD CONSTRAINT "staff_email_check" CHECK ("email" = lower("email"));
ALTER TABLE "session" ADD CONSTRAINT "session_subject_kind_check" CHECK ("subject_kind" IN ('RESIDENT', 'STAFF'));
ALTER TABLE "oidc_identity" ADD CONSTRAINT "oidc_identity_subject_kind_check" CHECK ("subject_kind" IN ('RESIDENT', 'STAFF'));
ALTER TABLE "case_reference" ADD CONSTRAINT "case_reference_code_check" CHECK ("code" ~ '^[0-9]{4}-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z*~$=U]{4}$');
ALTER TABLE "resident" ADD CONSTRAINT "resident_sex_check" CHECK ("sex" IN ('FEMALE', 'MALE'));
ALTER TABLE "resident" ADD CONSTRAINT "resident_id_kind_check" CHECK ("id_kind" IN ('MAINLAND', 'HONG_KONG', 'MACAO', 'TAIWAN'));
ALTER TABLE "resident" ADD CONSTRAINT "resident_locale_check" CHECK ("locale" IN ('zh', 'en'));
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_other_person" CHECK ("ward_id" <> "resident_id");
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_span_check" CHECK ("valid_until" IS NULL OR "valid_until" > "valid_from");
ALTER TABLE "year_record" ADD CONSTRAINT "year_record_status_check" CHECK ("status" IN ('DECLARED', 'VERIFIED', 'REJECTED', 'WITHDRAWN'));
ALTER TABLE "year_record" ADD CONSTRAINT "year_record_source_check" CHECK ("source" IN ('SELF', 'CLERK', 'REGISTER'));
ALTER TABLE "year_record" ADD CONSTRAINT "year_record_span_check" CHECK ("end_on" IS NULL OR "end_on" >= "start_on");
ALTER TABLE "year_record" ADD CONSTRAINT "year_record_verified_check" CHECK ("status" <> 'VERIFIED' OR ("verified_at" IS NOT NULL AND "verified_by_id" IS NOT NULL));
ALTER TABLE "document" ADD CONSTRAINT "document_size_check" CHECK ("size_bytes" BETWEEN 1 AND 10485760);
ALTER TABLE "document" ADD CONSTRAINT "document_sha256_check" CHECK ("sha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "document" ADD CONSTRAINT "document_media_type_check" CHECK ("media_type" IN ('application/pdf', 'image/jpeg', 'image/png'));
ALTER TABLE "transfer_case" ADD CONSTRAINT "transfer_case_state_check" CHECK ("state" IN (
  'DRAFT', 'SUBMITTED', 'CORRECTION_REQUESTED', 'ACCEPTED', 'APPROVAL_PROPOSED', 'REFUSAL_PROPOSED',
  'ORIGIN_CHECK', 'ORIGIN_OBJECTED', 'SETTLED', 'REFUSED', 'WITHDRAWN'));
ALTER TABLE "transfer_case" ADD CONSTRAINT "transfer_case_cities_check" CHECK ("origin_city" <> "destination_city");
ALTER TABLE "transfer_case" ADD CONSTRAINT "transfer_case_accepted_check" CHECK (
  ("accepted_on" IS NULL) = ("bundle_sha256" IS NULL)
  AND ("state" NOT IN ('ACCEPTED', 'APPROVAL_PROPOSED', 'REFUSAL_PROPOSED', 'ORIGIN_CHECK', 'ORIGIN_OBJECTED', 'SETTLED', 'REFUSED') OR "accepted_on" IS NOT NULL));
ALTER TABLE "decision" ADD CONSTRAINT "decision_step_check" CHECK ("step" IN ('PROPOSE_APPROVAL', 'PROPOSE_REFUSAL', 'APPROVE', 'CONFIRM_REFUSAL', 'CONFIRM_ORIGIN', 'OBJECT', 'ANSWER_OBJECTION'));
ALTER TABLE "decision" ADD CONSTRAINT "decision_outcome_check" CHECK ("outcome" IN ('APPROVE', 'REFUSE', 'CONFIRM', 'OBJECT'));
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_kind_check" CHECK ("kind" IN ('MOVE_IN', 'MOVE_OUT'));
ALTER TABLE "supplement_request" ADD CONSTRAINT "supplement_request_sequence_check" CHECK ("sequence" IN (1, 2));
ALTER TABLE "supplement_request" ADD CONSTRAINT "supplement_request_items_check" CHECK (cardinality("items") >= 1);
ALTER TABLE "work_item" ADD CONSTRAINT "work_item_kind_check" CHECK ("kind" IN ('TRANSFER_DESTINATION', 'TRANSFER_ORIGIN', 'LEDGER'));
ALTER TABLE "work_item" ADD CONSTRAINT "work_item_waiting_for_check" CHECK ("waiting_for" IN ('CLERK', 'SUPERVISOR', 'RESIDENT', 'OTHER_CITY', 'NOBODY'));

-- ---- Never two registrations at once, never a gap between two -----------------------------------------------

ALTER TABLE "household_registration" ADD CONSTRAINT "household_registration_span_check" CHECK ("valid_until" IS NULL OR "valid_until" > "valid_from");
ALTER TABLE "household_registration" ADD CONSTRAINT "household_registration_one_at_a_time"
  EXCLUDE USING gist ("resident_id" WITH =, daterange("valid_from", "valid_until", '[)') WITH &&);

CREATE FUNCTION app_refuse_registration_gap() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM household_registration ended
    WHERE ended.resident_id = NEW.resident_id AND ended.valid_until IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM household_registration next
                      WHERE next.resident_id = ended.resident_id AND next.valid_from = ended.valid_until))
  THEN
    RAISE EXCEPTION 'a registration ends with none to follow it' USING ERRCODE = '23514', CONSTRAINT = 'household_registration_no_gap';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER household_registration_no_gap AFTER INSERT OR UPDATE ON "household_registration"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app_refuse_registration_gap();

-- ---- One open transfer per resident, whatever the cities ------------------------------------------------------

CREATE UNIQUE INDEX "transfer_case_one_open" ON "transfer_case" ("resident_id")
  WHERE "state" NOT IN ('SETTLED', 'REFUSED', 'WITHDRAWN');
CREATE UNIQUE INDEX "work_item_one_per_case" ON "work_item" ("city_code", "case_id", "kind") WHERE "case_id" IS NOT NULL;
CREATE UNIQUE INDEX "work_item_one_per_record" ON "work_item" ("city_code", "record_id", "kind") WHERE "record_id" IS NOT NULL;

-- A terminal case never moves again, and an accepted case keeps the rules it was accepted under.
CREATE FUNCTION app_guard_transfer_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('SETTLED', 'REFUSED', 'WITHDRAWN') THEN
    RAISE EXCEPTION 'a closed case does not change' USING ERRCODE = '23514', CONSTRAINT = 'transfer_case_closed';
  END IF;
  IF OLD.accepted_on IS NOT NULL AND (NEW.accepted_on, NEW.bundle_sha256, NEW.rule_set_version, NEW.rule_set_sha256)
      IS DISTINCT FROM (OLD.accepted_on, OLD.bundle_sha256, OLD.rule_set_version, OLD.rule_set_sha256) THEN
    RAISE EXCEPTION 'an accepted case keeps its rules' USING ERRCODE = '23514', CONSTRAINT = 'transfer_case_keeps_rules';
  END IF;
  IF NEW.row_version <> OLD.row_version + 1 THEN
    RAISE EXCEPTION 'each change of a case counts one version on' USING ERRCODE = '23514', CONSTRAINT = 'transfer_case_row_version';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_case_guard BEFORE UPDATE ON "transfer_case" FOR EACH ROW EXECUTE FUNCTION app_guard_transfer_case();

-- ---- Rows that are only ever added ------------------------------------------------------------------------------

CREATE FUNCTION app_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = 'append_only';
END $$;
CREATE TRIGGER year_record_append_only BEFORE UPDATE OR DELETE ON "year_record" FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER decision_append_only BEFORE UPDATE OR DELETE ON "decision" FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER certificate_append_only BEFORE UPDATE OR DELETE ON "certificate" FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON "audit_event" FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER staff_event_append_only BEFORE UPDATE OR DELETE ON "staff_event" FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER rule_set_append_only BEFORE UPDATE OR DELETE ON "rule_set" FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER rule_bundle_append_only BEFORE UPDATE OR DELETE ON "rule_bundle" FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER year_record_no_truncate BEFORE TRUNCATE ON "year_record" FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER decision_no_truncate BEFORE TRUNCATE ON "decision" FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER certificate_no_truncate BEFORE TRUNCATE ON "certificate" FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON "audit_event" FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER staff_event_no_truncate BEFORE TRUNCATE ON "staff_event" FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER rule_set_no_truncate BEFORE TRUNCATE ON "rule_set" FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER rule_bundle_no_truncate BEFORE TRUNCATE ON "rule_bundle" FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
