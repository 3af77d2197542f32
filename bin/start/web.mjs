import { spawn } from "node:child_process";
import net from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { CannotStart, codeOf } from "./cannot-start.mjs";
import { freePort } from "./postgres.mjs";
import { ROOT } from "./repository.mjs";

const READY_WITHIN_MS = 120_000;
const ANSWER_WITHIN_MS = 5_000;
const DRAIN_MS = 30_000;
/** A web server whose supervisor was killed needs a moment to notice. */
const FREED_WITHIN_MS = 5_000;

/**
 * The port to serve on. Asked for before anything slow happens: "in use" after a minute of building would be rude.
 *
 * @param {string | undefined} wanted 0 for any
 * @returns {Promise<number>}
 */
export async function servingPort(wanted = "3000") {
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new CannotStart(`PORT is not a port number: ${wanted}.`);
  if (port === 0) return freePort();
  for (const deadline = Date.now() + FREED_WITHIN_MS; ; await wait(50)) {
    const code = await whyNotFree(port);
    if (!code) return port;
    if (code === "EADDRINUSE" && Date.now() < deadline) continue;
    const why = code === "EADDRINUSE" ? "is in use" : `cannot be used (${code})`;
    throw new CannotStart(`Port ${port} ${why}: set PORT to another one.`);
  }
}

/**
 * @param {number} port
 * @returns {Promise<string | undefined>} the system's code
 */
function whyNotFree(port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", (error) => resolve(codeOf(error) ?? "unknown"));
    probe.listen(port, () => probe.close(() => resolve(undefined)));
  });
}

/**
 * A long-running process of the product. Detached, so that a Ctrl-C reaches only the supervisor; the channel tells it
 * when the supervisor is gone.
 *
 * @param {string[]} args of Node
 * @param {NodeJS.ProcessEnv} env
 */
export function launch(args, env) {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env,
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  /** @type {Promise<number | null>} */
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), DRAIN_MS);
    await exited;
    clearTimeout(timer);
  };
  return { exited, stop };
}

/** @param {{ dev: boolean, port: number, env: NodeJS.ProcessEnv }} options */
export function launchWeb({ dev, port, env }) {
  const next = path.join(ROOT, "node_modules", "next", "dist", "bin", "next");
  const args = [next, dev ? "dev" : "start", "--port", String(port)];
  return launch(args, { ...env, NODE_ENV: dev ? "development" : "production" });
}

/**
 * Waits until the instance says that it is well.
 *
 * @param {number} port
 * @param {Promise<unknown>} exited
 * @returns {Promise<boolean>} false when the web server ended first
 */
export async function becomesHealthy(port, exited) {
  let gone = false;
  exited.then(() => {
    gone = true;
  });
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline && !gone; await wait(50)) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/health`, {
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      await response.arrayBuffer();
      if (response.ok) return true;
    } catch {
      // Not listening yet, or too busy to answer.
    }
  }
  return false;
}
