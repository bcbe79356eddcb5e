-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "city" (
    "code" TEXT NOT NULL,
    "zh" TEXT NOT NULL,
    "en" TEXT NOT NULL,
    "province_code" TEXT NOT NULL,
    "province_zh" TEXT NOT NULL,
    "province_en" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "parent_code" TEXT,
    "residents_10k" DECIMAL(8,2),
    "urban_residents_10k" DECIMAL(8,2),
    "valid_from" DATE,
    "valid_until" DATE,
    "successor_code" TEXT,
    "successor_from" DATE,
    "successor_retroactive" BOOLEAN,
    "basis" TEXT NOT NULL,

    CONSTRAINT "city_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "city_tier" (
    "city_code" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "tier" TEXT NOT NULL,
    "basis" TEXT NOT NULL,

    CONSTRAINT "city_tier_pkey" PRIMARY KEY ("city_code","from_on")
);

-- CreateTable
CREATE TABLE "zone" (
    "id" TEXT NOT NULL,
    "zh" TEXT NOT NULL,
    "en" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "notice_days" INTEGER NOT NULL,
    "members_basis" TEXT NOT NULL,

    CONSTRAINT "zone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "zone_member" (
    "zone_id" TEXT NOT NULL,
    "city_code" TEXT NOT NULL,
    "recognised_from" DATE,
    "recognised_until" DATE,

    CONSTRAINT "zone_member_pkey" PRIMARY KEY ("zone_id","city_code")
);

-- CreateTable
CREATE TABLE "evidence_kind" (
    "code" TEXT NOT NULL,
    "zh" TEXT NOT NULL,
    "en" TEXT NOT NULL,
    "sort" INTEGER NOT NULL,

    CONSTRAINT "evidence_kind_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "rule_set_draft" (
    "id" UUID NOT NULL,
    "zone_id" TEXT NOT NULL,
    "base_version" INTEGER,
    "document" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "publisher_id" UUID,
    "published_version" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "row_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "rule_set_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_set" (
    "zone_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "document" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "sample" BOOLEAN NOT NULL,
    "author_id" UUID NOT NULL,
    "publisher_id" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rule_set_pkey" PRIMARY KEY ("zone_id","version")
);

