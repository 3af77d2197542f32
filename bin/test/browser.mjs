import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { ROOT } from "../start/repository.mjs";

/** Debian's packages, each with a program of its name. The first is Chromium without its windows, and by a third faster. */
const DEBIAN_CHROMIUMS = ["chromium-headless-shell", "chromium"];

/**
 * Debian's Chromium, where it is installed.
 *
 * @returns {string | undefined}
 */
export function debianChromium() {
  return DEBIAN_CHROMIUMS.map((name) => `/usr/bin/${name}`).find((program) => fs.existsSync(program));
}

/**
 * Installs a Chromium for the browser tests when there is none: Debian's where this is root on Debian, else Playwright's.
 *
 * @returns {Promise<string | undefined>} why there is none, in one line
 */
export async function installBrowser() {
  if (debianChromium()) return undefined;
  const { chromium } = await import("@playwright/test");
  if (fs.existsSync(chromium.executablePath())) return undefined;
  process.stdout.write("Installing Chromium…\n");
  if (process.getuid?.() === 0 && fs.existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    run("apt-get", ["update"], env);
    for (const name of DEBIAN_CHROMIUMS) {
      if (run("apt-get", ["install", "-y", name], env) && debianChromium()) return undefined;
    }
  }
  const playwright = path.join(ROOT, "node_modules", "@playwright", "test", "cli.js");
  if (run(process.execPath, [playwright, "install", "chromium"], process.env)) return undefined;
  return "There is no Chromium: install Debian's (`apt-get install chromium`) or Playwright's (`npx playwright install chromium`).";
}

/** @param {string} program @param {string[]} args @param {NodeJS.ProcessEnv} env */
function run(program, args, env) {
  return spawnSync(program, args, { env, stdio: ["ignore", "ignore", "inherit"] }).status === 0;
}
