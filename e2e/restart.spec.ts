import { type Server, startServer } from "#e2e/support/server.ts";
import { expect, test } from "#e2e/support/test.ts";

let server: Server;

test.beforeAll(async () => {
  server = await startServer({ env: { CAIRN_DEMO: "0" } });
});
test.afterAll(() => server.remove());

test("comes back on the same data after it was killed", async ({ request }) => {
  await server.kill();
  await server.start();

  const health = await request.get(`${server.url}/api/health`);
  expect(health.status()).toBe(200);
  expect(await health.json()).toEqual({ status: "ok" });
});
