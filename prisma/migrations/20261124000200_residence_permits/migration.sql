-- Residence permits: their acts, applications and schedule, what cities publish and sign, and lists of employers.

-- AlterTable
ALTER TABLE "year_record" ADD COLUMN     "permit_id" UUID;

-- AlterTable
ALTER TABLE "document" ADD COLUMN     "application_id" UUID;

-- AlterTable
ALTER TABLE "work_item" ADD COLUMN     "application_id" UUID,
ADD COLUMN     "application_kind" TEXT,
ADD COLUMN     "import_id" UUID;

-- CreateTable
CREATE TABLE "permit" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "city_code" TEXT NOT NULL,
    "place_code" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "due_on" DATE,
    "next_act_on" DATE,
    "scheduled_through" DATE NOT NULL,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "permit_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "permit_act" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "permit_id" UUID NOT NULL,
    "city_code" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "on_day" DATE NOT NULL,
    "because" TEXT,
    "left_on" DATE,
    "false_since" DATE,
    "address" TEXT,
    "note" TEXT,
    "application_id" UUID,
    "actor_id" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "permit_act_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "permit_number" (
    "number" TEXT NOT NULL,
    "resident_id" UUID NOT NULL,
    "permit_id" UUID NOT NULL,

    CONSTRAINT "permit_number_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "permit_application" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "city_code" TEXT NOT NULL,
    "place_code" TEXT NOT NULL,
    "permit_id" UUID,
    "state" TEXT NOT NULL,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "answers" JSONB NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "received_on" DATE,
    "handed_in_on" DATE,
    "accepted_on" DATE,
    "due_on" DATE,
    "deemed_on" DATE,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "permit_application_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "permit_decision" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "case_document" TEXT,
    "answer" TEXT,
    "bundle_sha256" TEXT,
    "evidence_ids" UUID[],
    "grounds" TEXT[],
    "note" TEXT,
    "decided_by_id" UUID NOT NULL,
    "decided_role" TEXT NOT NULL,
    "decided_city" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "permit_decision_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "permit_supplement" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "city_code" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "items" TEXT[],
    "note" TEXT,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "permit_supplement_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "site_visit" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "city_code" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE NOT NULL,
    "visited_on" DATE,
    "finding" TEXT,
    "note" TEXT,
    "visited_by_id" UUID,
    "reported_at" TIMESTAMPTZ(3),

    CONSTRAINT "site_visit_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "permit_ban" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "city_code" TEXT NOT NULL,
    "permit_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "permit_ban_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "scheduled_act_done" (
    "resident_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "on_day" DATE NOT NULL,
    "done_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scheduled_act_done_pkey" PRIMARY KEY ("resident_id","key")
);

-- CreateTable
CREATE TABLE "notice" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "credential" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "permit_id" UUID NOT NULL,
    "city_code" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "list_no" INTEGER NOT NULL,
    "list_index" INTEGER NOT NULL,
    "kid" TEXT NOT NULL,
    "holder_jwk" JSONB,
    "device_name" TEXT,
    "token_sha256" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_for" TEXT,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "statement_import" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "jti" TEXT NOT NULL,
    "city_code" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "token_sha256" TEXT NOT NULL,
    "outcome" JSONB NOT NULL,
    "imported_by_id" UUID NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_import_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "city_publication" (
    "city_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "document" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "sample" BOOLEAN NOT NULL,
    "publisher_id" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "city_publication_pkey" PRIMARY KEY ("city_code","kind","version")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "owner" TEXT NOT NULL,
    "kid" TEXT NOT NULL,
    "public_jwk" JSONB NOT NULL,
    "private_sealed" BYTEA NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_for" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("owner","kid")
);

