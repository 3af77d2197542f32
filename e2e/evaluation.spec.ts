import type { APIRequestContext, Page } from "@playwright/test";
import { expectAccessible } from "#e2e/support/axe.ts";
import { makeProject, signInAs } from "#e2e/support/people.ts";
import { askOnlyFor, freezeObjective, makeToken } from "#e2e/support/project.ts";
import { expect, test } from "#e2e/support/test.ts";
import { resultFile } from "#lib/evaluation/testing/result-file.ts";

// As lm-evaluation-harness writes it: Python's NaN and Infinity are in it, which JSON does not know.
const RESULTS = Buffer.from(`{
  "results": {
    "stories": {"alias": "stories", "acc,none": 0.7, "acc_stderr,none": 0.02},
    "stories_short": {"alias": " - short", "acc,none": 0.95, "acc_stderr,none": 0.0218},
    "stories_long": {"alias": " - long", "acc,none": 0.575, "acc_stderr,none": 0.035},
    "gsm8k": {
      "alias": "gsm8k",
      "exact_match,strict-match": 0.5, "exact_match_stderr,strict-match": 0.0712,
      "exact_match,flexible-extract": 0.6, "exact_match_stderr,flexible-extract": "N/A"
    },
    "prices": {"alias": "prices", "mae,none": NaN, "mae_stderr,none": NaN},
    "letters": {"alias": "letters", "bleu,none": 31.5, "bleu_stderr,none": 1.5, "rougeL,none": 0.41}
  },
  "groups": {"stories": {"alias": "stories", "acc,none": 0.7, "acc_stderr,none": 0.02}},
  "group_subtasks": {"stories": ["stories_short", "stories_long"]},
  "configs": {"gsm8k": {"task": "gsm8k", "num_fewshot": 5}},
  "versions": {"stories": "N/A", "stories_short": 1.0, "stories_long": 1.0, "gsm8k": 3, "prices": 1, "letters": 1},
  "n-shot": {"stories_short": 0, "stories_long": 0},
  "higher_is_better": {"stories": {"acc": true}, "stories_short": {"acc": true}, "prices": {"mae": false}},
  "n-samples": {
    "stories_short": {"original": 100, "effective": 100},
    "stories_long": {"original": 200, "effective": 200},
    "gsm8k": {"original": 1319, "effective": 1319},
    "prices": {"original": 24, "effective": 24}
  },
  "config": {"model": "hf", "model_args": "pretrained=acme/tale-7b", "batch_size": "auto", "limit": null},
  "date": 1751326371.5497751,
  "lm_eval_version": "0.4.9",
  "model_name": "acme/tale-7b"
}
`);

