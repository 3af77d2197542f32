import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { CannotStart, codeOf } from "./cannot-start.mjs";

/**
 * PostgreSQL refuses to run as root. Started by root (a container, a small server), it runs as the account `postgres`,
 * which must own its cluster and be able to reach the programs.
 *
 * @typedef {{ uid: number, gid: number }} Account
 */

const NAME = "postgres";
/** Where root keeps a copy of the programs when the clone lies in a folder closed to others, such as /root. */
const SHARED_PROGRAMS = "/var/lib/cairn";

/** @returns {Account | undefined} undefined when this process is not root and PostgreSQL may run as it is */
export function postgresAccount() {
  if (process.getuid?.() !== 0) return undefined;
  return findAccount() ?? createAccount();
}

/** @returns {Account | undefined} */
function findAccount() {
  const line = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${NAME}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** @returns {Account} */
function createAccount() {
  /** @type {[string, string[]][]} */
  const ways = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME]],
    ["adduser", ["-S", "-D", "-H", NAME]],
  ];
  for (const [program, args] of ways) {
    try {
      execFileSync(program, args, { stdio: "ignore" });
    } catch {
      continue;
    }
    const account = findAccount();
    if (account) return account;
  }
  throw new CannotStart(
    `PostgreSQL does not run as root and the account "${NAME}" could not be created: start Cairn as another user, or set DATABASE_URL.`,
  );
}

/**
 * The folder of PostgreSQL's programs as the account can reach it: the one inside node_modules, else a copy.
 *
 * @param {string} programs the `native` folder of the npm package
 * @param {string} version of the npm package, so that an update makes a new copy
 */
export function reachablePrograms(programs, version) {
  if (isOpenToOthers(programs)) return programs;
  const copy = path.join(SHARED_PROGRAMS, `postgresql-${version}`);
  if (fs.existsSync(copy)) return copy;
  try {
    fs.mkdirSync(SHARED_PROGRAMS, { recursive: true, mode: 0o755 });
    const partial = fs.mkdtempSync(path.join(SHARED_PROGRAMS, "partial-"));
    fs.cpSync(programs, partial, { recursive: true, verbatimSymlinks: true });
    fs.chmodSync(partial, 0o755);
    fs.renameSync(partial, copy);
  } catch (error) {
    throw new CannotStart(
      `The account "${NAME}" cannot reach ${programs}, and copying it to ${copy} failed (${codeOf(error)}): move the clone, or set DATABASE_URL.`,
    );
  }
  return copy;
}

/** @param {string} folder */
function isOpenToOthers(folder) {
  for (let current = folder; ; current = path.dirname(current)) {
    if ((fs.statSync(current).mode & 0o001) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

/**
 * Gives the account a folder and everything below it, also after the folder came from another machine.
 *
 * @param {string} folder
 * @param {Account} account
 */
export function handOver(folder, account) {
  if (fs.statSync(folder).uid === account.uid) return;
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    fs.lchownSync(path.join(folder, name), account.uid, account.gid);
  }
  fs.chownSync(folder, account.uid, account.gid);
}