-- CreateTable
CREATE TABLE "trust_list" (
    "version" INTEGER NOT NULL,
    "token" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "next_update" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trust_list_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "status_entry" (
    "city_code" TEXT NOT NULL,
    "list_no" INTEGER NOT NULL,
    "list_index" INTEGER NOT NULL,
    "status" SMALLINT NOT NULL,

    CONSTRAINT "status_entry_pkey" PRIMARY KEY ("city_code","list_no","list_index")
);

-- CreateTable
CREATE TABLE "status_list" (
    "city_code" TEXT NOT NULL,
    "list_no" INTEGER NOT NULL,
    "token" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "status_list_pkey" PRIMARY KEY ("city_code","list_no")
);

-- CreateTable
CREATE TABLE "permit_batch" (
    "city_code" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "employer" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "read_as" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "lines" INTEGER NOT NULL DEFAULT 0,
    "fit" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "row_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "permit_batch_pkey" PRIMARY KEY ("city_code","id")
);

-- CreateTable
CREATE TABLE "permit_batch_line" (
    "city_code" TEXT NOT NULL,
    "batch_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "permit_number" TEXT NOT NULL,
    "person_name" TEXT NOT NULL,
    "resident_id" UUID,
    "permit_id" UUID,
    "finding" TEXT,
    "values" JSONB NOT NULL DEFAULT '{}',
    "outcome" TEXT,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "permit_batch_line_pkey" PRIMARY KEY ("city_code","batch_id","line_no")
);

-- CreateIndex
CREATE UNIQUE INDEX "permit_resident_id_id_city_code_key" ON "permit"("resident_id", "id", "city_code");

-- CreateIndex
CREATE INDEX "permit_next_act_on_idx" ON "permit"("next_act_on");

-- CreateIndex
CREATE INDEX "permit_resident_id_city_code_idx" ON "permit"("resident_id", "city_code");

-- CreateIndex
CREATE UNIQUE INDEX "permit_act_resident_id_permit_id_sequence_key" ON "permit_act"("resident_id", "permit_id", "sequence");

-- CreateIndex
CREATE INDEX "permit_application_deemed_on_idx" ON "permit_application"("deemed_on");

-- CreateIndex
CREATE INDEX "permit_decision_resident_id_application_id_idx" ON "permit_decision"("resident_id", "application_id");

-- CreateIndex
CREATE UNIQUE INDEX "permit_supplement_resident_id_application_id_sequence_key" ON "permit_supplement"("resident_id", "application_id", "sequence");

-- CreateIndex
CREATE INDEX "credential_resident_id_permit_id_idx" ON "credential"("resident_id", "permit_id");

-- CreateIndex
CREATE UNIQUE INDEX "statement_import_resident_id_issuer_jti_key" ON "statement_import"("resident_id", "issuer", "jti");

-- AddForeignKey
ALTER TABLE "year_record" ADD CONSTRAINT "year_record_resident_id_permit_id_fkey" FOREIGN KEY ("resident_id", "permit_id") REFERENCES "permit"("resident_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_resident_id_application_id_fkey" FOREIGN KEY ("resident_id", "application_id") REFERENCES "permit_application"("resident_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "permit" ADD CONSTRAINT "permit_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("resident_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "permit_act" ADD CONSTRAINT "permit_act_resident_id_permit_id_city_code_fkey" FOREIGN KEY ("resident_id", "permit_id", "city_code") REFERENCES "permit"("resident_id", "id", "city_code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "permit_application" ADD CONSTRAINT "permit_application_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("resident_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "permit_application" ADD CONSTRAINT "permit_application_resident_id_permit_id_fkey" FOREIGN KEY ("resident_id", "permit_id") REFERENCES "permit"("resident_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "permit_decision" ADD CONSTRAINT "permit_decision_resident_id_application_id_fkey" FOREIGN KEY ("resident_id", "application_id") REFERENCES "permit_application"("resident_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "permit_supplement" ADD CONSTRAINT "permit_supplement_resident_id_application_id_fkey" FOREIGN KEY ("resident_id", "application_id") REFERENCES "permit_application"("resident_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "site_visit" ADD CONSTRAINT "site_visit_resident_id_application_id_fkey" FOREIGN KEY ("resident_id", "application_id") REFERENCES "permit_application"("resident_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "permit_ban" ADD CONSTRAINT "permit_ban_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("resident_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "scheduled_act_done" ADD CONSTRAINT "scheduled_act_done_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("resident_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("resident_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_resident_id_permit_id_fkey" FOREIGN KEY ("resident_id", "permit_id") REFERENCES "permit"("resident_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "statement_import" ADD CONSTRAINT "statement_import_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("resident_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "city_publication" ADD CONSTRAINT "city_publication_city_code_fkey" FOREIGN KEY ("city_code") REFERENCES "city"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "permit_batch_line" ADD CONSTRAINT "permit_batch_line_city_code_batch_id_fkey" FOREIGN KEY ("city_code", "batch_id") REFERENCES "permit_batch"("city_code", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- ---- Closed word lists ------------------------------------------------------------------------------------

ALTER TABLE "year_record" DROP CONSTRAINT "year_record_source_check";
ALTER TABLE "year_record" ADD CONSTRAINT "year_record_source_check" CHECK ("source" IN ('SELF', 'CLERK', 'REGISTER', 'PERMIT', 'STATEMENT'));
ALTER TABLE "year_record" ADD CONSTRAINT "year_record_permit_check" CHECK ("source" <> 'PERMIT' OR "permit_id" IS NOT NULL);
CREATE INDEX "year_record_permit" ON "year_record" ("resident_id", "permit_id") WHERE "permit_id" IS NOT NULL;
ALTER TABLE "work_item" DROP CONSTRAINT "work_item_kind_check";
ALTER TABLE "work_item" ADD CONSTRAINT "work_item_kind_check" CHECK ("kind" IN ('TRANSFER_DESTINATION', 'TRANSFER_ORIGIN', 'LEDGER', 'PERMIT', 'SITE_VISIT', 'STATEMENT'));
CREATE UNIQUE INDEX "work_item_one_per_application" ON "work_item" ("city_code", "application_id", "kind") WHERE "application_id" IS NOT NULL;
CREATE UNIQUE INDEX "work_item_one_per_import" ON "work_item" ("city_code", "import_id", "kind") WHERE "import_id" IS NOT NULL;
ALTER TABLE "permit" ADD CONSTRAINT "permit_state_check" CHECK ("state" IN ('IN_FORCE', 'SUSPENDED', 'CANCELLED', 'REVOKED'));
ALTER TABLE "permit" ADD CONSTRAINT "permit_number_check" CHECK ("number" ~ '^[0-9]{6}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{4}[0-9A-HJKMNP-TV-Z*~$=U]$');
ALTER TABLE "permit_act" ADD CONSTRAINT "permit_act_type_check" CHECK (
  CASE "type"
    WHEN 'ISSUED' THEN "sequence" = 1 AND "because" IS NULL
    WHEN 'ENDORSED' THEN "because" IS NULL
    WHEN 'SUSPENDED' THEN "because" IS NULL
    WHEN 'RESTORED' THEN "because" IS NULL
    WHEN 'REPLACED' THEN "because" IN ('DAMAGED', 'LOST')
    WHEN 'ADDRESS_CHANGED' THEN "left_on" < "on_day" AND "address" IS NOT NULL
    WHEN 'CANCELLED' THEN "because" IN ('LOCAL_REGISTRATION', 'DEATH', 'OWN_WISH', 'LAPSED_TOO_LONG', 'REISSUED')
    WHEN 'REVOKED' THEN "false_since" <= "on_day"
    ELSE false
  END);
ALTER TABLE "permit_application" ADD CONSTRAINT "permit_application_kind_check" CHECK ("kind" IN ('FIRST_ISSUE', 'ENDORSEMENT', 'ADDRESS_CHANGE', 'DAMAGED_REPLACEMENT', 'LOSS_REPLACEMENT'));
ALTER TABLE "permit_application" ADD CONSTRAINT "permit_application_state_check" CHECK ("state" IN (
  'DRAFT', 'SUBMITTED', 'CORRECTION_REQUESTED', 'RESUBMITTED', 'ACCEPTED', 'GRANTED', 'REFUSED', 'NOT_NEEDED', 'NOT_COMPETENT', 'WITHDRAWN'));
ALTER TABLE "permit_application" ADD CONSTRAINT "permit_application_days_check" CHECK (
  ("state" = 'DRAFT') <= ("submitted_at" IS NULL) AND ("state" NOT IN ('ACCEPTED', 'GRANTED', 'REFUSED') OR "accepted_on" IS NOT NULL)
  AND ("deemed_on" IS NULL OR "state" IN ('SUBMITTED', 'RESUBMITTED')));
ALTER TABLE "permit_decision" ADD CONSTRAINT "permit_decision_outcome_check" CHECK ("outcome" IN ('GRANTED', 'REFUSED', 'NOT_NEEDED', 'NOT_COMPETENT'));
ALTER TABLE "permit_decision" ADD CONSTRAINT "permit_decision_grounds_check" CHECK ("outcome" <> 'REFUSED' OR cardinality("grounds") >= 1);
ALTER TABLE "permit_supplement" ADD CONSTRAINT "permit_supplement_check" CHECK ("sequence" IN (1, 2) AND cardinality("items") >= 1);
ALTER TABLE "site_visit" ADD CONSTRAINT "site_visit_check" CHECK (
  ("finding" IS NULL OR "finding" IN ('LIVES_THERE', 'NOT_LIVING_THERE', 'NOBODY_MET'))
  AND ("finding" IS NULL) = ("visited_on" IS NULL) AND ("finding" IS NULL) = ("visited_by_id" IS NULL));
ALTER TABLE "credential" ADD CONSTRAINT "credential_form_check" CHECK ("form" IN ('PHONE', 'CARD') AND ("form" = 'PHONE') = ("holder_jwk" IS NOT NULL));
ALTER TABLE "credential" ADD CONSTRAINT "credential_revoked_check" CHECK (("revoked_at" IS NULL) = ("revoked_for" IS NULL));
ALTER TABLE "status_entry" ADD CONSTRAINT "status_entry_check" CHECK ("status" IN (0, 1, 2) AND "list_index" >= 0 AND "list_no" >= 1);
ALTER TABLE "city_publication" ADD CONSTRAINT "city_publication_check" CHECK ("kind" IN ('PERMIT_RULE', 'PERMIT_RIGHTS') AND "version" >= 1
  AND "sha256" = encode(sha256(convert_to("document", 'UTF8')), 'hex'));
ALTER TABLE "signing_key" ADD CONSTRAINT "signing_key_check" CHECK (
  ("owner" = 'OPERATOR' OR "owner" ~ '^[0-9]{6}$') AND ("revoked_at" IS NULL) = ("revoked_for" IS NULL)
  AND ("revoked_for" IS NULL OR "revoked_for" IN ('COMPROMISE', 'RETIRED')));
ALTER TABLE "permit_batch" ADD CONSTRAINT "permit_batch_state_check" CHECK ("state" IN ('CHECKING', 'CHECKED', 'CONFIRMED', 'DONE', 'DISCARDED'));
ALTER TABLE "permit_batch" ADD CONSTRAINT "permit_batch_file_check" CHECK ("file_sha256" ~ '^[0-9a-f]{64}$');

-- ---- One live permit per person and city; one open application of a kind ------------------------------------

-- What a status list is packed from: all but the valid, who are nearly everybody.
CREATE INDEX "status_entry_not_valid" ON "status_entry" ("city_code", "list_no", "list_index") WHERE "status" <> 0;
CREATE UNIQUE INDEX "permit_one_live" ON "permit" ("resident_id", "city_code") WHERE "state" IN ('IN_FORCE', 'SUSPENDED');
CREATE INDEX "permit_live_by_city" ON "permit" ("city_code") WHERE "state" IN ('IN_FORCE', 'SUSPENDED');
CREATE UNIQUE INDEX "permit_application_one_open" ON "permit_application" ("resident_id", "city_code", "kind")
  WHERE "state" NOT IN ('GRANTED', 'REFUSED', 'NOT_NEEDED', 'NOT_COMPETENT', 'WITHDRAWN');

-- A closed application never moves again; what is revoked stays so; each change counts one version on.
CREATE FUNCTION app_guard_permit_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('GRANTED', 'REFUSED', 'NOT_NEEDED', 'NOT_COMPETENT', 'WITHDRAWN') THEN
    RAISE EXCEPTION 'a closed application does not change' USING ERRCODE = '23514', CONSTRAINT = 'permit_application_closed';
  END IF;
  IF NEW.row_version <> OLD.row_version + 1 THEN
    RAISE EXCEPTION 'each change of an application counts one version on' USING ERRCODE = '23514', CONSTRAINT = 'permit_application_row_version';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER permit_application_guard BEFORE UPDATE ON "permit_application" FOR EACH ROW EXECUTE FUNCTION app_guard_permit_application();

CREATE FUNCTION app_guard_permit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'REVOKED' AND NEW.state <> 'REVOKED' OR OLD.state = 'CANCELLED' AND NEW.state NOT IN ('CANCELLED', 'REVOKED') THEN
    RAISE EXCEPTION 'a permit that has ended does not come back' USING ERRCODE = '23514', CONSTRAINT = 'permit_ended';
  END IF;
  IF NEW.row_version <> OLD.row_version + 1 THEN
    RAISE EXCEPTION 'each change of a permit counts one version on' USING ERRCODE = '23514', CONSTRAINT = 'permit_row_version';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER permit_guard BEFORE UPDATE ON "permit" FOR EACH ROW EXECUTE FUNCTION app_guard_permit();

-- A visit is reported once.
CREATE FUNCTION app_guard_site_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.finding IS NOT NULL THEN
    RAISE EXCEPTION 'a visit is reported once' USING ERRCODE = '23514', CONSTRAINT = 'site_visit_reported';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER site_visit_guard BEFORE UPDATE ON "site_visit" FOR EACH ROW EXECUTE FUNCTION app_guard_site_visit();

CREATE UNIQUE INDEX "site_visit_one_open" ON "site_visit" ("resident_id", "application_id") WHERE "finding" IS NULL;

-- ---- Rows that are only ever added ---------------------------------------------------------------------------

CREATE TRIGGER permit_act_append_only BEFORE UPDATE OR DELETE ON "permit_act" FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER permit_number_append_only BEFORE UPDATE OR DELETE ON "permit_number" FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER permit_decision_append_only BEFORE UPDATE OR DELETE ON "permit_decision" FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER permit_ban_append_only BEFORE UPDATE OR DELETE ON "permit_ban" FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER scheduled_act_done_append_only BEFORE UPDATE OR DELETE ON "scheduled_act_done" FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER statement_import_append_only BEFORE UPDATE OR DELETE ON "statement_import" FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER city_publication_append_only BEFORE UPDATE OR DELETE ON "city_publication" FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER trust_list_append_only BEFORE UPDATE OR DELETE ON "trust_list" FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER permit_act_no_truncate BEFORE TRUNCATE ON "permit_act" FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER permit_number_no_truncate BEFORE TRUNCATE ON "permit_number" FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER permit_decision_no_truncate BEFORE TRUNCATE ON "permit_decision" FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER permit_ban_no_truncate BEFORE TRUNCATE ON "permit_ban" FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER scheduled_act_done_no_truncate BEFORE TRUNCATE ON "scheduled_act_done" FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER statement_import_no_truncate BEFORE TRUNCATE ON "statement_import" FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER city_publication_no_truncate BEFORE TRUNCATE ON "city_publication" FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER trust_list_no_truncate BEFORE TRUNCATE ON "trust_list" FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

-- ---- Ways in -------------------------------------------------------------------------------------------------

-- Opens an application to an officer of its city: of the person, that city's own rows come into sight.
CREATE FUNCTION app_open_application(p_reference text, p_event uuid, p_at timestamptz)
RETURNS TABLE (resident_id uuid, application_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  opened record;
BEGIN
  IF app_role() NOT IN ('CLERK', 'SUPERVISOR') OR app_role() IS NULL THEN RETURN; END IF;
  SELECT a.resident_id, a.id INTO opened
    FROM case_reference c JOIN permit_application a ON a.resident_id = c.resident_id AND a.id = c.case_id
   WHERE c.code = p_reference AND a.submitted_at IS NOT NULL AND a.city_code = ANY (app_cities());
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM app_add_to('app.counter', opened.resident_id);
  PERFORM app_record_look(opened.resident_id, p_event, p_at, 'APPLICATION_OPENED', opened.id, 'PERMIT_APPLICATION', p_reference, NULL);
  RETURN QUERY SELECT opened.resident_id, opened.id;
END $$;

-- Opens a permit of the acting city by its number.
CREATE FUNCTION app_open_permit(p_number text, p_event uuid, p_at timestamptz)
RETURNS TABLE (resident_id uuid, permit_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  opened record;
BEGIN
  IF app_role() NOT IN ('CLERK', 'SUPERVISOR') OR app_role() IS NULL THEN RETURN; END IF;
  SELECT p.resident_id, p.id INTO opened
    FROM permit_number n JOIN permit p ON p.resident_id = n.resident_id AND p.id = n.permit_id
   WHERE n.number = p_number AND p.city_code = ANY (app_cities());
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM app_add_to('app.counter', opened.resident_id);
  PERFORM app_record_look(opened.resident_id, p_event, p_at, 'PERMIT_OPENED', opened.id, 'PERMIT', p_number, NULL);
  RETURN QUERY SELECT opened.resident_id, opened.id;
END $$;

-- Opens the conflict that a statement of years left in the acting city.
CREATE FUNCTION app_open_statement_item(p_city text, p_item uuid, p_event uuid, p_at timestamptz)
RETURNS TABLE (resident_id uuid, import_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  opened record;
BEGIN
  IF app_role() NOT IN ('CLERK', 'SUPERVISOR') OR app_role() IS NULL THEN RETURN; END IF;
  SELECT w.resident_id, w.import_id INTO opened FROM work_item w
   WHERE w.city_code = p_city AND w.id = p_item AND w.kind = 'STATEMENT' AND w.city_code = ANY (app_cities());
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM app_add_to('app.counter', opened.resident_id);
  PERFORM app_record_look(opened.resident_id, p_event, p_at, 'STATEMENT_OPENED', NULL, 'STATEMENT', opened.import_id::text, NULL);
  RETURN QUERY SELECT opened.resident_id, opened.import_id;
END $$;

-- Where somebody is registered, for the city that has an application or a permit of theirs before it: whether they
-- live away from home is what the permit hangs on, and the registered address stands on it (Decree 663 arts. 2 and 4).
CREATE FUNCTION app_registration_of(p_resident uuid) RETURNS TABLE (city_code text, address text, household_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT h.city_code, h.address, h.household_id FROM household_registration h
  WHERE h.resident_id = p_resident AND h.valid_until IS NULL
    AND (p_resident = ANY (app_residents())
         OR (p_resident = ANY (app_counter()) AND app_role() IN ('CLERK', 'SUPERVISOR')
             AND (EXISTS (SELECT 1 FROM permit_application a WHERE a.resident_id = p_resident AND a.submitted_at IS NOT NULL AND a.city_code = ANY (app_cities()))
                  OR EXISTS (SELECT 1 FROM permit p WHERE p.resident_id = p_resident AND p.city_code = ANY (app_cities())))))
$$;

-- What an employer's list is checked against: permits of the acting city by number, with the holder's name.
CREATE FUNCTION app_match_permits(p_numbers text[]) RETURNS TABLE (number text, resident_id uuid, permit_id uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT n.number, p.resident_id, p.id, r.name
  FROM permit_number n JOIN permit p ON p.resident_id = n.resident_id AND p.id = n.permit_id
  JOIN resident r ON r.resident_id = p.resident_id
  WHERE n.number = ANY (p_numbers) AND p.city_code = ANY (app_cities()) AND app_role() IN ('CLERK', 'SUPERVISOR')
$$;

-- Whom the days bring something: permits whose next day has come, and papers that nobody answered.
CREATE FUNCTION app_schedule_due(p_today date, p_limit integer) RETURNS TABLE (resident_id uuid, subject_kind text, subject_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT due.resident_id, due.subject_kind, due.subject_id FROM (
    (SELECT p.resident_id, 'PERMIT' AS subject_kind, p.id AS subject_id, p.next_act_on AS on_day FROM permit p
      WHERE p.next_act_on <= p_today ORDER BY p.next_act_on, p.resident_id LIMIT p_limit)
    UNION ALL
    (SELECT a.resident_id, 'APPLICATION', a.id, a.deemed_on FROM permit_application a
      WHERE a.deemed_on <= p_today ORDER BY a.deemed_on, a.resident_id LIMIT p_limit)) due
  WHERE app_role() = 'SYSTEM_SCHEDULER'
  ORDER BY due.on_day, due.resident_id LIMIT p_limit
$$;

-- Batches that are confirmed and not finished, or still being checked, in whatever city.
CREATE FUNCTION app_batches_open() RETURNS TABLE (city_code text, id uuid, state text, officer_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT b.city_code, b.id, b.state, coalesce(b.confirmed_by_id, b.created_by_id) FROM permit_batch b
  WHERE b.state IN ('CHECKING', 'CONFIRMED') AND app_role() = 'SYSTEM_SCHEDULER' ORDER BY b.created_at
$$;

-- What the status lists say of a credential of somebody in sight. A revocation is never taken back.
CREATE FUNCTION app_set_status(p_resident uuid, p_credential uuid, p_status smallint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE status_entry s SET status = p_status
  FROM credential c
  WHERE c.resident_id = p_resident AND c.id = p_credential AND (p_resident = ANY (app_residents()) OR p_resident = ANY (app_counter()))
    AND (app_role() IN ('CLERK', 'SUPERVISOR', 'SYSTEM_SCHEDULER') OR (app_role() = 'RESIDENT' AND p_status = 1))
    AND s.city_code = c.city_code AND s.list_no = c.list_no AND s.list_index = c.list_index AND s.status <> 1
$$;

-- How many live permits a city's new rule concerns, up to a limit: its administrator sees no permit, only their number.
CREATE FUNCTION app_count_live_permits(p_limit integer) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT count(*) FROM (SELECT 1 FROM permit p
    WHERE p.city_code = ANY (app_cities()) AND p.state IN ('IN_FORCE', 'SUSPENDED') AND app_role() = 'CITY_ADMIN' LIMIT p_limit) live
$$;

-- ---- Row-level security -----------------------------------------------------------------------------------------

ALTER TABLE "permit" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "permit" FOR SELECT USING (
  (resident_id = ANY (app_residents()) AND app_role() NOT IN ('CLERK', 'SUPERVISOR'))
  OR ((resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())) AND city_code = ANY (app_cities())));
CREATE POLICY "city_issues" ON "permit" FOR INSERT WITH CHECK (
  app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities()) AND (resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())));
CREATE POLICY "moves_on" ON "permit" FOR UPDATE USING (
  (app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities()) AND (resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter()))) OR (app_role() = 'SYSTEM_SCHEDULER' AND resident_id = ANY (app_residents())) OR (app_role() = 'RESIDENT' AND resident_id = ANY (app_residents())))
  WITH CHECK (app_role() <> 'RESIDENT' OR state = 'CANCELLED');

ALTER TABLE "permit_act" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "permit_act" FOR SELECT USING (
  (resident_id = ANY (app_residents()) AND app_role() NOT IN ('CLERK', 'SUPERVISOR'))
  OR ((resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())) AND city_code = ANY (app_cities())));
CREATE POLICY "acts_join" ON "permit_act" FOR INSERT WITH CHECK (
  actor_id = app_actor() AND actor_role = app_role()
  AND ((app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities()) AND (resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())) AND type <> 'SUSPENDED' AND (type <> 'REVOKED' OR app_role() = 'SUPERVISOR'))
       OR ((app_role() = 'SYSTEM_SCHEDULER' AND resident_id = ANY (app_residents())) AND (type = 'SUSPENDED' OR (type = 'CANCELLED' AND because IN ('LAPSED_TOO_LONG', 'LOCAL_REGISTRATION'))))
       OR ((app_role() = 'RESIDENT' AND resident_id = ANY (app_residents())) AND type = 'CANCELLED' AND because = 'OWN_WISH')));

ALTER TABLE "permit_number" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "permit_number" FOR SELECT USING (
  (resident_id = ANY (app_residents()) AND app_role() NOT IN ('CLERK', 'SUPERVISOR'))
  OR ((resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())) AND left(number, 6) = ANY (app_cities())));
CREATE POLICY "in_sight_writes" ON "permit_number" FOR INSERT WITH CHECK (
  app_role() IN ('CLERK', 'SUPERVISOR') AND (resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())));

ALTER TABLE "permit_application" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "permit_application" FOR SELECT USING (
  (resident_id = ANY (app_residents()) AND (app_role() = 'RESIDENT' OR (submitted_at IS NOT NULL AND app_role() NOT IN ('CLERK', 'SUPERVISOR'))))
  OR ((resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())) AND city_code = ANY (app_cities()) AND submitted_at IS NOT NULL));
CREATE POLICY "resident_opens" ON "permit_application" FOR INSERT WITH CHECK (
  (app_role() = 'RESIDENT' AND resident_id = ANY (app_residents())));
CREATE POLICY "moves_on" ON "permit_application" FOR UPDATE USING (
  (app_role() = 'RESIDENT' AND resident_id = ANY (app_residents())) OR (app_role() = 'SYSTEM_SCHEDULER' AND resident_id = ANY (app_residents())) OR (app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities()) AND (resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())) AND submitted_at IS NOT NULL))
  WITH CHECK (app_role() <> 'RESIDENT' OR state IN ('DRAFT', 'SUBMITTED', 'RESUBMITTED', 'WITHDRAWN'));

ALTER TABLE "permit_decision" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "permit_decision" FOR SELECT USING (
  app_role() = 'SYSTEM_VERIFIER' OR (resident_id = ANY (app_residents()) AND app_role() NOT IN ('CLERK', 'SUPERVISOR'))
  OR ((resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())) AND decided_city = ANY (app_cities())));
CREATE POLICY "city_decides" ON "permit_decision" FOR INSERT WITH CHECK (
  app_role() IN ('CLERK', 'SUPERVISOR') AND decided_city = ANY (app_cities()) AND decided_by_id::text = app_actor()
  AND (resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())));

ALTER TABLE "permit_supplement" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "permit_supplement" FOR SELECT USING (
  (resident_id = ANY (app_residents()) AND app_role() NOT IN ('CLERK', 'SUPERVISOR'))
  OR ((resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())) AND city_code = ANY (app_cities())));
CREATE POLICY "city_asks" ON "permit_supplement" FOR INSERT WITH CHECK (
  asked_by_id::text = app_actor() AND city_code = ANY (app_cities())
  AND (resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter()))
  AND (app_role() = 'SUPERVISOR' OR (app_role() = 'CLERK' AND sequence = 1)));
