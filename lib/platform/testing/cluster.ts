import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startPostgres } from "#bin/start/postgres.mjs";
import { migrate } from "#prisma/migrate.ts";

/** The database that every worker's own one is a copy of. */
export const TEMPLATE = "cairn_template";

declare module "vitest" {
  export interface ProvidedContext {
    /** The owner's address of the migrated template database. */
    templateUrl: string;
  }
}

/** One PostgreSQL for the whole run, quick rather than safe, gone afterwards. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "cairn-test-"));
  const postgres = await startPostgres({
    folder,
    password: randomBytes(16).toString("hex"),
    database: TEMPLATE,
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" },
  });
  const tearDown = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await migrate(postgres.url);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide("templateUrl", postgres.url);
  return tearDown;
}
