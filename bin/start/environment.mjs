import fs from "node:fs";
import path from "node:path";
import { openDataFolder, openSecrets } from "./data-folder.mjs";
import { openDatabase } from "./database.mjs";
import { ROOT } from "./repository.mjs";

/** Reads `.env`, where there is one; what the shell has set wins, and an empty value means the default. */
export function readDotEnv() {
  const file = path.join(ROOT, ".env");
  if (fs.existsSync(file)) process.loadEnvFile(file);
  for (const [name, value] of Object.entries(process.env)) {
    if (value === "" && name !== "CAIRN_DATABASE_ROLE") delete process.env[name];
  }
}

/**
 * Opens the data folder and the database, brings the database up to date, and says what the product's processes need to
 * find them.
 *
 * @param {{ port: number, join: boolean }} options `join` as in {@link openDatabase}
 */
export async function prepare({ port, join }) {
  const folder = openDataFolder(path.resolve(ROOT, process.env.CAIRN_DATA_DIR ?? ".cairn"));
  const secrets = openSecrets(folder);
  const database = await openDatabase({ folder, password: secrets.databasePassword, join });
  const role = await bringUpToDate(database.url);
  const sessionSecret = process.env.CAIRN_SESSION_SECRET ?? secrets.sessionSecret;
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(port),
    DATABASE_URL: database.url,
    CAIRN_DATABASE_ROLE: process.env.CAIRN_DATABASE_ROLE ?? role,
    CAIRN_DATA_DIR: folder,
    CAIRN_SESSION_SECRET: sessionSecret,
    CAIRN_LEDGER_KEY: process.env.CAIRN_LEDGER_KEY ?? secrets.ledgerKey,
    CAIRN_SEALING_KEY: process.env.CAIRN_SEALING_KEY ?? secrets.sealingKey,
    // Read by next-auth itself.
    NEXTAUTH_URL: process.env.CAIRN_URL ?? `http://localhost:${port}`,
    NEXTAUTH_SECRET: sessionSecret,
  };
  return { env, folder, databaseGone: database.gone };
}

/** @param {string} url @returns {Promise<string>} the role the application is to take */
async function bringUpToDate(url) {
  const { CannotStart } = await import("./cannot-start.mjs");
  const { migrate, UnusableDatabase } = await import("../../prisma/migrate.ts");
  try {
    const { applied, role } = await migrate(url);
    if (applied.length > 0) process.stdout.write(`Migrated the database (${applied.length} steps).\n`);
    if (role === "") {
      process.stderr.write(
        "Warning: this database login may not use a role of its own for Cairn; the ledger is then protected by its key alone.\n",
      );
    }
    return role;
  } catch (error) {
    throw error instanceof UnusableDatabase ? new CannotStart(error.message) : error;
  }
}