CREATE POLICY "resident_answers" ON "permit_supplement" FOR UPDATE USING (app_role() = 'RESIDENT' AND resident_id = ANY (app_residents()));

ALTER TABLE "site_visit" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "site_visit" FOR SELECT USING (
  (resident_id = ANY (app_residents()) AND app_role() NOT IN ('CLERK', 'SUPERVISOR'))
  OR ((resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())) AND city_code = ANY (app_cities())));
CREATE POLICY "city_asks" ON "site_visit" FOR INSERT WITH CHECK (
  app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities()) AND (resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())) AND asked_by_id::text = app_actor());
CREATE POLICY "city_reports" ON "site_visit" FOR UPDATE USING (
  app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities()) AND (resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())));

ALTER TABLE "permit_ban" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "permit_ban" FOR SELECT USING (
  (resident_id = ANY (app_residents()) AND app_role() NOT IN ('CLERK', 'SUPERVISOR'))
  OR ((resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())) AND city_code = ANY (app_cities())));
CREATE POLICY "supervisor_bans" ON "permit_ban" FOR INSERT WITH CHECK (
  app_role() = 'SUPERVISOR' AND city_code = ANY (app_cities()) AND (resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())));

ALTER TABLE "scheduled_act_done" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "scheduler_reads" ON "scheduled_act_done" FOR SELECT USING (app_role() = 'SYSTEM_SCHEDULER' AND resident_id = ANY (app_residents()));
CREATE POLICY "done_once" ON "scheduled_act_done" FOR INSERT WITH CHECK (app_role() = 'SYSTEM_SCHEDULER' AND resident_id = ANY (app_residents()));

