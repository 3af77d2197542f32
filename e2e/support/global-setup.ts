import type { FullConfig } from "@playwright/test";
import { startServer } from "#e2e/support/server.ts";

/** One server for all journeys, with the demo; each journey makes its own projects. */
export default async function setUp(config: FullConfig): Promise<() => Promise<void>> {
  const { baseURL } = config.projects[0]?.use ?? {};
  const server = await startServer({ port: Number(new URL(baseURL ?? "").port) });
  return () => server.remove();
}
