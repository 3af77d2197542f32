import { expectAccessible } from "#e2e/support/axe.ts";
import { addConnection, allowHost } from "#e2e/support/connections.ts";
import { jsonLines, seeResult } from "#e2e/support/evaluation.ts";
import { invite, makeProject, signInAs } from "#e2e/support/people.ts";
import { askOnlyFor, makeToken } from "#e2e/support/project.ts";
import { expect, test } from "#e2e/support/test.ts";
import { drawnPairs } from "#lib/alignment/reward-models/testing/drawn-pairs.ts";
import { choice, judging } from "#lib/alignment/testing/judge-endpoint.ts";
import { type Endpoint, startEndpoint } from "#lib/connections/testing/endpoint.ts";

let endpoint: Endpoint;

test.beforeAll(async () => {
  // Takes the longer answer where it is much longer, and else whatever stands first.
  endpoint = await startEndpoint(
    judging(({ first, second }) => choice(second.length > 1.6 * first.length ? "second" : "first")),
  );
});
test.afterAll(() => endpoint.close());

/** People who like long answers; the last forty pairs nobody has judged. */
const ITEMS = drawnPairs(240, { seed: 4, taste: 0, perDoubling: 2.5 }).map(({ prompt, chosen, rejected }, at) => ({
  ...{ prompt, response_a: chosen, response_b: rejected, model_a: "tuned", model_b: "base" },
  ...(at < 200 && { label: "a" }),
}));

test("a judge and a reward model are measured on imported preferences, and their biases are flagged", async ({
  browser,
}) => {
  const lead = (await signInAs(browser, "lead")).page;
  const slug = await makeProject(lead, "Preference journey");
  const alignment = `/projects/${slug}/alignment`;

  await test.step("preferences come from a file, and a connection to a judge is made", async () => {
    const admin = (await signInAs(browser, "admin")).page;
    await allowHost(admin, `127.0.0.1:${endpoint.port}`);
    const connection = { name: "Judge", baseUrl: endpoint.baseUrl, model: "judge-1", key: "sk-of-a-journey" };
    await addConnection(lead, slug, connection);
    await askOnlyFor(lead, slug, "alignment", ["Reward model holds"]);
    const token = await makeToken(lead, slug, "import", ["Make feedback campaigns", "Read the records"]);
    const answer = await lead.request.post(`/api/v1/projects/${slug}/campaigns?title=Long+answers&kind=pairwise`, {
      data: jsonLines(ITEMS),
      headers: { authorization: `Bearer ${token}`, "content-type": "application/jsonl" },
    });
    expect(answer.status()).toBe(201);
    await lead.goto(alignment);
    await expect(lead.getByText("No reward model was trained in this round.")).toBeVisible();
  });

  await test.step("a judge is asked in both orders, and its position bias is flagged", async () => {
    await lead.goto(`${alignment}/judges`);
    await lead.getByRole("link", { name: "Ask a judge" }).click();
    await expect(lead.getByLabel("Prompt", { exact: true })).toHaveValue(/\{\{first\}\}/);
    await expectAccessible(lead);
    await lead.getByRole("button", { name: "Ask the judge" }).click();
    await seeResult(lead, /\/judges\/1$/);
    const main = lead.getByRole("main");
    await expect(main).toContainText("Position bias flagged");
    await expect(main).toContainText("the first place decides beyond chance");
    await expect(main).toContainText("240 of 240 pairs, in both orders");
    await lead.getByRole("table", { name: "Verdicts" }).getByRole("link", { name: "Changed with the order" }).click();
    const pair = lead.getByRole("article").first();
    await expect(pair).toContainText("With A first: first");
    await expect(pair).toContainText("With B first: first");
    await expectAccessible(lead);
  });

  await test.step("a reward model is trained on people and the judge, and its length bias is flagged", async () => {
    await lead.goto(`${alignment}/reward-models`);
    await lead.getByRole("button", { name: "Train a reward model" }).click();
    const dialog = lead.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Taste");
    await dialog.getByRole("checkbox", { name: /^Learn from a machine/ }).check();
    await dialog.getByLabel("Judge").selectOption({ index: 1 });
    await expectAccessible(lead);
    await dialog.getByRole("button", { name: "Train the model" }).click();
    await seeResult(lead, /\/reward-models\/1$/);
    const main = lead.getByRole("main");
    await expect(main).toContainText("Length bias flagged: longer");
    await expect(main).toContainText("beaten at the lower bound");
    await expect(main).toContainText(/\d+ machine labels/);
    await expect(lead.getByRole("table", { name: "Raise a score" })).toContainText("length (doublings of characters)");
    await expect(
      lead.getByRole("figure", { name: "Reliability" }).locator("svg.recharts-surface").first(),
    ).toBeVisible();
    await expectAccessible(lead);
  });

  await test.step("the gate says both, and responses are scored over the API", async () => {
    await lead.goto(alignment);
    const main = lead.getByRole("main");
    await expect(main).toContainText("Length bias flagged: it does better where the longer answer was preferred");
    await expect(main).toContainText("Position bias flagged: judge 1 favours whatever stands first");
    await expect(lead.getByRole("table", { name: "Reward models" })).toContainText("Taste");
    await expect(lead.getByRole("table", { name: "Runs of judges" })).toContainText("Position bias: first");
    await expectAccessible(lead);
    const score = await lead.request.post(`/api/v1/projects/${slug}/reward-models/1/score`, {
      data: { prompt: "Where is it?", responses: ["we ".repeat(60), "we"] },
      headers: { "sec-fetch-site": "same-origin" },
    });
    const { scores } = (await score.json()) as { scores: number[] };
    expect(scores[0]).toBeGreaterThan(scores[1] ?? Number.NaN);
  });

  await test.step("a stakeholder sees numbers, and neither words nor pairs", async () => {
    const { page } = await invite(browser, lead, slug, "stakeholder", "Stella Stake");
    await page.goto(`${alignment}/reward-models/1`);
    await expect(page.getByRole("main")).toContainText("Length bias flagged: longer");
    await expect(page.getByRole("table", { name: "Raise a score" })).toHaveCount(0);
    await page.goto(`${alignment}/judges/1`);
    await expect(page.getByRole("main")).toContainText("Position bias flagged");
    await expect(page.getByRole("article")).toHaveCount(0);
    expect(await page.content()).not.toContain("Question 1:");
    for (const file of ["judges/1/labels", "reward-models/1/export"])
      expect((await page.request.get(`/api/v1/projects/${slug}/${file}`)).status()).toBe(403);
  });
});
