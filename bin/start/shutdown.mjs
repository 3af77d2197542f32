import { spawn } from "node:child_process";
import { messageOf } from "./cannot-start.mjs";

/**
 * What must be undone before this process ends, newest first. One for the whole process: a signal may come at any stage.
 *
 * @type {(() => Promise<void> | void)[]}
 */
const undo = [];
let ending = false;

/** @param {() => Promise<void> | void} step */
export function atEnd(step) {
  undo.push(step);
}

/**
 * Undoes everything and ends the process; a second call while the first is at work does nothing.
 *
 * @param {number} code
 * @param {string} [line] why, for the person at the terminal
 */
export async function shutDown(code, line) {
  if (ending) return;
  ending = true;
  if (line) process.stderr.write(`${line}\n`);
  for (const step of undo.reverse()) {
    try {
      await step();
    } catch (error) {
      process.stderr.write(`While stopping: ${messageOf(error)}\n`);
      code = 1;
    }
  }
  process.exit(code);
}

/** Ends on a signal, and when the process that launched this one is gone. */
export function shutDownOnSignal() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => shutDown(0));
  if (process.connected) process.on("disconnect", () => shutDown(1));
}

/**
 * Runs a program to its end; it is stopped when this process is.
 *
 * @param {string[]} args of Node
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, quiet?: boolean }} options `quiet` shows its output only when it fails
 * @returns {Promise<boolean>} whether it succeeded
 */
export function runNode(args, { cwd, env, quiet = false }) {
  const child = spawn(process.execPath, args, {
    cwd,
    env,
    stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
  });
  atEnd(() => {
    child.kill("SIGTERM");
  });
  /** @type {Buffer[]} */
  const output = [];
  child.stdout?.on("data", (chunk) => output.push(chunk));
  child.stderr?.on("data", (chunk) => output.push(chunk));
  return new Promise((resolve) => {
    child.once("close", (code) => {
      if (code !== 0 && !ending) process.stderr.write(Buffer.concat(output));
      resolve(code === 0);
    });
  });
}
