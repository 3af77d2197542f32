import fs from "node:fs";
import path from "node:path";
import { build } from "../start/build.mjs";
import { messageOf } from "../start/cannot-start.mjs";
import { ROOT } from "../start/repository.mjs";
import { runNode } from "../start/shutdown.mjs";
import { installBrowser } from "./browser.mjs";
import { journeyFailures, vitestFailures } from "./failures.mjs";

/**
 * @typedef {{ passed: number, failed: number, failures?: string[] }} Count `failures`: what failed and why, a line each
 * @typedef {(args: string[]) => Promise<Count>} Stage takes what stands after its name on the command line
 */

/** @param {string} file within node_modules */
const tool = (file) => path.join(ROOT, "node_modules", file);
const VITEST = tool("vitest/vitest.mjs");

/** Every stage, in the order of their cost. @type {Record<string, Stage>} */
export const STAGES = {
  types: async () =>
    asOne(
      (await node([tool("next/dist/bin/next"), "typegen"])) && (await node([tool("typescript/bin/tsc"), "--noEmit"])),
    ),
  lint: async () => asOne(await node([tool("@biomejs/biome/bin/biome"), "check", "."])),
  unit: (args) => vitest("unit", args),
  migrations: async () => asOne(await node([path.join(ROOT, "bin", "migration.ts"), "--check"])),
  integration: (args) => vitest("integration", args),
  build: async () => asOne(await succeeds(build)),
  e2e,
};

/** @param {string} project @param {string[]} args */
async function vitest(project, args) {
  const report = reportFile(project);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const ok = await node([VITEST, "run", "--project", project, ...reporters, ...args]);
  const found = readReport(report);
  const { numPassedTests = 0, numFailedTests = 0 } = found;
  return settled(ok, { passed: numPassedTests, failed: numFailedTests, failures: vitestFailures(found) });
}

/** @param {string[]} args */
async function e2e(args) {
  const missing = await installBrowser();
  if (missing) process.stderr.write(`${missing}\n`);
  // The journeys run against what `npm start` serves, so a stale build must not be what they see.
  if (missing || !(await succeeds(build))) return { passed: 0, failed: 1 };
  const report = reportFile("e2e");
  const ok = await node([tool("@playwright/test/cli.js"), "test", ...args]);
  const found = readReport(report);
  const { expected = 0, flaky = 0, unexpected = 0 } = found.stats ?? {};
  return settled(ok, { passed: expected + flaky, failed: unexpected, failures: journeyFailures(found) });
}

/**
 * A run that failed without a failing test — a file that does not load, a server that does not start — is one failure.
 *
 * @param {boolean} ok
 * @param {Count} count
 * @returns {Count}
 */
export function settled(ok, count) {
  return { ...count, failed: ok ? count.failed : Math.max(count.failed, 1) };
}

/** @param {boolean} ok @returns {Count} */
function asOne(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/** @param {string[]} args */
function node(args) {
  return runNode(args, { cwd: ROOT, env: process.env });
}

/** @param {() => Promise<void>} work */
async function succeeds(work) {
  try {
    await work();
    return true;
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    return false;
  }
}

/** A report of an earlier run must not be taken for this one's. @param {string} name */
function reportFile(name) {
  const file = path.join(ROOT, "test-results", `${name}.json`);
  fs.rmSync(file, { force: true });
  return file;
}

/** @param {string} file */
function readReport(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
}