ALTER TABLE "notice" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own" ON "notice" FOR SELECT USING (
  (app_role() = 'RESIDENT' AND resident_id = ANY (app_residents())));
CREATE POLICY "is_told" ON "notice" FOR INSERT WITH CHECK (
  (resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())) AND (app_role() <> 'RESIDENT' OR kind = 'PERMIT_CANCELLED'));
CREATE POLICY "is_read" ON "notice" FOR UPDATE USING (
  (app_role() = 'RESIDENT' AND resident_id = ANY (app_residents())));

ALTER TABLE "credential" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "credential" FOR SELECT USING (
  (resident_id = ANY (app_residents()) AND app_role() NOT IN ('CLERK', 'SUPERVISOR'))
  OR ((resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())) AND city_code = ANY (app_cities())));
CREATE POLICY "is_issued" ON "credential" FOR INSERT WITH CHECK (
  (app_role() = 'RESIDENT' AND resident_id = ANY (app_residents())) OR (app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities()) AND (resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter()))));
CREATE POLICY "is_revoked" ON "credential" FOR UPDATE USING (
  (app_role() = 'RESIDENT' AND resident_id = ANY (app_residents())) OR (app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities()) AND (resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter()))) OR (app_role() = 'SYSTEM_SCHEDULER' AND resident_id = ANY (app_residents())));

