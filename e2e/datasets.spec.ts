import type { Page } from "@playwright/test";
import { expectAccessible } from "#e2e/support/axe.ts";
import { makeProject, signInAs } from "#e2e/support/people.ts";
import { expect, test } from "#e2e/support/test.ts";

const question = (number: number) =>
  `Which of the ${number + 2} invoices from branch ${number * 37} does a customer with two accounts have to pay first?`;
const TEST_SET = Array.from({ length: 20 }, (_, number) => ({ id: number, question: question(number * 1_009) }));
const TRAINING = [
  ...TEST_SET.slice(0, 3).map((row) => ({ prompt: row.question.toUpperCase(), completion: "The older one." })),
  { prompt: "How long does it take until a new meter is read for the first time?", completion: "A week." },
];

test("a test set is kept, compared with what is trained on, and a broken file leaves nothing", async ({ browser }) => {
  const { page } = await signInAs(browser, "lead");
  const slug = await makeProject(page, "Dataset journey");

  await test.step("a file that breaks off is refused with its line", async () => {
    await addDataset(page, slug, "Held-out questions");
    await send(page, "Test", "broken.jsonl", `${linesOf(TEST_SET.slice(0, 2))}{"id": 3, "que`);
    await expect(page.getByRole("dialog").getByText(/line 3/)).toBeVisible();
    await page.reload();
    await expect(page.getByText("No version yet")).toBeVisible();
  });

  await test.step("the whole file is kept, once", async () => {
    await send(page, "Test", "test.jsonl", linesOf(TEST_SET));
    await expect(page.getByText("Kept as version 1, 20 rows.")).toBeVisible();
    await page.reload();
    await send(page, "Test", "again.jsonl", linesOf(TEST_SET));
    await expect(page.getByText("This file was uploaded before, as version 1")).toBeVisible();
  });

  await test.step("its page shows what it is, and where it stands in a training set", async () => {
    await addDataset(page, slug, "Tickets");
    await send(page, "Training", "tickets.jsonl", linesOf(TRAINING));
    await page.getByRole("link", { name: "See the version" }).click();
    const overlaps = page.getByRole("table", { name: "Overlaps" });
    await expect(overlaps.getByRole("row", { name: /Held-out questions/ })).toContainText("15.0 % 3 of 20", {
      timeout: 20_000,
    });
    await page.getByRole("link", { name: "test row 1", exact: true }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Held-out questions/);
    await expect(page.getByRole("table", { name: "Rows" })).toContainText(question(0));
    await expectAccessible(page);
  });
});

const linesOf = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

async function addDataset(page: Page, slug: string, name: string): Promise<void> {
  await page.goto(`/projects/${slug}/data`);
  await page.getByRole("button", { name: "Add a dataset" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Add dataset" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(new RegExp(name));
}

async function send(page: Page, purpose: string, name: string, text: string): Promise<void> {
  await page.getByRole("button", { name: "Upload a version" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("input[type=file]").setInputFiles({ name, mimeType: "", buffer: Buffer.from(text) });
  await dialog.getByRole("radio", { name: new RegExp(`^${purpose}`) }).check();
  await dialog.getByRole("button", { name: "Upload", exact: true }).click();
}
