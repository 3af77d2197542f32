import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { CannotStart, codeOf, messageOf } from "./cannot-start.mjs";

const SECRETS = "secrets.json";

/**
 * @typedef {{ sessionSecret: string, ledgerKey: string, sealingKey: string, databasePassword: string }} Secrets
 */

/**
 * Makes the folder when absent, closes it to others, and finds out now rather than later whether it can be written.
 *
 * @param {string} folder
 * @returns {string} its absolute path
 */
export function openDataFolder(folder) {
  const full = path.resolve(folder);
  try {
    makeFolder(full);
    closeToOthers(full);
    fs.rmSync(fs.mkdtempSync(path.join(full, "probe-")), { recursive: true });
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(
      `The data folder ${full} cannot be written (${codeOf(error)}): set CAIRN_DATA_DIR to one that can.`,
    );
  }
  return full;
}

/**
 * Not mkdir's own `recursive`, which tries for ever where a file system such as /proc denies that the folder could exist.
 *
 * @param {string} folder
 */
function makeFolder(folder) {
  if (fs.existsSync(folder)) return;
  if (!fs.existsSync(path.dirname(folder))) makeFolder(path.dirname(folder));
  fs.mkdirSync(folder, { mode: 0o700 });
}

/**
 * Only a folder that is Cairn's own, or empty: a slip in CAIRN_DATA_DIR must not close /tmp, or a file, to everybody else.
 *
 * @param {string} folder
 */
function closeToOthers(folder) {
  const names = fs.readdirSync(folder);
  if (names.length > 0 && !names.includes(SECRETS)) {
    throw new CannotStart(`The folder ${folder} holds something else: set CAIRN_DATA_DIR to an empty or a new one.`);
  }
  if ((fs.statSync(folder).mode & 0o077) !== 0) fs.chmodSync(folder, 0o700);
}

/**
 * The secrets of this instance, made on the first start and never again: losing the sealing key loses every sealed API key.
 *
 * @param {string} folder
 * @returns {Secrets}
 */
export function openSecrets(folder) {
  const file = path.join(folder, SECRETS);
  if (!fs.existsSync(file)) {
    const secret = () => randomBytes(32).toString("base64url");
    const made = { sessionSecret: secret(), ledgerKey: secret(), sealingKey: secret(), databasePassword: secret() };
    const partial = `${file}.${process.pid}`;
    fs.writeFileSync(partial, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
    try {
      // Unlike a rename, a link does not replace what another process has written meanwhile.
      fs.linkSync(partial, file);
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    } finally {
      fs.rmSync(partial);
    }
  }
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    throw new CannotStart(`${file} cannot be read (${messageOf(error)}): restore it from a backup.`);
  }
}
