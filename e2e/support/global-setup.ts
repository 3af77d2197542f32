import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { FullConfig } from "@playwright/test";
import { SERVER_LOG, startServer } from "#e2e/support/server.ts";

/** One server for all journeys, with the demo; each journey makes its own projects. */
export default async function setUp(config: FullConfig): Promise<() => Promise<void>> {
  const { baseURL } = config.projects[0]?.use ?? {};
  await mkdir(path.dirname(SERVER_LOG), { recursive: true });
  await writeFile(SERVER_LOG, "");
  const server = await startServer({ port: Number(new URL(baseURL ?? "").port), logFile: SERVER_LOG });
  return () => server.remove();
}
