-- Staff accounts: made and switched off by their city's administrator or the command line, set up by their holder.

-- First sign-in: the holder replaces the temporary password and binds a one-time-code generator. It works once,
-- and only for the password that was just verified, so that a newer temporary password ends an older set-up.
CREATE FUNCTION app_staff_enrol(p_staff uuid, p_seen_hash text, p_password_hash text, p_totp_secret bytea, p_at timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF app_role() IS DISTINCT FROM 'SYSTEM_SIGN_IN' THEN RETURN false; END IF;
  UPDATE staff_credential SET password_hash = p_password_hash, totp_secret = p_totp_secret, updated_at = p_at
   WHERE staff_id = p_staff AND totp_secret IS NULL AND password_hash = p_seen_hash
     AND EXISTS (SELECT 1 FROM staff f WHERE f.id = p_staff AND f.status = 'ACTIVE');
  RETURN FOUND;
END $$;

-- Whether the acting administrator, or the command line, may change this account.
CREATE FUNCTION app_administers(p_staff uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT EXISTS (
    SELECT 1 FROM staff f
    WHERE f.id = p_staff
      AND (app_role() = 'SYSTEM_STAFF' OR (app_role() = 'CITY_ADMIN' AND f.city_code = ANY (app_cities()))))
$$;

-- Ends every session of an account: enabling it again must not bring them back.
CREATE FUNCTION app_staff_end_sessions(p_staff uuid, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT app_administers(p_staff) THEN RETURN false; END IF;
  UPDATE session SET revoked_at = p_at WHERE subject_kind = 'STAFF' AND subject_id = p_staff AND revoked_at IS NULL;
  RETURN true;
END $$;

-- A lost password or telephone: back to a temporary password, without a one-time-code generator, signed out everywhere.
CREATE FUNCTION app_staff_reset(p_staff uuid, p_password_hash text, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT app_staff_end_sessions(p_staff, p_at) THEN RETURN false; END IF;
  INSERT INTO staff_credential (staff_id, password_hash, totp_secret, updated_at) VALUES (p_staff, p_password_hash, NULL, p_at)
  ON CONFLICT (staff_id) DO UPDATE SET password_hash = EXCLUDED.password_hash, totp_secret = NULL, updated_at = EXCLUDED.updated_at;
  RETURN true;
END $$;

-- Which accounts the administrator is responsible for still wait for their first sign-in: the fact, not the credential.
CREATE FUNCTION app_staff_not_set_up() RETURNS TABLE (staff_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT f.id FROM staff f LEFT JOIN staff_credential c ON c.staff_id = f.id
  WHERE c.totp_secret IS NULL
    AND (app_role() = 'SYSTEM_STAFF' OR (app_role() = 'CITY_ADMIN' AND f.city_code = ANY (app_cities())))
$$;

DROP POLICY "admin_changes" ON "staff";
CREATE POLICY "admin_changes" ON "staff" FOR UPDATE USING (
  app_role() = 'SYSTEM_STAFF' OR (app_role() = 'CITY_ADMIN' AND city_code = ANY (app_cities())));
