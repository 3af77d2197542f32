import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { startServer } from "#e2e/support/server.ts";

/** A Cairn as `npm start` makes it, with its demo, and the owner's connection to its database. */
export type Instance = {
  readonly url: string;
  readonly owner: pg.Client;
  readonly sessionSecret: string;
  /** Of its data. */
  readonly folder: string;
  /** Of the embedded PostgreSQL. */
  readonly logFile: string;
  remove(): Promise<void>;
};

type Options = {
  readonly port?: number;
  /** Whether it does background jobs; where thousands of projects are seeded, they would judge them all. */
  readonly works?: boolean;
};

/** Starts one in a folder of its own. */
export async function startInstance({ port, works = false }: Options = {}): Promise<Instance> {
  const folder = mkdtempSync(path.join(tmpdir(), "cairn-bench-"));
  const env = {
    CAIRN_DATA_DIR: folder,
    CAIRN_WORKER: works ? "1" : "0",
    CAIRN_DEMO: "1",
    CAIRN_URL: "",
    CAIRN_SESSION_SECRET: "",
  };
  const server = await startServer({ port, env: { ...env, DATABASE_URL: "", CAIRN_LOG_LEVEL: "error" } });
  const { databasePort } = JSON.parse(readFileSync(path.join(folder, "running.json"), "utf8"));
  const { databasePassword, sessionSecret } = JSON.parse(readFileSync(path.join(folder, "secrets.json"), "utf8"));
  const owner = new pg.Client({
    host: "127.0.0.1",
    port: databasePort,
    user: "postgres",
    password: databasePassword,
    database: "cairn",
  });
  await owner.connect();
  return {
    url: server.url,
    owner,
    sessionSecret,
    folder,
    logFile: path.join(folder, "postgres", "log"),
    remove: async () => {
      await owner.end();
      await server.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
