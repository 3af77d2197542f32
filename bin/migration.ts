// `npm run migration -- <name>` writes the next migration from what changed in the Prisma schema; `-- --check` only says
// whether anything did. Neither touches a database that somebody uses.
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startPostgres } from "#bin/start/postgres.mjs";
import { schemaDrift } from "#prisma/schema-drift.ts";
import { MIGRATIONS_FOLDER } from "#prisma/schema-engine.ts";

const [argument] = process.argv.slice(2);
process.exitCode = await run(argument);

async function run(name: string | undefined): Promise<number> {
  const check = name === "--check";
  if (!check && !/^[a-z][a-z0-9_]*$/.test(name ?? "")) {
    process.stderr.write("Name the migration in snake_case: npm run migration -- add_project_colour\n");
    return 1;
  }
  const sql = await onTemporaryServer(schemaDrift);
  if (sql === null) {
    process.stdout.write("The migrations and the schema agree.\n");
    return 0;
  }
  if (check) {
    process.stderr.write(
      `The schema has changes that no migration makes:\n\n${sql}\nRun: npm run migration -- <name>\n`,
    );
    return 1;
  }
  const folder = path.join(MIGRATIONS_FOLDER, `${timestamp(new Date())}_${name}`);
  mkdirSync(folder);
  writeFileSync(path.join(folder, "migration.sql"), sql);
  process.stdout.write(
    `Written: ${path.relative(process.cwd(), folder)}/migration.sql — read it before you commit it.\n`,
  );
  return 0;
}

async function onTemporaryServer<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), "cairn-migration-"));
  const password = randomBytes(16).toString("hex");
  const postgres = await startPostgres({ folder, password, database: "cairn", settings: { fsync: "off" } });
  try {
    return await work(postgres.url);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true });
  }
}

function timestamp(instant: Date): string {
  return instant.toISOString().replace(/\D/g, "").slice(0, 14);
}
