import fs from "node:fs";
import path from "node:path";
import { migrate, UnusableDatabase } from "../../prisma/migrate.ts";
import { CannotStart } from "./cannot-start.mjs";
import { openDataFolder, openSecrets } from "./data-folder.mjs";
import { openDatabase } from "./database.mjs";
import { ROOT } from "./repository.mjs";

const NO_ROLE =
  "Warning: this database login may not give Cairn a role of its own; only its key then protects the ledger.\n";

/** Reads `.env`, where there is one; what the shell has set wins, and an empty value means the default. */
export function readDotEnv() {
  const file = path.join(ROOT, ".env");
  if (fs.existsSync(file)) process.loadEnvFile(file);
  for (const [name, value] of Object.entries(process.env)) {
    if (value === "" && name !== "CAIRN_DATABASE_ROLE") delete process.env[name];
  }
}

/**
 * @typedef {{ folder: string, url: string, gone?: Promise<unknown>, secrets: import("./data-folder.mjs").Secrets }} Stores
 */

/**
 * Opens the data folder and the database; whatever is wrong with either is found here, before anything slow.
 *
 * @param {{ join: boolean }} options as in {@link openDatabase}
 * @returns {Promise<Stores>}
 */
export async function openStores({ join }) {
  const folder = openDataFolder(path.resolve(ROOT, process.env.CAIRN_DATA_DIR ?? ".cairn"));
  const secrets = openSecrets(folder);
  return { folder, secrets, ...(await openDatabase({ folder, password: secrets.databasePassword, join })) };
}

/**
 * Brings the database up to date and says what the product's processes need in order to find everything.
 *
 * @param {Stores} stores
 * @param {number} port
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function prepareEnvironment({ folder, url, secrets }, port) {
  const role = await bringUpToDate(url);
  const sessionSecret = process.env.CAIRN_SESSION_SECRET ?? secrets.sessionSecret;
  return {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(port),
    DATABASE_URL: url,
    CAIRN_DATABASE_ROLE: process.env.CAIRN_DATABASE_ROLE ?? role,
    CAIRN_DATA_DIR: folder,
    CAIRN_SESSION_SECRET: sessionSecret,
    CAIRN_LEDGER_KEY: process.env.CAIRN_LEDGER_KEY ?? secrets.ledgerKey,
    CAIRN_SEALING_KEY: process.env.CAIRN_SEALING_KEY ?? secrets.sealingKey,
    // Read by next-auth itself.
    NEXTAUTH_URL: process.env.CAIRN_URL ?? `http://localhost:${port}`,
    NEXTAUTH_SECRET: sessionSecret,
  };
}

/** @param {string} url @returns {Promise<string>} the role the application is to take */
async function bringUpToDate(url) {
  try {
    const { applied, role } = await migrate(url);
    // Not on stdout, which belongs to what a command such as `npm run token` answers.
    if (applied.length > 0) process.stderr.write(`Migrated the database (${applied.length} steps).\n`);
    if (role === "") process.stderr.write(NO_ROLE);
    return role;
  } catch (error) {
    throw error instanceof UnusableDatabase ? new CannotStart(error.message) : error;
  }
}
