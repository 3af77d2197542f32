import pg from "pg";
import { readHistory } from "#lib/platform/migration-history.ts";
import { installQueueSchema } from "./queue-schema.ts";
import { migrationList, migrationNames, NO_FILTERS, withSchemaEngine } from "./schema-engine.ts";

const APPLICATION_ROLE = "cairn_app";
/** Any number that nothing else in this database locks. */
const MIGRATION_LOCK = 5_180_310;

const FORGET_UNFINISHED = `
  UPDATE public._prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL`;

export type Migrated = {
  /** The migrations applied just now, oldest first. */
  readonly applied: readonly string[];
  /** The role the application is to take; empty when this login could neither make nor take it. */
  readonly role: string;
};

/** A database that this code must not touch; its message is one line for the person who started Cairn. */
export class UnusableDatabase extends Error {
  override name = "UnusableDatabase";
}

/**
 * Brings the database to the schema of this code. Safe to call from several nodes at once: one does the work, the others
 * wait for it and find nothing left to do.
 *
 * @throws {UnusableDatabase} when a newer Cairn has been here.
 */
export async function migrate(databaseUrl: string): Promise<Migrated> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    await owner.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const { pending, unknown, failed } = await readHistory(owner, migrationNames());
    if (unknown.length > 0) {
      throw new UnusableDatabase(
        `This database belongs to a newer Cairn (it has the migration ${unknown.at(-1)}, which this version does not know).`,
      );
    }
    // A migration runs as one transaction, so one that was cut off has left nothing behind and is simply tried again.
    if (failed.length > 0) await owner.query(FORGET_UNFINISHED);
    const applied = pending.length === 0 ? [] : await applyMigrations(databaseUrl);
    const role = await usableRole(owner);
    if (role !== "") await owner.query(`GRANT SELECT ON public._prisma_migrations TO ${pg.escapeIdentifier(role)}`);
    await installQueueSchema(owner, databaseUrl, role);
    return { applied, role };
  } finally {
    await owner.end();
  }
}

async function applyMigrations(databaseUrl: string): Promise<string[]> {
  return withSchemaEngine(databaseUrl, async (engine) => {
    const input = { migrationsList: migrationList(), filters: NO_FILTERS };
    const { appliedMigrationNames } = await engine.applyMigrations(input);
    return appliedMigrationNames;
  });
}

/** Taking it is the only test that means the same in every version of PostgreSQL. */
async function usableRole(owner: pg.Client): Promise<string> {
  try {
    await owner.query(`SET ROLE ${APPLICATION_ROLE}`);
    await owner.query("RESET ROLE");
    return APPLICATION_ROLE;
  } catch (error) {
    // 22023: there is no such role. 42501: it is not this login's to take.
    if (error instanceof pg.DatabaseError && (error.code === "22023" || error.code === "42501")) return "";
    throw error;
  }
}
