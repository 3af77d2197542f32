import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { CannotStart } from "./cannot-start.mjs";
import { ROOT } from "./repository.mjs";

const OLDEST_NODE = { major: 20, minor: 9 };

/**
 * Installs the packages that package-lock.json asks for, unless they are there. Runs before any package can be imported.
 *
 * @param {{ forTests: boolean }} options whether the packages that only tests use must be there, too
 */
export function install({ forTests }) {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < OLDEST_NODE.major || (major === OLDEST_NODE.major && minor < OLDEST_NODE.minor)) {
    const oldest = `${OLDEST_NODE.major}.${OLDEST_NODE.minor}`;
    throw new CannotStart(`Node ${process.versions.node} is too old: ${oldest} or newer is needed.`);
  }
  if (isInstalled(readLock("package-lock.json"), readLock("node_modules/.package-lock.json"), forTests)) return;
  process.stdout.write("Installing packages…\n");
  // Those for tests as well, whatever NODE_ENV says: whoever builds here may want to test here. Not `npm ci`: the lock
  // file need not list the binaries of every platform, and `install` adds this one's to what it does list.
  if (npm("install", "--include=dev", "--no-save")) return;
  throw new CannotStart("The packages could not be installed; npm's own message is above.");
}

/**
 * Whether what npm noted in node_modules is what the lock file asks for. Compares contents: times of files say nothing
 * after a checkout.
 *
 * @param {Lock | undefined} wanted
 * @param {Lock | undefined} found
 * @param {boolean} forTests
 *
 * @typedef {{ packages: Record<string, { version?: string, optional?: boolean, dev?: boolean }> }} Lock
 */
export function isInstalled(wanted, found, forTests) {
  if (!wanted || !found) return false;
  return Object.entries(wanted.packages).every(([name, { version, optional, dev }]) => {
    // What is optional may be for another platform. The lock file's first entry is Cairn itself.
    const dispensable = name === "" || optional || (dev && !forTests);
    if (dispensable && !found.packages[name]) return true;
    return found.packages[name]?.version === version;
  });
}

/** @param {string} file @returns {Lock | undefined} */
function readLock(file) {
  const full = path.join(ROOT, file);
  return fs.existsSync(full) ? JSON.parse(fs.readFileSync(full, "utf8")) : undefined;
}

/** @param {string[]} args @returns {boolean} whether npm succeeded */
function npm(...args) {
  const script = process.env.npm_execpath;
  const [program, first] = script?.endsWith(".js") ? [process.execPath, [script]] : ["npm", []];
  const { status } = spawnSync(program, [...first, ...args, "--loglevel=error"], { cwd: ROOT, stdio: "inherit" });
  return status === 0;
}
