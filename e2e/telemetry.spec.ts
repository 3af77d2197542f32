import { randomBytes } from "node:crypto";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "#e2e/support/axe.ts";
import { makeProject } from "#e2e/support/people.ts";
import { type Server, startServer } from "#e2e/support/server.ts";
import { sendCalls } from "#lib/monitoring/testing/otel-client.ts";

// A server of its own, since this journey ends it without warning.
let server: Server;

test.beforeAll(async () => {
  server = await startServer({ env: { CAIRN_DEMO: "0" } });
});
test.afterAll(() => server.remove());

test("telemetry of an unmodified client is charted at once, counted exactly, and outlives a crash", async ({
  browser,
}) => {
  const page = await setUp(browser);
  const slug = await makeProject(page, "Telemetry journey");
  const token = await makeToken(page, slug);
  const requests = page.getByRole("definition").first();

  await test.step("without telemetry the page says how to connect", async () => {
    await page.goto(`/projects/${slug}/monitoring`);
    await expect(page.getByRole("heading", { name: "Connect an application" })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("1 000 calls are on the open page within 5 s", async () => {
    await sendCalls({ url: server.url, token }, 500);
    await page.goto(`/projects/${slug}/monitoring?range=1h`);
    await expect(requests).toHaveText("500");
    await sendCalls({ url: server.url, token, encoding: "json" }, 500);
    await expect(requests).toHaveText(/^1.000$/, { timeout: 5_500 });
    await expectAccessible(page);
  });

  await test.step("what was acknowledged before a crash is there after it, and a retry counts nothing twice", async () => {
    const batches = Array.from({ length: 40 }, () => exportOf(50));
    const acknowledged = await sendUntilCrash(batches, token);
    await server.start();
    expect(await countOf(slug, token)).toBeGreaterThanOrEqual(1000 + acknowledged * 50);
    for (const batch of batches) expect(await post(batch, token)).toBe(200);
    expect(await countOf(slug, token)).toBe(1000 + batches.length * 50);
    await page.reload();
    await expect(requests).toHaveText(/^3.000$/);
  });
});

async function setUp(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  const fillAccount = async () => {
    await page.getByLabel("E-mail").fill("ada@example.org");
    await page.getByLabel("Password").fill("a long enough password");
  };
  await page.goto("/set-up");
  await page.getByLabel("Your name").fill("Ada Lead");
  await fillAccount();
  await page.getByRole("button", { name: "Make the admin account" }).click();
  await page.waitForURL(/sign-in/);
  await fillAccount();
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Portfolio");
  return page;
}

async function makeToken(page: Page, slug: string): Promise<string> {
  await page.goto(`/projects/${slug}/members/tokens`);
  await page.getByRole("button", { name: "New token" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("telemetry");
  await dialog.getByRole("checkbox", { name: /Send traces/ }).check();
  await dialog.getByRole("checkbox", { name: /Read dashboards/ }).check();
  await dialog.getByRole("button", { name: "Make token" }).click();
  return (await dialog.locator("pre").first().textContent()) ?? "";
}

/** Sends batch after batch, four at a time, and ends the server without warning in the middle. */
async function sendUntilCrash(batches: readonly string[], token: string): Promise<number> {
  let acknowledged = 0;
  const waiting = [...batches];
  let crash: Promise<void> | undefined;
  const sender = async () => {
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      const status = await post(batch, token).catch(() => null);
      if (status === null) return;
      if (status === 200) acknowledged += 1;
      if (acknowledged >= 12) crash ??= server.kill();
    }
  };
  await Promise.all(Array.from({ length: 4 }, sender));
  await crash;
  expect(acknowledged).toBeLessThan(batches.length);
  return acknowledged;
}

// A socket of its own for each request (connection: close): after its supervisor is killed, the old web process drains
// for up to 10 s, and on a kept-alive socket it would go on answering without its database while the new one serves.
async function post(body: string, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", connection: "close" };
  return (await fetch(`${server.url}/v1/traces`, { method: "POST", headers, body })).status;
}

async function countOf(slug: string, token: string): Promise<number> {
  const address = `${server.url}/api/v1/projects/${slug}/monitoring/series?last=3600`;
  const response = await fetch(address, { headers: { authorization: `Bearer ${token}`, connection: "close" } });
  const answer = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(200);
  return answer.totals.requests;
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