ALTER TABLE "statement_import" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "in_sight" ON "statement_import" FOR SELECT USING (
  (resident_id = ANY (app_residents()) AND app_role() NOT IN ('CLERK', 'SUPERVISOR'))
  OR ((resident_id = ANY (app_residents()) OR resident_id = ANY (app_counter())) AND city_code = ANY (app_cities())));
CREATE POLICY "is_taken_in" ON "statement_import" FOR INSERT WITH CHECK (
  app_role() = 'SYSTEM_STATEMENT' AND resident_id = ANY (app_residents()));

ALTER TABLE "city_publication" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "published_is_public" ON "city_publication" FOR SELECT USING (
  app_role() IS NOT NULL);
CREATE POLICY "city_publishes" ON "city_publication" FOR INSERT WITH CHECK (
  app_role() = 'CITY_ADMIN' AND city_code = ANY (app_cities()) AND publisher_id::text = app_actor());

ALTER TABLE "signing_key" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "issuer_signs" ON "signing_key" FOR SELECT USING (
  app_role() = 'SYSTEM_ISSUER' OR (app_role() = 'CITY_ADMIN' AND owner = ANY (app_cities())));
CREATE POLICY "keys_are_made" ON "signing_key" FOR INSERT WITH CHECK (
  app_role() = 'SYSTEM_ISSUER' OR (app_role() = 'CITY_ADMIN' AND owner = ANY (app_cities())));
