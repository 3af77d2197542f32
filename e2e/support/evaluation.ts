import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "#e2e/support/axe.ts";

/** As JSON Lines, the way files of answers and datasets come. */
export function jsonLines(rows: readonly object[]): Buffer {
  return Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}

/** Chooses a file on the page to score answers, and metrics by the group they stand in. Nothing is sent yet. */
export async function chooseAnswers(
  page: Page,
  slug: string,
  { file, metrics, model }: { file: { name: string; buffer: Buffer }; metrics: readonly string[]; model: string },
): Promise<void> {
  await page.goto(`/projects/${slug}/evaluation`);
  await page.getByRole("link", { name: "Score answers" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Score answers");
  await page.getByLabel("Choose a file").setInputFiles({ ...file, mimeType: "application/octet-stream" });
  await expect(page.getByLabel("Prediction", { exact: true })).toBeVisible();
  await page.getByText("Text", { exact: true }).click();
  for (const metric of metrics) await page.getByRole("checkbox", { name: new RegExp(`^${metric}`) }).check();
  await page.getByRole("textbox", { name: /^Model/ }).fill(model);
}

/** Sends what was chosen, waits for the work to end well, and goes to what came of it. */
export async function scoreThem(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Score the answers" }).click();
  await seeResult(page);
}

/** Waits for the work that the page shows to end well, and goes to what it made. @param address of that; an evaluation by default. */
export async function seeResult(page: Page, address = /\/evaluation\/\d+$/): Promise<void> {
  await page.waitForURL(/job=/);
  const result = page.getByRole("link", { name: "See the result" });
  await expect(result).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  await result.click();
  await page.waitForURL(address);
}

/** Adds a dataset with one version on the pages of Data. @param purpose as it is called there. */
export async function addDataset(
  page: Page,
  slug: string,
  { name, purpose, rows }: { name: string; purpose: string; rows: readonly object[] },
): Promise<void> {
  await page.goto(`/projects/${slug}/data`);
  await page.getByRole("button", { name: "Add a dataset" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Add dataset", exact: true }).click();
  await page.waitForURL(/\/data\/datasets\/\d+$/);
  await page.getByRole("button", { name: "Upload a version" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByLabel("Choose a file")
    .setInputFiles({ name: `${name}.jsonl`, mimeType: "application/x-ndjson", buffer: jsonLines(rows) });
  await dialog.getByRole("radio", { name: new RegExp(`^${purpose}`) }).check();
  await dialog.getByRole("button", { name: "Upload", exact: true }).click();
  await expect(dialog.getByText(/^Kept as/)).toBeVisible();
  await dialog.getByRole("link", { name: "See the version" }).click();
  await page.waitForURL(/\/data\/datasets\/\d+\/1$/);
}
