import { expectAccessible } from "#e2e/support/axe.ts";
import { makeProject, signInAs } from "#e2e/support/people.ts";
import { makeToken } from "#e2e/support/project.ts";
import { expect, test } from "#e2e/support/test.ts";
import { sendCalls } from "#lib/monitoring/testing/otel-client.ts";

test("telemetry of an unmodified client is charted at once and counted exactly", async ({ browser, baseURL }) => {
  const { page } = await signInAs(browser, "lead");
  const slug = await makeProject(page, "Telemetry journey");
  const token = await makeToken(page, slug, "telemetry", ["Send traces", "Read dashboards"]);
  const requests = page.getByRole("definition").first();

  await test.step("without telemetry the page says how to connect", async () => {
    await page.goto(`/projects/${slug}/monitoring`);
    await expect(page.getByRole("heading", { name: "Connect an application" })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("1 000 calls are on the open page within 5 s", async () => {
    await sendCalls({ url: baseURL ?? "", token, encoding: "protobuf" }, 500);
    await page.goto(`/projects/${slug}/monitoring?range=1h`);
    await expect(requests).toHaveText("500");
    await sendCalls({ url: baseURL ?? "", token, encoding: "json" }, 500);
    await expect(requests).toHaveText(/^1.000$/, { timeout: 5_000 });
    await expectAccessible(page);
  });

  await test.step("the API's series adds up to them, errors and all", async () => {
    const answer = await page.request.get(`/api/v1/projects/${slug}/monitoring/series?last=3600`);
    const { points, totals } = (await answer.json()) as Series;
    expect(totals).toMatchObject({ requests: 1000, errors: 100, inputTokens: 100_000, outputTokens: 10_000 });
    expect(points.reduce((sum, { requests }) => sum + (requests ?? 0), 0)).toBe(1000);
  });
});

type Series = {
  readonly points: readonly { readonly requests: number | null }[];
  readonly totals: Readonly<Record<string, number | null>>;
};