test("a result file is imported on its page, once, and a broken one leaves nothing behind", async ({ browser }) => {
  const { page } = await signInAs(browser, "lead");
  const slug = await makeProject(page, "Import journey");
  const evaluations = page.getByRole("table", { name: "Evaluations" });

  await test.step("a file that was cut off is refused with the place", async () => {
    await page.goto(`/projects/${slug}/evaluation`);
    await send(page, "results_cut.json", RESULTS.subarray(0, 700));
    await expect(page.getByRole("alert").filter({ hasText: /line \d+, column \d+/ })).toBeVisible();
    await page.reload();
    await expect(page.getByText("No evaluation yet")).toBeVisible();
  });

  await test.step("the whole file is imported, and its scores are shown with their intervals", async () => {
    await send(page, "results_2025-06-30.json", RESULTS);
    await expect(page.getByRole("status").filter({ hasText: "Imported as evaluation 1, acme/tale-7b" })).toBeVisible();
    await page.getByRole("link", { name: "See its scores" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/acme\/tale-7b/);
    const scores = page.getByRole("main").getByRole("table").first();
    await expect(scores.getByRole("row", { name: /^stories\s*group/ })).toContainText("0.70");
    await expect(scores.getByRole("row", { name: /^short/ })).toContainText("0.95");
    await expect(scores.getByRole("row", { name: /flexible-extract/ })).toContainText("0.6");
    await expect(scores.getByRole("row", { name: /^prices/ })).toContainText("not a number");
    await expect(scores.getByTitle(/95 % interval 0\.888 to 0\.978 \(Wilson\)/)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the trend is drawn, and its numbers are there as a table", async () => {
    await page.goto(`/projects/${slug}/evaluation?metric=acc&task=stories_short`);
    const trend = page.getByRole("figure", { name: "Accuracy" }).first();
    await expect(trend.locator("svg.recharts-surface").first()).toBeVisible();
    await trend.getByRole("button", { name: "Table" }).click();
    await expect(trend.getByRole("table")).toContainText("0.95");
    await expectAccessible(page);
  });

  await test.step("the same bytes make no second evaluation", async () => {
    await send(page, "renamed.json", RESULTS);
    await expect(page.getByRole("status").filter({ hasText: "This file was imported before" })).toBeVisible();
    await page.reload();
    await expect(evaluations.getByRole("row")).toHaveCount(2);
  });
});

test("answers of other tools are imported with their items, in the background where they are many", async ({
  browser,
}) => {
  const { page } = await signInAs(browser, "lead");
  const slug = await makeProject(page, "Items journey");

  await test.step("a table says which columns hold scores, and can be mended", async () => {
    await page.goto(`/projects/${slug}/evaluation`);
    await page.getByRole("main").getByRole("button", { name: "Import an evaluation" }).click();
    const dialog = page.getByRole("dialog");
    const table = "id,question,output,expected,f1,quality\n1,Who?,me,me,1,0.75\n2,Where?,here,there,0,0.25\n";
    await dialog
      .getByLabel("Choose a file")
      .setInputFiles({ name: "answers.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
    await dialog.getByText("scores in f1").click();
    await dialog.getByRole("group", { name: "Scores" }).getByLabel("quality").check();
    await dialog.getByLabel("Model").fill("acme/tale-7b");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    await dialog.getByRole("link", { name: "See its scores" }).click();
    const scores = page.getByRole("main").getByRole("table").first();
    await expect(scores.getByRole("row", { name: /quality/ })).toContainText("0.5");
  });

  await test.step("it is taken along in another tool's shape", async () => {
    const answer = await page.request.get(`/api/v1/projects/${slug}/evaluations/1/export?as=samples`);
    expect(answer.status()).toBe(200);
    expect((await answer.text()).split("\n").filter(Boolean)).toHaveLength(2);
  });

  await test.step("a large file is read in the background, and leads to its evaluation", async () => {
    await page.goto(`/projects/${slug}/evaluation`);
    const line = (id: number) =>
      JSON.stringify({ doc_id: id, target: "x", resps: [["x".repeat(2000)]], exact_match: id % 2 });
    const lines = Array.from({ length: 3000 }, (_, id) => line(id)).join("\n");
    await send(page, "samples_long_2026-07-08T17-52-34.622576.jsonl", Buffer.from(lines));
    await expect(page.getByRole("dialog").getByRole("status")).toContainText("read in the background");
    await page.reload();
    await expect(page.getByRole("table", { name: "Evaluations" }).getByRole("row")).toHaveCount(3, { timeout: 30_000 });
    await page.goto(`/projects/${slug}/evaluation/2`);
    await expect(page.getByRole("main").getByRole("table").first()).toContainText("0.5");
  });
});

test("the gate follows what a pipeline imports, and is undecided where the sample is", async ({ browser, request }) => {
  const { page } = await signInAs(browser, "lead");
  const slug = await makeProject(page, "Verdict journey");
  await freezeObjective(page, slug, { metric: "acc", target: "0.90", items: "50", dataset: "billing" });
  await askOnlyFor(page, slug, "evaluation", ["Objectives met at their confidence"]);
  const token = await makeToken(page, slug, "nightly", ["Read dashboards", "Import evaluation results"]);
  const pipeline = pipelineOf(request, slug, token);
  const small = resultFile({ acc: 0.95, n: 100 });

  await test.step("95 of 100 against 0.90 is not enough to tell", async () => {
    expect(await pipeline.send(small)).toMatchObject({ status: 201, alreadyImported: false });
    expect(await pipeline.send(small)).toMatchObject({ status: 200, alreadyImported: true });
    expect(await pipeline.gate()).toMatchObject({ verdict: "insufficient", reasons: [{ state: "undecided" }] });
    await page.goto(`/projects/${slug}/evaluation`);
    await expect(page.getByRole("heading", { name: "Gate: Insufficient" })).toBeVisible();
    await expect(page.locator("#objectives")).toContainText("insufficient");
    await expectAccessible(page);
  });

  await test.step("950 of 1 000 opens it", async () => {
    expect(await pipeline.send(resultFile({ acc: 0.95, n: 1000 }))).toMatchObject({ status: 201 });
    expect(await pipeline.gate()).toMatchObject({ verdict: "open", reasons: [{ state: "met" }] });
    await page.reload();
    await expect(page.getByRole("heading", { name: "Gate: Open" })).toBeVisible();
  });

  await test.step("80 of 100 closes it", async () => {
    expect(await pipeline.send(resultFile({ acc: 0.8, n: 100 }))).toMatchObject({ status: 201 });
    expect(await pipeline.gate()).toMatchObject({ verdict: "closed", reasons: [{ state: "failed" }] });
    await page.reload();
    await expect(page.getByRole("heading", { name: "Gate: Closed" })).toBeVisible();
  });

  await test.step("a cut file changes nothing", async () => {
    const cut = await pipeline.send(resultFile({ acc: 1, n: 5000 }).subarray(0, 60));
    expect(cut).toMatchObject({ status: 422, type: "urn:cairn:problem:json.truncated" });
    expect(cut.detail).toMatch(/line 1, column \d+/);
    expect(await pipeline.count()).toBe(3);
  });
});

async function send(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByRole("main").getByRole("button", { name: "Import an evaluation" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Choose a file").setInputFiles({ name, mimeType: "application/json", buffer });
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
}

/** What a pipeline has: an address and a token. */
function pipelineOf(request: APIRequestContext, slug: string, token: string) {
  const address = `/api/v1/projects/${slug}`;
  const headers = { authorization: `Bearer ${token}` };
  return {
    send: async (file: Uint8Array) => {
      const answer = await request.post(`${address}/evaluations/import?format=lm-eval`, {
        headers: { ...headers, "content-type": "application/json" },
        data: Buffer.from(file),
      });
      return { status: answer.status(), ...(await answer.json()) };
    },
    gate: async () => (await request.get(`${address}/gates/evaluation`, { headers })).json(),
    count: async () => (await (await request.get(`${address}/evaluations`, { headers })).json()).total,
  };
}
