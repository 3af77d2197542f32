import { defineConfig } from "@playwright/test";
import { freePort } from "#bin/start/postgres.mjs";
import { debianChromium } from "#bin/test/browser.mjs";

const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

// Workers load this file again and must come to the same port; they inherit the environment.
process.env.CAIRN_E2E_PORT ??= String(await freePort());

const executablePath = debianChromium();

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  globalSetup: "./e2e/support/global-setup.ts",
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // Each step has its own limit. That of a whole journey only ends what hangs, on machines that do other things as well.
  timeout: 300_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    baseURL: `http://localhost:${process.env.CAIRN_E2E_PORT}`,
    // Pictures of every step cost a fifth of the time; the page as it was is in the trace without them.
    trace: { mode: "retain-on-failure", screenshots: false },
    actionTimeout: 15_000,
    launchOptions: executablePath
      ? { executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic", ...QUIET] }
      : {},
  },
  projects: [{ name: "desktop", use: { browserName: "chromium", viewport: { width: 1440, height: 900 } } }],
});