CREATE POLICY "keys_end" ON "signing_key" FOR UPDATE USING (
  app_role() = 'SYSTEM_ISSUER' OR (app_role() = 'CITY_ADMIN' AND owner = ANY (app_cities())));

ALTER TABLE "trust_list" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "published_is_public" ON "trust_list" FOR SELECT USING (
  app_role() IS NOT NULL);
CREATE POLICY "operator_signs" ON "trust_list" FOR INSERT WITH CHECK (
  app_role() = 'SYSTEM_ISSUER');

ALTER TABLE "status_entry" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "issuer_signs" ON "status_entry" FOR SELECT USING (
  app_role() = 'SYSTEM_ISSUER');
CREATE POLICY "places_are_taken" ON "status_entry" FOR INSERT WITH CHECK (
  app_role() IN ('RESIDENT', 'CLERK', 'SUPERVISOR') AND status = 0);

ALTER TABLE "status_list" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "published_is_public" ON "status_list" FOR SELECT USING (
  app_role() IS NOT NULL);
CREATE POLICY "issuer_signs" ON "status_list" FOR INSERT WITH CHECK (
  app_role() = 'SYSTEM_ISSUER');
CREATE POLICY "issuer_signs_anew" ON "status_list" FOR UPDATE USING (
  app_role() = 'SYSTEM_ISSUER');

