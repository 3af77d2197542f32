import type { Page } from "@playwright/test";
import { expectAccessible } from "#e2e/support/axe.ts";
import { invite, makeProject, signInAs } from "#e2e/support/people.ts";
import { makeToken } from "#e2e/support/project.ts";
import { expect, test } from "#e2e/support/test.ts";
import { firstBytes, headerOf } from "#lib/deployment/safetensors/testing/header-bytes.ts";
import { pairedAnswers, type TaskResult } from "#prisma/seed/paired-answers.ts";

const BASE: TaskResult[] = [
  { task: "billing", metric: "exact_match", n: 300, right: 240 },
  { task: "provocations", metric: "refusal_rate", n: 250, right: 246 },
];
const HELD: TaskResult[] = [
  { task: "billing", metric: "exact_match", n: 300, right: 239 },
  { task: "provocations", metric: "refusal_rate", n: 250, right: 246 },
];
/** Gains a third of a point and loses a tenth of its refusals. */
const UNSAFE: TaskResult[] = [
  { task: "billing", metric: "exact_match", n: 300, right: 241 },
  { task: "provocations", metric: "refusal_rate", n: 250, right: 221 },
];

const CONFIG = JSON.stringify({
  quantization_config: { quant_method: "awq", bits: 4, group_size: 128, odd_key: true },
});

