import pg from "pg";
import { PgBoss } from "pg-boss";

/** The schema the job queue keeps its tables in. */
const QUEUE_SCHEMA = "pgboss";

/**
 * Installs or updates the tables of pg-boss. They belong to the application's own role, because pg-boss makes and drops
 * a partition a day while it runs; nothing in that schema is worth protecting from the application.
 */
export async function installQueueSchema(owner: pg.Client, databaseUrl: string, role: string): Promise<void> {
  const authorization = role === "" ? "" : ` AUTHORIZATION ${pg.escapeIdentifier(role)}`;
  await owner.query(`CREATE SCHEMA IF NOT EXISTS ${QUEUE_SCHEMA}${authorization}`);
  const boss = new PgBoss({
    connectionString: databaseUrl,
    ...(role === "" ? {} : { options: `-c role=${role}` }),
    schema: QUEUE_SCHEMA,
    createSchema: false,
    migrate: true,
    supervise: false,
    schedule: false,
    max: 2,
  });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
}
