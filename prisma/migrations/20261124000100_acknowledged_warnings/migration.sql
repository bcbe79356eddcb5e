-- What the lint warned of, and why it is meant (docs/rules-semantics.md §10): a JSON list, in the draft until it is
-- published and then with the version, which nothing changes afterwards.
ALTER TABLE "rule_set_draft" ADD COLUMN "acknowledgements" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "rule_set" ADD COLUMN "acknowledgements" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "rule_set_draft" ADD CONSTRAINT "rule_set_draft_acknowledgements_check" CHECK (jsonb_typeof("acknowledgements"::jsonb) = 'array');
ALTER TABLE "rule_set" ADD CONSTRAINT "rule_set_acknowledgements_check" CHECK (jsonb_typeof("acknowledgements"::jsonb) = 'array');
