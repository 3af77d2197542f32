import type pg from "pg";
import { pool } from "#lib/platform/db.ts";

/** Runs plain SQL in one transaction. When this returns, what it wrote is on disk; when it throws, nothing was written. */
export async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let failure: Error | undefined;
  try {
    // Acknowledged means on disk, whatever the server's default is.
    await client.query("BEGIN; SET LOCAL synchronous_commit = on");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    // A connection that failed goes back closed: its state is not worth guessing.
    client.release(failure);
  }
}
