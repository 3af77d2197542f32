import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { CannotStart, codeOf } from "./cannot-start.mjs";

/**
 * Who runs the embedded PostgreSQL of a data folder, and where. One supervisor at a time; other commands join it.
 *
 * @typedef {{ pid: number, startedAt: string, databasePort?: number }} Claim
 */

/** @param {string} folder */
const claimFile = (folder) => path.join(folder, "running.json");

/**
 * Takes the folder for this process.
 *
 * @param {string} folder
 */
export function claim(folder) {
  const holder = currentClaim(folder);
  if (holder) throw new CannotStart(`Cairn already runs on the data folder ${folder} (process ${holder.pid}).`);
  fs.rmSync(claimFile(folder), { force: true });
  try {
    fs.writeFileSync(claimFile(folder), JSON.stringify(ownClaim()), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    throw new CannotStart(`Another process is starting Cairn on the data folder ${folder}.`);
  }
}

/** @param {string} folder @param {number} databasePort */
export function announce(folder, databasePort) {
  fs.writeFileSync(claimFile(folder), JSON.stringify({ ...ownClaim(), databasePort }), { mode: 0o600 });
}

/** @param {string} folder */
export function release(folder) {
  fs.rmSync(claimFile(folder), { force: true });
}

/**
 * The claim of a process that still lives; one that was killed has left a note that means nothing.
 *
 * @param {string} folder
 * @returns {Claim | undefined}
 */
export function currentClaim(folder) {
  try {
    const found = JSON.parse(fs.readFileSync(claimFile(folder), "utf8"));
    return startOf(found.pid) === found.startedAt ? found : undefined;
  } catch {
    return undefined;
  }
}

/** @returns {Claim} */
function ownClaim() {
  return { pid: process.pid, startedAt: startOf(process.pid) ?? "" };
}

/**
 * When a process began, as its system writes it: with the number it tells one process from a later one of that number.
 *
 * @param {number} pid
 * @returns {string | undefined}
 */
function startOf(pid) {
  try {
    if (process.platform !== "linux")
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
    // Field 22; the second field, the program's name, may itself hold spaces and brackets.
    const afterName = fs.readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1) ?? "";
    return afterName.split(" ")[19];
  } catch {
    return undefined;
  }
}
