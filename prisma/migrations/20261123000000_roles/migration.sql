-- The application works under a role of its own, so that what it may not do (change a ledger entry, drop a table) is
-- refused by the database and not only by the code. The owner of DATABASE_URL creates tables; cairn_app uses them.
--
-- Roles belong to the whole server: two databases may be migrated at once, or an administrator has made the role already.
-- A login that may create no roles gets a notice, and Cairn then works with the rights of that login itself.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
    CREATE ROLE cairn_app NOLOGIN;
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
  WHEN insufficient_privilege THEN RAISE NOTICE 'This login may not create the role cairn_app.';
END
$$;

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
    -- Also for the login that made the role: it may hand the role out, but not take it without this.
    EXECUTE format('GRANT cairn_app TO %I', CURRENT_USER);
  END IF;
EXCEPTION
  WHEN insufficient_privilege THEN RAISE NOTICE 'This login may not grant itself the role cairn_app.';
  -- Two databases of one server, migrated at the same moment, both grant the membership; once is enough.
  WHEN unique_violation OR SQLSTATE 'XX000' THEN NULL;
END
$$;

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
    GRANT USAGE ON SCHEMA public TO cairn_app;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO cairn_app;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO cairn_app;
  END IF;
END
$$;
