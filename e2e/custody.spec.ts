import { expectAccessible } from "#e2e/support/axe.ts";
import { addDataset, chooseAnswers, jsonLines, scoreThem } from "#e2e/support/evaluation.ts";
import { makeProject, signInAs } from "#e2e/support/people.ts";
import { askOnlyFor, freezeObjective } from "#e2e/support/project.ts";
import { expect, test } from "#e2e/support/test.ts";
import { someProse } from "#lib/data/testing/prose.ts";
import { seededRandom } from "#lib/statistics/random.ts";

const random = seededRandom(7);
const rows = (count: number, kind: string) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${kind}${index}`,
    question: `${kind} ${index}: ${someProse(random, 25, 35)}`,
    answer: someProse(random, 18, 24),
  }));

const TEST_ROWS = rows(40, "Visitor");
// Four of the test's rows were learned from, word for word.
const TRAIN_ROWS = [...rows(96, "Pupil"), ...TEST_ROWS.slice(0, 4)];

test("a test set that was learned from is found, its looks are counted, and the gate says so", async ({ browser }) => {
  const { page } = await signInAs(browser, "lead");
  const slug = await makeProject(page, "Custody journey");
  await freezeObjective(page, slug, { metric: "exact_match", target: "0.50", items: "20", dataset: "" });
  await askOnlyFor(page, slug, "evaluation", ["Test data unseen"]);

  await test.step("both sets are kept, and their overlap is measured with examples", async () => {
    await addDataset(page, slug, { name: "Lessons", purpose: "Train", rows: TRAIN_ROWS });
    await addDataset(page, slug, { name: "Opening hours", purpose: "Test", rows: TEST_ROWS });
    const overlaps = page.getByRole("table", { name: "Overlaps" });
    await expect(overlaps.getByRole("row", { name: /Lessons/ })).toContainText("4 of 40", { timeout: 60_000 });
    const examples = page.getByRole("region", { name: "Test set 2/1 in training set 1/1" });
    await expect(examples.getByRole("listitem").first()).toContainText(/visitor 0:/i);
    await expect(page.getByText("No evaluation has seen it yet.")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("an evaluation against it counts as a look", async () => {
    const predictions = TEST_ROWS.map(({ id, answer }, index) => ({
      id,
      prediction: index % 4 === 3 ? "It is closed" : answer,
    }));
    await chooseAnswers(page, slug, {
      file: { name: "hours.jsonl", buffer: jsonLines(predictions) },
      metrics: ["Exact match"],
      model: "guide-1",
    });
    await page.getByLabel("Test set").selectOption("2/1");
    await scoreThem(page);
    const custody = page.getByRole("table", { name: "Its test set" }).getByRole("row", { name: /Opening hours/ });
    await expect(custody).toContainText("overlap");
    await expect(custody).toContainText("4 of 40");
    await expectAccessible(page);
    await custody.getByRole("link", { name: /^1/ }).click();
    await expect(page.getByRole("table", { name: "Looks" }).getByRole("row", { name: /guide-1/ })).toBeVisible();
  });

  await test.step("the list can be narrowed to what saw it", async () => {
    await page.goto(`/projects/${slug}/evaluation?test=2/1`);
    await expect(page.getByLabel("Test set", { exact: true })).toHaveValue("2/1");
    await expect(page.getByRole("table", { name: "Evaluations" }).getByRole("row", { name: /guide-1/ })).toBeVisible();
    await page.goto(`/projects/${slug}/evaluation?test=1/1`);
    await expect(page.getByText("No evaluation fits.")).toBeVisible();
  });

  await test.step("the gate is closed for it", async () => {
    await page.goto(`/projects/${slug}/evaluation`);
    await expect(page.getByRole("heading", { name: "Gate: Closed" })).toBeVisible();
    await expect(page.getByText(/4 of 40.* stand in training set 1\/1, Lessons/).first()).toBeVisible();
    await expectAccessible(page);
  });
});