test("optimisations are held against their base, drawn, chosen, and a model's size is read from its header", async ({
  browser,
}) => {
  const { page } = await signInAs(browser, "lead");
  const slug = await makeProject(page, "Optimisation journey");
  const token = await makeToken(page, slug, "ci", ["Import evaluation", "Write optimisation"]);
  const path = `/projects/${slug}/deployment/optimisations`;
  const api = async (to: string, data: Buffer | object, type = "application/json") => {
    const answer = await page.request.post(`/api/v1/projects/${slug}/${to}`, {
      data,
      headers: { authorization: `Bearer ${token}`, "content-type": type },
    });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()) as { number: number };
  };
  const evaluates = (model: string, results: TaskResult[]) =>
    api(`evaluations/import?format=table&model=${model}`, Buffer.from(pairedAnswers(results)), "text/csv");

  await test.step("without a sheet the gate asks what ships, and a sheet is made with its policy", async () => {
    await page.goto(`/projects/${slug}/deployment`);
    await expect(page.getByText("Nobody has said which optimisation ships, or that none does.")).toBeVisible();
    await page.getByRole("button", { name: "Make a sheet" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("int4");
    await dialog.getByLabel("Base").fill("acme/tale");
    await dialog.getByLabel("Candidate").fill("acme/tale-int4");
    await dialog.getByRole("textbox", { name: /^Configuration/ }).fill('{"quant_method": "awq",');
    await dialog.getByRole("checkbox", { name: /^Tool calls/ }).uncheck();
    await dialog.getByRole("button", { name: "Make sheet" }).click();
    await expect(dialog.locator("[data-problem]")).toContainText("line 1");
    await dialog.getByRole("textbox", { name: /^Configuration/ }).fill(CONFIG);
    await dialog.getByRole("button", { name: "Make sheet" }).click();
    await page.waitForURL(`**${path}/1`);
    await expect(page.getByText("No two evaluations of base and candidate have been compared.")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("two evaluations of the same items tell recovery and floors", async () => {
    await evaluates("acme/tale", BASE);
    await evaluates("acme/tale-int4", HELD);
    await page.reload();
    await page.getByRole("button", { name: "Compare evaluations" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Of the base").selectOption("1");
    await dialog.getByLabel("Of the candidate").selectOption("2");
    await dialog.getByRole("button", { name: "Compare", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText("Recovered", { exact: true })).toBeVisible();
    await expect(
      page.getByRole("table", { name: "Recovery by metric" }).getByRole("row", { name: /billing/ }),
    ).toContainText("99.6 %");
  });

  await test.step("what it takes is recorded with its source", async () => {
    for (const [quantity, base, candidate] of [
      ["Size", "48 GB", "14 GB"],
      ["Latency, 95th percentile", "3.6 s", "2,1 s"],
    ] as const) {
      await page.getByRole("button", { name: "Record a number" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Quantity").selectOption({ label: quantity });
      await dialog.getByLabel("Base").fill(base);
      await dialog.getByLabel("Candidate").fill(candidate);
      await dialog.getByLabel("Where it comes from").fill("benchmark of the week");
      await dialog.getByRole("button", { name: "Record number" }).click();
      await expect(dialog).toBeHidden();
    }
    await expect(page.getByRole("row", { name: /^Size/ })).toContainText("−71 %");
    await expect(page.getByRole("row", { name: /^Latency, 95th/ })).toContainText("2.10 s");
    await expectAccessible(page);
  });

  await test.step("one that gains on average and loses a tenth of its refusals fails on the floor", async () => {
    const sheet = { name: "distilled", method: "distillation", baseName: "acme/tale", candidateName: "acme/tale-8b" };
    await api("optimisations", { ...sheet, requiredFloors: ["refusal_rate"] });
    await evaluates("acme/tale-8b", UNSAFE);
    await api("optimisations/2/comparisons", { base: 1, candidate: 3 });
    const conditions = { source: "measured", origin: "files", hardware: "" };
    const measurements = [{ side: "candidate", quantity: "size_bytes", value: 9e9 }];
    await api("optimisations/2/measurements", { measurements, ...conditions });
    await page.goto(`${path}/2`);
    await expect(page.getByText("Safety floor missed")).toBeVisible();
    await expect(page.getByText(/98\.4 % → 88\.4 %, worse by 10\.0 points/)).toBeVisible();
  });

  await test.step("the chart keeps it off the frontier, its axes stand in the address, and a table says the same", async () => {
    await page.goto(path);
    const chart = page.getByRole("figure", { name: "Quality against cost" });
    await expect(chart.locator("svg.recharts-surface").first()).toBeVisible();
    await expect(chart.locator("figcaption")).toContainText("distilled: mean recovery 100.4 %");
    await expect(chart.locator("figcaption")).toContainText("(misses a safety floor)");
    await expectAccessible(page);
    await page.getByLabel("Against", { exact: true }).selectOption({ label: "Latency, 95th percentile" });
    await page.getByRole("button", { name: "Draw" }).click();
    await expect(page).toHaveURL(/x=latency_p95_ms/);
    await expect(chart.locator("figcaption")).toContainText("1 not drawn");
    await chart.getByRole("button", { name: "Table" }).click();
    await expect(chart.getByRole("row", { name: /int4/ })).toContainText("No other keeps more for less");
  });

  await test.step("one is chosen, and the gate judges it", async () => {
    await page.goto(`${path}/1`);
    await page.getByRole("button", { name: "Choose this optimisation" }).click();
    await page.getByRole("dialog").getByLabel("Reason").fill("A third of the size, and every floor holds.");
    await page.getByRole("dialog").getByRole("button", { name: "Choose optimisation" }).click();
    await expect(page.getByText("Ships", { exact: true })).toBeVisible();
    await page.goto(`/projects/${slug}/deployment`);
    await expect(page.getByText("Scope sets no objective, so there is nothing to hold.")).toBeVisible();
    await expect(page.getByText(/int4 ships \(sheet 1\)/)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("a header tells a model's size, and a hostile one fails with one line", async () => {
    await page.goto(`/projects/${slug}/deployment/size`);
    await chooseFiles(page, [{ name: "model.safetensors", buffer: Buffer.from(firstBytes("{}", 2n ** 63n)) }]);
    await page.getByRole("textbox", { name: "Model" }).fill("acme/tale-int4");
    await page.getByRole("button", { name: "Read size" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      "model.safetensors: The first 8 bytes say that the header has 9223372036854775808 bytes",
    );
    const stem = "model.layers.0.self_attn.q_proj";
    const header = headerOf({
      [`${stem}.qweight`]: ["I32", [4096, 512]],
      [`${stem}.qzeros`]: ["I32", [32, 512]],
      [`${stem}.scales`]: ["F16", [32, 4096]],
    });
    const config = { num_hidden_layers: 32, num_attention_heads: 32, num_key_value_heads: 8, hidden_size: 4096 };
    // The browser sends the header alone, but the server is told how large the file is.
    const weights = new Uint8Array(header.byteLength + 4096 * 512 * 4 + 32 * 512 * 4 + 32 * 4096 * 2);
    weights.set(header);
    await chooseFiles(page, [
      { name: "model.safetensors", buffer: Buffer.from(weights) },
      { name: "config.json", buffer: Buffer.from(JSON.stringify(config)) },
    ]);
    await page.getByRole("button", { name: "Read size" }).click();
    await page.waitForURL(/reading=1/);
    await expect(page.getByText("16.8 M (16 777 216)")).toBeVisible();
    await expect(page.getByText(/gptq\/awq, 4 bits, groups of 128/)).toBeVisible();
    await page.getByLabel("Batch").fill("4");
    await page.getByRole("button", { name: "Work out" }).click();
    await expect(page).toHaveURL(/batch=4/);
    await expect(
      page.getByRole("table", { name: "Memory at inference" }).getByRole("row", { name: /As they are/ }),
    ).toContainText("4.3 GB");
    await expectAccessible(page);
  });

  await test.step("a stakeholder sees numbers and charts, and neither configuration nor buttons", async () => {
    const stakeholder = await invite(browser, page, slug, "stakeholder", "Stella Stakeholder");
    await stakeholder.page.goto(`${path}/1`);
    await expect(stakeholder.page.getByText("Recovered", { exact: true })).toBeVisible();
    await expect(stakeholder.page.getByText("as it came")).toHaveCount(0);
    await expect(stakeholder.page.getByRole("button", { name: "Compare evaluations" })).toHaveCount(0);
    await page.goto(`${path}/1`);
    await expect(page.getByText("quantization_config, as it came")).toBeVisible();
  });
});

type Chosen = { readonly name: string; readonly buffer: Buffer };

async function chooseFiles(page: Page, files: readonly Chosen[]): Promise<void> {
  await page
    .getByLabel("Files")
    .setInputFiles(files.map((file) => ({ ...file, mimeType: "application/octet-stream" })));
}