ALTER TABLE "permit_batch" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "city_desk" ON "permit_batch" FOR SELECT USING (
  app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities()));
CREATE POLICY "city_desk_writes" ON "permit_batch" FOR INSERT WITH CHECK (
  app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities()));
CREATE POLICY "city_desk_changes" ON "permit_batch" FOR UPDATE USING (
  app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities()));

ALTER TABLE "permit_batch_line" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "city_desk" ON "permit_batch_line" FOR SELECT USING (
  app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities()));
CREATE POLICY "city_desk_writes" ON "permit_batch_line" FOR INSERT WITH CHECK (
  app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities()));
CREATE POLICY "city_desk_changes" ON "permit_batch_line" FOR UPDATE USING (
  app_role() IN ('CLERK', 'SUPERVISOR') AND city_code = ANY (app_cities()));

-- Records that follow a permit, or came with a statement of years.
CREATE POLICY "permit_says" ON "year_record" FOR INSERT WITH CHECK (
  source = 'PERMIT' AND permit_id IS NOT NULL AND status IN ('VERIFIED', 'WITHDRAWN') AND (app_role() = 'SYSTEM_SCHEDULER' AND resident_id = ANY (app_residents())));
CREATE POLICY "own_wish_ends" ON "year_record" FOR INSERT WITH CHECK (
  source = 'PERMIT' AND permit_id IS NOT NULL AND supersedes_id IS NOT NULL AND (end_on IS NOT NULL OR status = 'WITHDRAWN') AND (app_role() = 'RESIDENT' AND resident_id = ANY (app_residents())));
