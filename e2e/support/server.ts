import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
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

/** Starts one and waits until it says that it is ready. */
export async function startServer({ port, env = {}, logFile }: Options = {}): Promise<Server> {
  const chosen = port ?? (await freePort());
  const folder = await mkdtemp(path.join(tmpdir(), "cairn-e2e-"));
  const settings = { ...process.env, PORT: String(chosen), CAIRN_DATA_DIR: folder, ...env };
  let child: ChildProcess | undefined;

  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child?.once("exit", resolve));
    child.kill(signal);
    await exited;
  };
  const server: Server = {
    url: `http://localhost:${chosen}`,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    start: async () => {
      child = await launch(settings, logFile);
    },
    remove: async () => {
      await end("SIGTERM");
      await rm(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

/** Resolves once the last line of a successful start is printed; otherwise rejects with everything that was. */
function launch(env: NodeJS.ProcessEnv, logFile?: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.join(ROOT, "bin", "start.mjs")], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((resolve, reject) => {
    let printed = "";
    const read = (chunk: Buffer) => {
      if (logFile) appendFileSync(logFile, chunk);
      printed += chunk.toString();
      if (printed.includes("Cairn is ready")) resolve(child);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => reject(new Error(`The server did not start (${code}):\n${printed}`)));
  });
}