-- CreateTable
CREATE TABLE "rule_bundle" (
    "sha256" TEXT NOT NULL,
    "zone_id" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rule_bundle_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "city_code" TEXT,
    "zone_id" TEXT,
    "resident_id" UUID,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "row_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_credential" (
    "staff_id" UUID NOT NULL,
    "password_hash" TEXT,
    "totp_secret" BYTEA,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_credential_pkey" PRIMARY KEY ("staff_id")
);

-- CreateTable
CREATE TABLE "totp_use" (
    "staff_id" UUID NOT NULL,
    "step" BIGINT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "totp_use_pkey" PRIMARY KEY ("staff_id","step")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "actor_id" TEXT NOT NULL,
    "key" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("actor_id","key")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "staff_event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "city_code" TEXT,
    "zone_id" TEXT,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "staff_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resident_identity" (
    "id_hash" BYTEA NOT NULL,
    "key_version" INTEGER NOT NULL,
    "resident_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "resident_identity_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "oidc_identity" (
    "subject_hash" BYTEA NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "oidc_identity_pkey" PRIMARY KEY ("subject_hash")
);

-- CreateTable
CREATE TABLE "case_reference" (
    "code" TEXT NOT NULL,
    "resident_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,

    CONSTRAINT "case_reference_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "resident" (
    "resident_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_pinyin" TEXT NOT NULL,
    "sex" TEXT NOT NULL,
    "birth_on" DATE NOT NULL,
    "id_kind" TEXT NOT NULL,
    "id_number_sealed" BYTEA NOT NULL,
    "id_number_masked" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "resident_pkey" PRIMARY KEY ("resident_id")
);

-- CreateTable
CREATE TABLE "resident_credential" (
    "resident_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "resident_credential_pkey" PRIMARY KEY ("resident_id")
);

-- CreateTable
CREATE TABLE "household_registration" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "city_code" TEXT NOT NULL,
    "household_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "case_id" UUID,

    CONSTRAINT "household_registration_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "guardianship" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ward_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "proof" TEXT NOT NULL,

    CONSTRAINT "guardianship_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "year_record" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "place_code" TEXT NOT NULL,
    "city_code" TEXT NOT NULL,
    "start_on" DATE NOT NULL,
    "end_on" DATE,
    "status" TEXT NOT NULL,
    "tags" TEXT[],
    "source" TEXT NOT NULL,
    "note" TEXT,
    "supersedes_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "verified_by_id" UUID,

    CONSTRAINT "year_record_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "document" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "city_code" TEXT,
    "record_id" UUID,
    "case_id" UUID,
    "sha256" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "transfer_case" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "origin_city" TEXT NOT NULL,
    "destination_city" TEXT NOT NULL,
    "zone_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "answers" JSONB NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "accepted_on" DATE,
    "rule_set_version" INTEGER,
    "rule_set_sha256" TEXT,
    "bundle_sha256" TEXT,
    "due_on" DATE,
    "handed_over_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "transfer_case_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "decision" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "case_document" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "rule_set_version" INTEGER,
    "rule_set_sha256" TEXT,
    "bundle_sha256" TEXT NOT NULL,
    "evidence_ids" UUID[],
    "reasons" JSONB NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "decided_role" TEXT NOT NULL,
    "decided_city" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "certificate" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "city_code" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "valid_until" DATE NOT NULL,
    "issued_by_id" UUID NOT NULL,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "supplement_request" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "items" TEXT[],
    "note" TEXT,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "supplement_request_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "resident_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "city_code" TEXT,
    "action" TEXT NOT NULL,
    "case_id" UUID,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "purpose" TEXT,
    "detail" JSONB NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("resident_id","id")
);

-- CreateTable
CREATE TABLE "work_item" (
    "city_code" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "resident_id" UUID NOT NULL,
    "case_id" UUID,
    "record_id" UUID,
    "reference" TEXT,
    "subject_label" TEXT NOT NULL,
    "other_city" TEXT,
    "state" TEXT NOT NULL,
    "waiting_for" TEXT NOT NULL,
    "due_on" DATE,
    "assigned_to_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "row_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "work_item_pkey" PRIMARY KEY ("city_code","id")
);

-- CreateIndex
CREATE INDEX "zone_member_city_code_idx" ON "zone_member"("city_code");

-- CreateIndex
CREATE INDEX "rule_set_draft_zone_id_status_idx" ON "rule_set_draft"("zone_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "rule_set_zone_id_effective_from_key" ON "rule_set"("zone_id", "effective_from");

-- CreateIndex
CREATE UNIQUE INDEX "staff_email_key" ON "staff"("email");

-- CreateIndex
CREATE INDEX "staff_city_code_idx" ON "staff"("city_code");

-- CreateIndex
CREATE INDEX "staff_zone_id_idx" ON "staff"("zone_id");

-- CreateIndex
CREATE INDEX "session_subject_id_idx" ON "session"("subject_id");

-- CreateIndex
CREATE INDEX "staff_event_at_id_idx" ON "staff_event"("at", "id");

-- CreateIndex
CREATE INDEX "guardianship_ward_id_idx" ON "guardianship"("ward_id");

-- CreateIndex
CREATE UNIQUE INDEX "year_record_resident_id_supersedes_id_key" ON "year_record"("resident_id", "supersedes_id");

-- CreateIndex
CREATE INDEX "decision_resident_id_case_id_idx" ON "decision"("resident_id", "case_id");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_resident_id_case_id_kind_key" ON "certificate"("resident_id", "case_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "supplement_request_resident_id_case_id_sequence_key" ON "supplement_request"("resident_id", "case_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_event_resident_id_case_id_at_idx" ON "audit_event"("resident_id", "case_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_at_id_idx" ON "audit_event"("at", "id");

-- CreateIndex
CREATE INDEX "work_item_city_code_waiting_for_due_on_id_idx" ON "work_item"("city_code", "waiting_for", "due_on", "id");

-- CreateIndex
CREATE INDEX "work_item_city_code_resident_id_idx" ON "work_item"("city_code", "resident_id");

-- AddForeignKey
ALTER TABLE "city_tier" ADD CONSTRAINT "city_tier_city_code_fkey" FOREIGN KEY ("city_code") REFERENCES "city"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "zone_member" ADD CONSTRAINT "zone_member_zone_id_fkey" FOREIGN KEY ("zone_id") REFERENCES "zone"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "zone_member" ADD CONSTRAINT "zone_member_city_code_fkey" FOREIGN KEY ("city_code") REFERENCES "city"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "rule_set_draft" ADD CONSTRAINT "rule_set_draft_zone_id_fkey" FOREIGN KEY ("zone_id") REFERENCES "zone"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "rule_set" ADD CONSTRAINT "rule_set_zone_id_fkey" FOREIGN KEY ("zone_id") REFERENCES "zone"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "resident_credential" ADD CONSTRAINT "resident_credential_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("resident_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "household_registration" ADD CONSTRAINT "household_registration_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("resident_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "household_registration" ADD CONSTRAINT "household_registration_city_code_fkey" FOREIGN KEY ("city_code") REFERENCES "city"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("resident_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "year_record" ADD CONSTRAINT "year_record_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("resident_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "year_record" ADD CONSTRAINT "year_record_city_code_fkey" FOREIGN KEY ("city_code") REFERENCES "city"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "year_record" ADD CONSTRAINT "year_record_kind_fkey" FOREIGN KEY ("kind") REFERENCES "evidence_kind"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "year_record" ADD CONSTRAINT "year_record_resident_id_supersedes_id_fkey" FOREIGN KEY ("resident_id", "supersedes_id") REFERENCES "year_record"("resident_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("resident_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_resident_id_record_id_fkey" FOREIGN KEY ("resident_id", "record_id") REFERENCES "year_record"("resident_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_resident_id_case_id_fkey" FOREIGN KEY ("resident_id", "case_id") REFERENCES "transfer_case"("resident_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "transfer_case" ADD CONSTRAINT "transfer_case_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("resident_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "transfer_case" ADD CONSTRAINT "transfer_case_origin_city_fkey" FOREIGN KEY ("origin_city") REFERENCES "city"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "transfer_case" ADD CONSTRAINT "transfer_case_destination_city_fkey" FOREIGN KEY ("destination_city") REFERENCES "city"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_resident_id_case_id_fkey" FOREIGN KEY ("resident_id", "case_id") REFERENCES "transfer_case"("resident_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_resident_id_case_id_fkey" FOREIGN KEY ("resident_id", "case_id") REFERENCES "transfer_case"("resident_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "supplement_request" ADD CONSTRAINT "supplement_request_resident_id_case_id_fkey" FOREIGN KEY ("resident_id", "case_id") REFERENCES "transfer_case"("resident_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("resident_id") ON DELETE NO ACTION ON UPDATE NO ACTION;