CREATE POLICY "statement_says" ON "year_record" FOR INSERT WITH CHECK (
  source = 'STATEMENT' AND app_role() = 'SYSTEM_STATEMENT' AND resident_id = ANY (app_residents()));
-- What of a permit's records a clerk or the permit itself has said, nobody else takes the place of.
CREATE FUNCTION app_guard_permit_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before_permit uuid;
BEGIN
  IF NEW.supersedes_id IS NULL THEN RETURN NEW; END IF;
  SELECT y.permit_id INTO before_permit FROM year_record y WHERE y.resident_id = NEW.resident_id AND y.id = NEW.supersedes_id;
  IF before_permit IS NOT NULL AND NEW.permit_id IS DISTINCT FROM before_permit THEN
    RAISE EXCEPTION 'a permit''s record follows the permit' USING ERRCODE = '23514', CONSTRAINT = 'year_record_follows_permit';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER year_record_permit_guard BEFORE INSERT ON "year_record" FOR EACH ROW EXECUTE FUNCTION app_guard_permit_record();

-- What a city's own desk has done about a person whose permit or application is open to it: the history of its own acts.
CREATE POLICY "own_desk_history" ON "audit_event" FOR SELECT USING (
  app_role() IN ('CLERK', 'SUPERVISOR') AND resident_id = ANY (app_counter()) AND city_code = ANY (app_cities()) AND case_id IS NOT NULL);

-- A temporary table of the same name must not stand before the one that is meant.
ALTER FUNCTION app_begin_resident(uuid,date) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION app_session(uuid,timestamptz) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION app_resident_sign_in(bytea) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION app_staff_sign_in(text) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION app_staff_enrol(uuid,text,text,bytea,timestamptz) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION app_administers(uuid) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION app_staff_end_sessions(uuid,timestamptz) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION app_staff_reset(uuid,text,timestamptz) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION app_staff_not_set_up() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION app_record_look(uuid,uuid,timestamptz,text,uuid,text,text,text) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION app_open_case(text,uuid,timestamptz) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION app_open_ledger_item(text,uuid,uuid,timestamptz) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION app_open_person(bytea,text,uuid,timestamptz) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION app_refuse_registration_gap() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION app_own_household(uuid) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION app_flag_open_case(uuid,uuid,timestamptz,text) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION app_population(uuid,uuid,integer,text[]) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION app_population_changes(bigint,integer) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION app_population_knows(uuid,uuid,bigint) SET search_path = pg_catalog, public, pg_temp;
