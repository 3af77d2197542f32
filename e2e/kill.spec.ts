import { randomBytes } from "node:crypto";
import { makeProject, setUpAdmin } from "#e2e/support/people.ts";
import { makeToken } from "#e2e/support/project.ts";
import { type Server, startServer } from "#e2e/support/server.ts";
import { expect, test } from "#e2e/support/test.ts";

const BATCHES = 40;
const SPANS_A_BATCH = 50;
const SENDERS = 4;

// A server of its own, since this journey ends it without warning.
let server: Server;

test.beforeAll(async () => {
  server = await startServer({ env: { CAIRN_DEMO: "0" } });
});
test.afterAll(() => server.remove());

test("every span that was acknowledged outlives a crash in mid-stream, and none is there twice", async ({
  browser,
}) => {
  const { page } = await setUpAdmin(browser, server.url);
  const slug = await makeProject(page, "Crash journey");
  const token = await makeToken(page, slug, "telemetry", ["Send traces", "Read dashboards"]);
  const waiting = Array.from({ length: BATCHES }, () => exportOf(SPANS_A_BATCH));
  let acknowledged = 0;
  let failed = 0;
  let crash: Promise<void> | undefined;

  const crashAndRestart = async () => {
    await server.kill();
    await server.start();
  };
  const sendOnce = async (batch: string) => {
    const status = await post(batch, token).catch(() => null);
    if (status !== 200) failed += 1;
    return status;
  };
  // As exporters do: a batch is sent again until it is acknowledged, and never after that.
  const sender = async () => {
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      const body = batch;
      await expect.poll(() => sendOnce(body), { timeout: 30_000, intervals: [100] }).toBe(200);
      acknowledged += 1;
      if (acknowledged >= BATCHES / 4) crash ??= crashAndRestart();
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  await crash;
  expect(acknowledged).toBe(BATCHES);
  expect(failed).toBeGreaterThan(0);

  const series = await page.request.get(`/api/v1/projects/${slug}/monitoring/series?last=3600`);
  expect((await series.json()).totals.requests).toBe(BATCHES * SPANS_A_BATCH);
  await page.goto(`/projects/${slug}/monitoring?range=1h`);
  await expect(page.getByRole("definition").first()).toHaveText(/^2.000$/);
});

async function post(body: string, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return (await fetch(`${server.url}/v1/traces`, { method: "POST", headers, body })).status;
}

function exportOf(count: number): string {
  const endNs = BigInt(Date.now()) * 1_000_000n;
  const spans = Array.from({ length: count }, () => ({
    traceId: randomBytes(16).toString("hex"),
    spanId: randomBytes(8).toString("hex"),
    name: "chat gpt-4o-mini",
    kind: 3,
    startTimeUnixNano: String(endNs - 300_000_000n),
    endTimeUnixNano: String(endNs),
    attributes: [
      { key: "gen_ai.operation.name", value: { stringValue: "chat" } },
      { key: "gen_ai.request.model", value: { stringValue: "gpt-4o-mini" } },
    ],
  }));
  return JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
}
