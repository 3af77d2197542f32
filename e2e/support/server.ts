import { type ChildProcessByStdio, spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { freePort } from "#bin/start/postgres.mjs";
import { ROOT } from "#bin/start/repository.mjs";

/** What the server of all journeys says. */
export const SERVER_LOG = path.join(ROOT, "test-results", "server.log");

/** A whole Cairn, started as a user starts it, with a data folder of its own. */
export type Server = {
  readonly url: string;
  /** As Ctrl-C does. */
  stop(): Promise<void>;
  /** As a power cut does, as far as the product can tell. */
  kill(): Promise<void>;
  /** Starts again on the same port and the same data. */
  start(): Promise<void>;
  /** Stops it for good and removes its data. */
  remove(): Promise<void>;
};

type Options = {
  readonly port?: number;
  readonly env?: Record<string, string>;
  /** Where everything it says is written, its log among it. */
  readonly logFile?: string;
};

const ATTEMPTS = 3;

/** Starts one and waits until it says that it is ready. Where no port was asked for, one that was taken meanwhile is left. */
export async function startServer({ port, ...options }: Options = {}): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const server = await prepareServer(port ?? (await freePort()), options);
    try {
      await server.start();
      return server;
    } catch (error) {
      await server.remove();
      if (port || attempt === ATTEMPTS || !/EADDRINUSE|is in use/.test(String(error))) throw error;
    }
  }
}

async function prepareServer(port: number, { env = {}, logFile }: Omit<Options, "port">): Promise<Server> {
  const folder = await mkdtemp(path.join(tmpdir(), "cairn-e2e-"));
  const settings = { ...process.env, PORT: String(port), CAIRN_DATA_DIR: folder, ...env };
  let child: ChildProcessByStdio<null, Readable, Readable> | undefined;

  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child?.once("exit", resolve));
    child.kill(signal);
    await exited;
  };
  return {
    url: `http://localhost:${port}`,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    start: () => {
      child = spawn(process.execPath, [path.join(ROOT, "bin", "start.mjs")], {
        env: settings,
        stdio: ["ignore", "pipe", "pipe"],
      });
      return becomesReady(child, logFile);
    },
    remove: async () => {
      await end("SIGTERM");
      // What a killed supervisor left behind may still be writing there.
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** Resolves once the last line of a successful start is printed; otherwise rejects with everything that was. */
function becomesReady(child: ChildProcessByStdio<null, Readable, Readable>, logFile?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const read = (chunk: Buffer) => {
      if (logFile) appendFileSync(logFile, chunk);
      printed += chunk.toString();
      if (printed.includes("Cairn is ready")) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => reject(new Error(`The server did not start (${code}):\n${printed}`)));
  });
}
