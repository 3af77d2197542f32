import { statSync } from "node:fs";
import { open } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";

/**
 * The SQL statements that PostgreSQL executes while something happens, as its log has them.
 *
 * @param logFile of the embedded server; nothing else may use the database meanwhile.
 */
export async function statementsDuring(
  owner: pg.Client,
  logFile: string,
  work: () => Promise<unknown>,
): Promise<string[]> {
  await setting(owner, "SET log_statement = 'all'");
  const from = statSync(logFile).size;
  await work();
  await setting(owner, "RESET log_statement");
  const file = await open(logFile);
  try {
    const length = statSync(logFile).size - from;
    const { buffer } = await file.read({ buffer: Buffer.alloc(length), position: from });
    const statement = /LOG: {2}(?:execute [^:]+|statement): ((?:.*)(?:\n\t.*)*)/g;
    return [...buffer.toString().matchAll(statement)]
      .map(([, sql = ""]) => sql.replace(/\s+/g, " ").trim())
      .filter((sql) => !sql.startsWith("ALTER SYSTEM") && !sql.includes("pg_reload_conf"));
  } finally {
    await file.close();
  }
}

async function setting(owner: pg.Client, change: string): Promise<void> {
  await owner.query(`ALTER SYSTEM ${change}`);
  await owner.query("SELECT pg_reload_conf()");
  // Each server process reads the change when it is next idle, and says nothing when it has.
  await wait(300);
}
