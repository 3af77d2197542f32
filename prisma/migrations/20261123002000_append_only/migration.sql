-- What happened stays as it was written. A trigger refuses changes to everybody, the owner included; the application's
-- role has not even the right to try.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledger_entry', 'sign_off', 'gate_verdict', 'checklist_answer'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM cairn_app', name);
    END IF;
  END LOOP;
END
$$;

-- A published policy is immutable; a draft may still be edited or thrown away.
CREATE TRIGGER published_is_immutable BEFORE UPDATE OR DELETE ON policy
  FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION refuse_change();

-- Two people make a waiver.
ALTER TABLE waiver ADD CONSTRAINT waiver_needs_a_second_person CHECK (decided_by_id IS NULL OR decided_by_id <> requested_by_id);
