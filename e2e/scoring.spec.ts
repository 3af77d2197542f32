import { expectAccessible } from "#e2e/support/axe.ts";
import { chooseAnswers, jsonLines, scoreThem } from "#e2e/support/evaluation.ts";
import { makeProject, signInAs } from "#e2e/support/people.ts";
import { expect, test } from "#e2e/support/test.ts";

const METRICS = ["BLEU", "Exact match"] as const;
const ANIMALS = ["cat", "dog", "horse", "sheep", "goat", "cow", "hen", "duck", "pig", "mouse"];

/** 120 answers, of which each third one and in German each second one is wrong unless `isGood`. */
function answers(isGood: boolean) {
  return Array.from({ length: 120 }, (_, index) => {
    const language = index % 2 === 0 ? "English" : "German";
    const animal = ANIMALS[index % ANIMALS.length];
    const reference = `The small ${animal} number ${index} sleeps under the old apple tree.`;
    const isWrong = isGood ? index % 20 === 0 : index % 3 === 0 || index % 4 === 1;
    const prediction = isWrong ? `A ${animal} walks along the wide river.` : reference;
    return { id: `q${index}`, question: `Where does the ${animal} sleep?`, language, reference, prediction };
  });
}

test("answers are scored here, explained by group and item, and compared with another model's", async ({ browser }) => {
  const { page } = await signInAs(browser, "lead");
  const slug = await makeProject(page, "Scoring journey");
  const good = jsonLines(answers(true));

  await test.step("a file with a broken line is refused by line and field, and leaves nothing", async () => {
    const [first, ...others] = answers(true);
    const { prediction: _, ...unanswered } = { ...others[0] };
    const broken = jsonLines([first ?? {}, unanswered, ...others.slice(1)]);
    await chooseAnswers(page, slug, { file: { name: "broken.jsonl", buffer: broken }, metrics: METRICS, model: "m" });
    await expectAccessible(page);
    await page.getByRole("button", { name: "Score the answers" }).click();
    await expect(page.getByText(/line 2.*prediction/i)).toBeVisible({ timeout: 60_000 });
    await page.goto(`/projects/${slug}/evaluation`);
    await expect(page.getByText("No evaluation yet")).toBeVisible();
  });

  await test.step("a whole one is scored in the background, with intervals and signatures", async () => {
    const file = { name: "animals.jsonl", buffer: jsonLines(answers(false)) };
    await chooseAnswers(page, slug, { file, metrics: METRICS, model: "small-model" });
    await scoreThem(page);
    await expect(page.getByRole("main")).toContainText("small-model · scored here");
    const scores = page.getByRole("table", { name: "Scores", exact: true });
    const bleu = scores.getByRole("row", { name: /BLEU/ });
    await expect(bleu.getByTitle(/95 % interval .* \(bootstrap\)/)).toBeVisible();
    await bleu.getByText("Signature").click();
    await expect(bleu.locator("code")).toContainText("tok:13a|smooth:exp");
    const exact = scores.getByRole("row", { name: /Exact match/ });
    // 80 wrong of 120 but for those that are wrong by both rules.
    const right = answers(false).filter(({ prediction, reference }) => prediction === reference).length;
    await expect(exact).toContainText((right / 120).toFixed(2));
    await expect(exact.getByTitle(/95 % interval .* \(Wilson\)/)).toBeVisible();
    await expect(page.getByText(/names no test set that is kept here/)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("its groups are told apart, and lead to their items", async () => {
    const views = page.getByRole("navigation", { name: "Views of the evaluation" });
    await views.getByRole("link", { name: "Slices" }).click();
    await page.getByLabel("Score", { exact: true }).selectOption({ label: "Exact match" });
    const groups = page.getByRole("table", { name: "Exact match by language" });
    await expect(groups.getByRole("row")).toHaveCount(3);
    await expect(groups.getByRole("row").nth(1)).toContainText("German");
    await expectAccessible(page);
    await groups.getByRole("link", { name: "German" }).click();
    await expect(page.getByRole("heading", { name: "Items" })).toBeVisible();
    await expect(page.getByText("60 items")).toBeVisible();
    await page.getByRole("button", { name: "Show items" }).click();
    await page.waitForURL(/sort=position/);
    await expect(page.getByText("60 items")).toBeVisible();
    await page.getByRole("link", { name: "Wrong only" }).click();
    const wrong = answers(false).filter((one) => one.language === "German" && one.prediction !== one.reference);
    await expect(page.getByText(`${wrong.length} items`, { exact: true })).toBeVisible();
    await expect(page.getByRole("article", { name: "Item 2", exact: true })).toContainText("wide river");
    await expectAccessible(page);
  });

  await test.step("everything can be taken along", async () => {
    await page.goto(`/projects/${slug}/evaluation/1?view=details`);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Source file" }).click();
    expect((await download).suggestedFilename()).toMatch(/^evaluation-1-.*\.jsonl$/);
    const items = page.waitForEvent("download");
    await page.getByRole("link", { name: "Items as CSV" }).click();
    expect((await items).suggestedFilename()).toMatch(/\.csv$/);
    await expectAccessible(page);
  });

  await test.step("another model's answers are held against them, item by item", async () => {
    await chooseAnswers(page, slug, {
      file: { name: "animals.jsonl", buffer: good },
      metrics: METRICS,
      model: "large-model",
    });
    await scoreThem(page);
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await page.waitForURL(/compare/);
    await expect(page.getByText("All 120 items are the same, and are compared one by one.")).toBeVisible();
    const exact = page
      .getByRole("main")
      .getByRole("row", { name: /Exact match/ })
      .first();
    await expect(exact).toContainText("better");
    const [wins, losses, ties] = outcomes();
    await expect(exact).toContainText(`${wins} / ${losses} / ${ties}`);
    await expect(page.getByRole("main").getByRole("row", { name: /BLEU/ }).first()).toContainText("paired bootstrap");
    await exact.getByRole("link", { name: "Exact match" }).click();
    await page.getByRole("link", { name: /^Wins/ }).click();
    await expect(page.getByText(`of ${wins}`)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the leaderboard has both, the better one first", async () => {
    await page.goto(`/projects/${slug}/evaluation`);
    await page.getByRole("link", { name: "Leaderboard" }).click();
    const models = page.getByRole("table", { name: "Models and their scores" }).getByRole("rowheader");
    await expect(models).toHaveText(["large-model", "small-model"]);
    await expectAccessible(page);
  });
});

/** Of the better model's items: how many it alone got right, how many it alone got wrong, and the others. */
function outcomes(): [wins: number, losses: number, ties: number] {
  const right = (isGood: boolean) => answers(isGood).map(({ prediction, reference }) => prediction === reference);
  const [before, after] = [right(false), right(true)];
  const wins = after.filter((isRight, at) => isRight && !before[at]).length;
  const losses = after.filter((isRight, at) => !isRight && before[at]).length;
  return [wins, losses, after.length - wins - losses];
}
