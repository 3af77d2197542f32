import type { Client, Pool } from "pg";

/** How the migrations a database has seen relate to those this code brings. */
export type MigrationHistory = {
  /** In this code, not yet in the database. */
  readonly pending: readonly string[];
  /** In the database, not in this code: a newer Cairn has been here. */
  readonly unknown: readonly string[];
  /** Begun and never finished: it failed, or its process ended. */
  readonly failed: readonly string[];
};

export type AppliedMigration = { readonly name: string; readonly finished: boolean };

/** Compares the names; a migration that was rolled back by hand must not be among `applied`. */
export function compareHistory(known: readonly string[], applied: readonly AppliedMigration[]): MigrationHistory {
  const finished = new Set(applied.filter((migration) => migration.finished).map((migration) => migration.name));
  const failed = applied.filter((migration) => !migration.finished && !finished.has(migration.name));
  return {
    pending: known.filter((name) => !finished.has(name)),
    unknown: [...finished].filter((name) => !known.includes(name)).sort(),
    failed: failed.map((migration) => migration.name).sort(),
  };
}

/** Reads `_prisma_migrations`; a database without that table has seen no migration. */
export async function readHistory(connection: Client | Pool, known: readonly string[]): Promise<MigrationHistory> {
  const exists = await connection.query("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS found");
  if (!exists.rows[0]?.found) return compareHistory(known, []);
  const { rows } = await connection.query<AppliedMigration>(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished
       FROM public._prisma_migrations
      WHERE rolled_back_at IS NULL`,
  );
  return compareHistory(known, rows);
}
