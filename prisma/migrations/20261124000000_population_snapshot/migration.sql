-- The population snapshot: everybody's verified years under a pseudonym, and what changed since it was read.

-- Which transaction wrote a row. A reader that has everything below the oldest transaction still running misses no
-- late commit; year records are only ever added, so their rows alone tell every correction and withdrawal.
-- bigint because BRIN knows no xid8: a few kilobytes of index where a B-tree would grow with every record.
ALTER TABLE "resident" ADD COLUMN "written_xid" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint;
ALTER TABLE "year_record" ADD COLUMN "written_xid" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint;
CREATE INDEX "resident_written_xid_idx" ON "resident" USING BRIN ("written_xid") WITH (autosummarize = on);
CREATE INDEX "year_record_written_xid_idx" ON "year_record" USING BRIN ("written_xid") WITH (autosummarize = on);

-- A date of birth that is put right changes whose turn it is, as a record does.
CREATE FUNCTION app_mark_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.written_xid := (pg_current_xact_id()::text)::bigint;
  RETURN NEW;
END $$;
CREATE TRIGGER resident_mark_written BEFORE UPDATE OF "birth_on" ON "resident" FOR EACH ROW EXECUTE FUNCTION app_mark_written();

-- The snapshot packs the codes of places into numbers.
ALTER TABLE "year_record" ADD CONSTRAINT "year_record_place_check" CHECK ("place_code" ~ '^[1-9][0-9]{5}([0-9]{3})?$' AND "city_code" ~ '^[1-9][0-9]{5}$');

-- What a snapshot needs of the people p_from … p_last in order, at most p_limit of them: no name, no number. Of each:
-- resident_id, birth_on in days from 1900-01-01, how many records follow; of each record that is verified and stands:
--   int8  place << 32 | city << 9 | place of its kind in p_kinds (from 1) << 1 | 1 where tags follow
--   int8  start_on << 32 | end_on, both in days from 1900-01-01, end_on 2147483647 while the record goes on
--   and, where tags follow, their length in bytes and a JSON array.
-- No row: nobody there, or not for this actor.
CREATE FUNCTION app_population(p_from uuid, p_last uuid, p_limit integer, p_kinds text[])
RETURNS TABLE (people bytea, last_resident uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  v_last uuid;
BEGIN
  IF app_role() IS DISTINCT FROM 'SYSTEM_SNAPSHOT' THEN RETURN; END IF;
  SELECT p.resident_id INTO v_last
    FROM (SELECT r.resident_id FROM resident r WHERE r.resident_id BETWEEN p_from AND p_last ORDER BY r.resident_id LIMIT p_limit) p
   ORDER BY p.resident_id DESC LIMIT 1;
  IF v_last IS NULL THEN RETURN; END IF;
  RETURN QUERY
  WITH standing AS (
    SELECT y.resident_id, count(*)::integer AS records,
           string_agg(
             int8send((y.place_code::bigint << 32) | (y.city_code::bigint << 9)
                      | (coalesce(array_position(p_kinds, y.kind), 0) << 1) | coalesce(cardinality(y.tags) > 0, false)::integer)
             || int8send(((y.start_on - DATE '1900-01-01')::bigint << 32) | (coalesce(y.end_on - DATE '1900-01-01', 2147483647)::bigint & 4294967295))
             || CASE WHEN cardinality(y.tags) > 0 THEN int4send(octet_length(array_to_json(y.tags)::text)) || convert_to(array_to_json(y.tags)::text, 'UTF8') ELSE ''::bytea END,
             ''::bytea) AS packed
    FROM year_record y
    WHERE y.resident_id BETWEEN p_from AND v_last AND y.status = 'VERIFIED'
      -- Hashed once for all: few records are corrected, and NOT EXISTS would look for a correction of each.
      AND (y.resident_id, y.id) NOT IN (
        SELECT later.resident_id, later.supersedes_id FROM year_record later
         WHERE later.resident_id BETWEEN p_from AND v_last AND later.supersedes_id IS NOT NULL)
    GROUP BY y.resident_id
  )
  SELECT string_agg(
           uuid_send(r.resident_id) || int4send(r.birth_on - DATE '1900-01-01') || int4send(coalesce(s.records, 0)) || coalesce(s.packed, ''::bytea),
           ''::bytea ORDER BY r.resident_id),
         v_last
  FROM resident r LEFT JOIN standing s ON s.resident_id = r.resident_id
  WHERE r.resident_id BETWEEN p_from AND v_last;
END $$;

-- Who was written by transactions from p_since on, at most p_most of them; where the history stands; and its latest
-- row (of a person, where it is no record), by which a snapshot can tell later that the database was not put back
-- behind it. One statement, one sight: what a transaction below oldest_running wrote is in it. A row that claims a
-- transaction to come was copied in from another server, and is old. Sequential scans are off because the planner
-- takes transaction numbers for scattered as long as it has no statistics.
CREATE FUNCTION app_population_changes(p_since bigint, p_most integer)
RETURNS TABLE (origin text, oldest_running bigint, latest_xid bigint, latest_resident uuid, latest_record uuid, residents bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET enable_seqscan = off AS $$
DECLARE
  v_next bigint := (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint;
BEGIN
  IF app_role() IS DISTINCT FROM 'SYSTEM_SNAPSHOT' THEN RETURN; END IF;
  SELECT l.written_xid, l.resident_id, l.id INTO latest_xid, latest_resident, latest_record
    FROM ((SELECT y.written_xid, y.resident_id, y.id FROM year_record y
            WHERE y.written_xid >= p_since AND y.written_xid < v_next ORDER BY y.written_xid DESC LIMIT 1)
          UNION ALL
          (SELECT r.written_xid, r.resident_id, NULL FROM resident r
            WHERE r.written_xid >= p_since AND r.written_xid < v_next ORDER BY r.written_xid DESC LIMIT 1)) l
   ORDER BY l.written_xid DESC LIMIT 1;
  IF p_most > 0 THEN
    SELECT string_agg(uuid_send(c.resident_id), ''::bytea) INTO residents
      FROM (SELECT y.resident_id FROM year_record y WHERE y.written_xid >= p_since AND y.written_xid < v_next
            UNION SELECT r.resident_id FROM resident r WHERE r.written_xid >= p_since AND r.written_xid < v_next
            LIMIT p_most) c;
  END IF;
  origin := (SELECT system_identifier FROM pg_control_system()) || '/' || (SELECT oid FROM pg_database WHERE datname = current_database());
  oldest_running := (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint;
  RETURN NEXT;
END $$;

-- Whether this record, or this person where it is none, was written by this transaction here.
CREATE FUNCTION app_population_knows(p_resident uuid, p_record uuid, p_xid bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT app_role() = 'SYSTEM_SNAPSHOT'
     AND (EXISTS (SELECT 1 FROM year_record y WHERE y.resident_id = p_resident AND y.id = p_record AND y.written_xid = p_xid)
          OR (p_record IS NULL AND EXISTS (SELECT 1 FROM resident r WHERE r.resident_id = p_resident AND r.written_xid = p_xid)))
$$;

-- The command line previews a draft whose id it was given.
CREATE POLICY "preview_reads" ON "rule_set_draft" FOR SELECT USING (app_role() = 'SYSTEM_PREVIEW');
