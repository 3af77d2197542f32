import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { CannotStart } from "./cannot-start.mjs";
import { ROOT } from "./repository.mjs";

/** Whether this Node runs TypeScript files as they are; what follows the installation does. */
export function isModernNode() {
  return Boolean(process.features.typescript);
}

/**
 * Runs the same command again under the Node that came with the packages, and ends with its exit code. Signals are
 * passed on; should this process be killed, the other one notices that its channel has closed.
 */
export function relaunch() {
  const node = path.join(ROOT, "node_modules", "node", "bin", "node");
  if (!fs.existsSync(node)) {
    throw new CannotStart(
      `Node ${process.versions.node} cannot run Cairn itself, and npm has no newer one for this machine: install Node 24.`,
    );
  }
  const child = spawn(node, process.argv.slice(1), { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal));
  }
  child.once("exit", (code) => process.exit(code ?? 1));
}
