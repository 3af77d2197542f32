import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { ROOT } from "../start/repository.mjs";

const DEBIAN_CHROMIUM = "/usr/bin/chromium";

/**
 * Installs a Chromium for the browser tests when there is none: Debian's where this is root on Debian, else Playwright's.
 *
 * @returns {Promise<string | undefined>} why there is none, in one line
 */
export async function installBrowser() {
  if (fs.existsSync(DEBIAN_CHROMIUM)) return undefined;
  const { chromium } = await import("@playwright/test");
  if (fs.existsSync(chromium.executablePath())) return undefined;
  process.stdout.write("Installing Chromium…\n");
  if (process.getuid?.() === 0 && fs.existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    run("apt-get", ["update"], env);
    if (run("apt-get", ["install", "-y", "chromium"], env) && fs.existsSync(DEBIAN_CHROMIUM)) return undefined;
  }
  const playwright = path.join(ROOT, "node_modules", "@playwright", "test", "cli.js");
  if (run(process.execPath, [playwright, "install", "chromium"], process.env)) return undefined;
  return "There is no Chromium: install Debian's (`apt-get install chromium`) or Playwright's (`npx playwright install chromium`).";
}

/** @param {string} program @param {string[]} args @param {NodeJS.ProcessEnv} env */
function run(program, args, env) {
  return spawnSync(program, args, { env, stdio: ["ignore", "ignore", "inherit"] }).status === 0;
}
