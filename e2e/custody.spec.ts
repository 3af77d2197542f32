import { expect, test } from "@playwright/test";
import { expectAccessible } from "#e2e/support/axe.ts";
import { addDataset, chooseAnswers, jsonLines, scoreThem } from "#e2e/support/evaluation.ts";
import { makeProject, signInAs } from "#e2e/support/people.ts";
import { askOnlyFor, freezeObjective } from "#e2e/support/project.ts";

const PLACES = ["harbour", "station", "museum", "library", "market", "castle", "theatre", "garden", "bridge", "school"];

const sentence = (kind: string, index: number) =>
  `${kind} ${index} asks at what hour the ${PLACES[index % 10]} of town ${index * 7 + 3} opens on day ${index * 13 + 5} of the year, and who keeps its ${index * 31 + 11} keys.`;

const TEST_ROWS = Array.from({ length: 40 }, (_, index) => ({
  id: `t${index}`,
  question: sentence("Visitor", index),
  answer: `At ${index % 12} o’clock in hall ${index}`,
}));
// Four of the test rows were learned from, word for word.
const TRAIN_ROWS = [
  ...Array.from({ length: 96 }, (_, index) => ({
    id: `l${index}`,
    question: `Pupil ${index} wonders why lesson ${index * 17 + 2} about rivers lasts ${index + 20} minutes while room ${index * 5} stays empty.`,
    answer: `Because of timetable ${index * 3}`,
  })),
  ...TEST_ROWS.slice(0, 4).map(({ question, answer }, index) => ({ id: `c${index}`, question, answer })),
];

test("a test set that was learned from is found, its looks are counted, and the gate says so", async ({ browser }) => {
  test.setTimeout(240_000);
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
    await expect(examples.getByRole("listitem").first()).toContainText("Visitor 0 asks");
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
    await expect(page.getByLabel("Test set")).toHaveValue("2/1");
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
