import pg from "pg";
import { env } from "#lib/platform/env.ts";

/**
 * Makes the database of one worker's current test file: a fresh copy of the migrated template.
 *
 * @returns the owner's address of the new database
 */
export async function createTestDatabase(templateUrl: string, worker: string): Promise<string> {
  const url = new URL(templateUrl);
  const template = url.pathname.slice(1);
  const name = `cairn_test_${worker}`;
  // Connected elsewhere: a template must have no connections while it is copied.
  url.pathname = "/postgres";
  await asOwner(async (owner) => {
    await owner.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    await owner.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${pg.escapeIdentifier(template)}`);
  }, url.href);
  url.pathname = `/${name}`;
  return url.href;
}

/** The address with the rights of the tables' owner: for breaking a rule on purpose, as somebody with root might. */
export function ownerUrl(): string {
  return env().DATABASE_URL;
}

/** Runs SQL as the owner, whom no rule of the application's role binds. */
export async function asOwner<T>(work: (owner: pg.Client) => Promise<T>, url: string = ownerUrl()): Promise<T> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/**
 * Empties every table between two tests of a file; each file starts with a fresh database anyway. Triggers are off
 * meanwhile, since some tables refuse to be emptied.
 */
export async function resetDatabase(): Promise<void> {
  await asOwner(async (owner) => {
    const { rows } = await owner.query<{ tables: string | null }>(
      `SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') AS tables
         FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    );
    const tables = rows[0]?.tables;
    if (!tables) return;
    await owner.query("SET session_replication_role = replica");
    await owner.query(`TRUNCATE ${tables} RESTART IDENTITY CASCADE`);
  });
}
