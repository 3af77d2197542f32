import { readdirSync } from "node:fs";
import path from "node:path";
import { pool } from "#lib/platform/db.ts";
import { readHistory } from "#lib/platform/migration-history.ts";

const PING_TIMEOUT_MS = 2_000;

export type Health = { readonly status: "ok" } | { readonly status: "unavailable"; readonly reason: string };

let migrated = false;

/**
 * Whether this process can serve: the database answers within two seconds, and has every migration of this code. Once it
 * has, it always will, so that is asked once; the database is asked each time.
 */
export async function checkHealth(): Promise<Health> {
  try {
    const pending = await withTimeout(migrated ? ping() : countPending());
    migrated ||= pending === 0;
    return pending === 0 ? { status: "ok" } : { status: "unavailable", reason: `${pending} migrations are pending.` };
  } catch {
    return { status: "unavailable", reason: "The database does not answer." };
  }
}

async function ping(): Promise<0> {
  await pool().query("SELECT 1");
  return 0;
}

async function countPending(): Promise<number> {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations");
  const known = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const history = await readHistory(
    pool(),
    known.map((entry) => entry.name),
  );
  return history.pending.length;
}

async function withTimeout<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("timeout")), PING_TIMEOUT_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
