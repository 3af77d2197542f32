import path from "node:path";
import { CannotStart, codeOf, messageOf } from "./cannot-start.mjs";
import { announce, claim, currentClaim, release } from "./claim.mjs";
import { startPostgres } from "./postgres.mjs";
import { atEnd } from "./shutdown.mjs";

const DATABASE = "cairn";
const OLDEST_SERVER = 15;

/**
 * The database to use: the one DATABASE_URL names, else the embedded one, which is stopped when this process ends.
 *
 * @param {{ folder: string, password: string, join: boolean }} options `join`: use the embedded server of a Cairn that
 *   runs already, instead of refusing to start a second one
 * @returns {Promise<{ url: string, gone?: Promise<unknown> }>} `gone` resolves when the embedded server has ended
 */
export async function openDatabase({ folder, password, join }) {
  if (process.env.DATABASE_URL) {
    await checkServer(process.env.DATABASE_URL);
    return { url: process.env.DATABASE_URL };
  }
  const port = join ? currentClaim(folder)?.databasePort : undefined;
  if (port) return { url: `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE}` };
  claim(folder);
  atEnd(() => release(folder));
  const postgres = await startPostgres({ folder: path.join(folder, "postgres"), password, database: DATABASE });
  atEnd(postgres.stop);
  announce(folder, postgres.port);
  return { url: postgres.url, gone: postgres.exited };
}

/**
 * One clear line for each way in which DATABASE_URL can be wrong. The password is never part of it.
 *
 * @param {string} address
 */
async function checkServer(address) {
  if (!/^postgres(ql)?:\/\//.test(address) || !URL.canParse(address)) {
    throw new CannotStart("DATABASE_URL is not an address like postgresql://user:password@host:5432/name.");
  }
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query("SHOW server_version_num");
    const version = Math.floor(Number(rows[0].server_version_num) / 10_000);
    if (version < OLDEST_SERVER)
      throw new CannotStart(`PostgreSQL ${OLDEST_SERVER} or newer is needed; DATABASE_URL leads to ${version}.`);
  } catch (error) {
    throw error instanceof CannotStart
      ? error
      : new CannotStart(`DATABASE_URL: ${whyNotConnected(error, new URL(address))}`);
  } finally {
    await client.end();
  }
}

/**
 * @param {unknown} error from node-postgres
 * @param {URL} address
 */
export function whyNotConnected(error, address) {
  const user = decodeURIComponent(address.username);
  switch (codeOf(error)) {
    case "ECONNREFUSED":
      return `no PostgreSQL answers at ${address.host}.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `there is no host ${address.hostname}.`;
    case "28P01":
    case "28000":
      return `the server refuses the user ${user} with this password.`;
    case "3D000":
      return `the server has no database ${address.pathname.slice(1)}.`;
    default:
      return `${address.host} cannot be used (${messageOf(error) || codeOf(error)}).`;
  }
}
