import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "#e2e/support/axe.ts";
import { invite, makeProject, signInAs } from "#e2e/support/people.ts";
import { expect, test } from "#e2e/support/test.ts";

test("a model is chosen: licences are judged, questions answered, the decision signed", async ({ browser }) => {
  const lead = await signInAs(browser, "lead");
  const { page } = lead;
  const slug = await makeProject(page, "Model journey");
  const model = `/projects/${slug}/model`;

  await test.step("a commercial use in the European Union is declared", async () => {
    await page.goto(model);
    const dialog = await open(page, "Declare the use");
    await dialog.getByLabel("Fields of use").fill("Answers on bills, for the customers of an energy supplier");
    await choose(dialog, "Commercial", "Yes");
    await choose(dialog, "In the European Union", "Yes");
    await choose(dialog, "Its output trains other models", "No");
    await choose(dialog, "The weights are given to others", "No");
    await choose(dialog, "Others are offered the model itself", "No");
    await dialog.getByLabel("Monthly users expected").fill("46000");
    await dialog.getByLabel("Yearly revenue in US dollars").selectOption({ label: "1 to 20 million" });
    await dialog.getByRole("button", { name: "Declare use" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.locator("#use")).toContainText("energy supplier");
  });

  await test.step("a non-commercial licence blocks it, with its clause", async () => {
    await addCandidate(page, "Command R", "Run by ourselves");
    await page.getByRole("link", { name: "Command R" }).click();
    const clauses = page.getByRole("list", { name: "Clauses" });
    await expect(clauses).toContainText("Section 2(a)(1)");
    await expect(clauses).toContainText("permits non-commercial use only");
    await expectAccessible(page);
  });

  await test.step("a licence that nobody has read is not allowed until it is reviewed", async () => {
    await page.goto(model);
    const describe = await open(page, "Describe a model");
    await describe.getByLabel("Name").fill("House model");
    await describe.getByLabel("Provider").fill("Our lab");
    await describe.getByLabel(/^Parameters/).fill("7.24B");
    await describe.getByLabel("Licence").fill("House licence 1.0");
    await choose(describe, "Weights published", "Yes");
    await describe.getByRole("button", { name: "Add model" }).click();
    await expect(describe).toBeHidden();
    await addCandidate(page, "House model", "Run by ourselves");
    await page
      .getByRole("table", { name: "Candidates by criterion" })
      .getByRole("link", { name: "House model" })
      .click();
    await expect(page.locator("#licence")).toContainText("Until then it counts as not allowed.");
    const review = await open(page, "Review the licence");
    await choose(review, "Commercial use permitted", "Yes");
    await choose(review, "Output may train other models", "No");
    await choose(review, "May be offered to others as a service", "No");
    await review.getByLabel("Clause").fill("Section 3");
    await review.getByLabel("Text of the licence").fill("https://example.com/licence");
    await review.getByRole("button", { name: "Record review" }).click();
    await expect(review).toBeHidden();
    await expect(page.getByRole("list", { name: "Clauses" })).toContainText("Section 3. Commercial use is permitted.");
  });

  await test.step("Llama asks its question, and the answer is kept with a name", async () => {
    await page.goto(model);
    await addCandidate(page, "Llama 3.1 8B", "Run by ourselves");
    await page.getByRole("link", { name: "Llama 3.1 8B" }).click();
    await expect(page.getByRole("list", { name: "Clauses" })).toContainText(
      "more than 700 million monthly active users in the calendar month before",
    );
    const answer = await open(page, "Answer");
    await answer.getByRole("radio", { name: "No" }).check();
    await answer.getByRole("button", { name: "Record answer" }).click();
    await expect(answer).toBeHidden();
    await expect(page.getByText(/Marta Lindqvist answered no/)).toBeVisible();
    const score = await open(page, "Score Quality on our task");
    await score.getByLabel("Points").fill("4.5");
    await score.getByLabel("Measured").fill("89 of 120 right");
    await score.getByLabel("Source").selectOption("document");
    await score.getByLabel("Document").fill("https://example.com/comparison");
    await score.getByRole("button", { name: "Save score" }).click();
    await expect(score).toBeHidden();
    await expect(page.locator("#scores")).toContainText("4.5");
  });

  await test.step("a decision asks why each of the others is not taken", async () => {
    await page.goto(model);
    const decide = await open(page, "Decide for a model");
    const llama = decide.getByRole("option", { name: /^Llama 3.1 8B/ });
    await decide.getByLabel("Model", { exact: true }).selectOption((await llama.getAttribute("value")) ?? "");
    await decide.getByLabel("Context").fill("Answers on bills, on our own machines.");
    await decide.getByLabel("Reasons").fill("The best of those whose licence permits it.");
    await decide.getByLabel("Consequences").fill("Its name has to stand on the product.");
    await decide.getByLabel("Why not Command R").fill("Its licence is for research only.");
    await decide.getByRole("button", { name: "Record decision" }).click();
    const refusal = decide.getByText(/Say why House model is not taken/);
    await expect(refusal.filter({ visible: true })).toHaveCount(1);
    await decide.getByLabel("Why not House model").fill("Nobody but us has measured it yet.");
    await decide.getByRole("button", { name: "Record decision" }).click();
    await expect(decide).toBeHidden();
    await expect(page.locator("#decision")).toContainText("Its licence is for research only.");
    const note = await open(page, "Note a certification");
    await note.getByLabel("Certificate or agreement").fill("ISO/IEC 27001");
    await note.getByLabel("Holder").fill("Our data centre");
    await note.getByRole("button", { name: "Note certification" }).click();
    await expect(note).toBeHidden();
    await expectAccessible(page);
  });

  await test.step("a reviewer signs it, and it goes stale when the use changes", async () => {
    const reviewer = await invite(browser, page, slug, "reviewer", "Rita Reviewer");
    await reviewer.page.goto(model);
    await expect(reviewer.page.getByRole("button", { name: "Add a candidate" })).toHaveCount(0);
    await reviewer.page.getByLabel("Your password").fill(reviewer.password);
    await reviewer.page.getByRole("button", { name: "Sign model decision" }).click();
    await expect(reviewer.page.getByRole("list", { name: "Signatures of this round" })).toContainText("Rita Reviewer");
    expect(await states(page, slug)).toMatchObject({
      "model-decided": "met",
      "licence-permits": "met",
      "certification-noted": "met",
    });
    await page.goto(model);
    const use = await open(page, "Change the use");
    await choose(use, "Others are offered the model itself", "Yes");
    await use.getByRole("button", { name: "Save use" }).click();
    await expect(use).toBeHidden();
    expect((await states(page, slug))["model-decided"]).toBe("failed");
  });

  await test.step("a contributor compares and does not decide, an auditor reads, a rater sees nothing", async () => {
    const contributor = await invite(browser, page, slug, "contributor", "Carla Contributor");
    await contributor.page.goto(model);
    await expect(contributor.page.getByRole("button", { name: "Add a candidate" })).toBeVisible();
    await expect(contributor.page.getByRole("button", { name: "Decide anew" })).toHaveCount(0);
    const auditor = await invite(browser, page, slug, "auditor", "Aki Auditor");
    await auditor.page.goto(model);
    await expect(auditor.page.locator("#candidates")).toContainText("Llama 3.1 8B");
    await expect(auditor.page.locator("#candidates").getByRole("button")).toHaveCount(0);
    const rater = await invite(browser, page, slug, "rater", "Runa Rater");
    expect((await rater.page.request.get(model)).status()).toBe(404);
  });

  await test.step("a stakeholder reads the decision, and nothing behind it", async () => {
    const stakeholder = await invite(browser, page, slug, "stakeholder", "Sven Stakeholder");
    await stakeholder.page.goto(model);
    await expect(stakeholder.page.locator("#decision")).toContainText("Llama 3.1 8B");
    await expect(stakeholder.page.locator("#candidates")).toHaveCount(0);
    const denied = await stakeholder.page.request.get(`/api/v1/projects/${slug}/candidates`);
    expect(denied.status()).toBe(403);
  });
});

test("the planner gives published figures, with their sources, and its address can be sent", async ({ browser }) => {
  const { page } = await signInAs(browser, "lead");
  await page.goto("/projects/support-assistant/model/planner");
  await page.getByLabel("Parameters", { exact: true }).fill("175B");
  await page.getByLabel("Tokens", { exact: true }).fill("300B");
  await page.getByRole("button", { name: "Work it out" }).click();
  const table = page.getByRole("table", { name: "What each way takes" });
  // Brown et al. 2020, table D.1: 3.14 × 10²³.
  await expect(table.getByRole("row", { name: /^Compute/ })).toContainText("3.15 × 10²³ FLOPs");
  const published = page.getByRole("table", { name: "Published trainings" });
  await expect(published.getByRole("row", { name: /^Llama 2 70B/ })).toContainText("+2.2 %");
  await page.goto(`${page.url().split("?")[0]}?parameters=70B&tokens=1.4T&device=a100-80`);
  await expect(table.getByRole("row", { name: /^Compute/ })).toContainText("5.88 × 10²³ FLOPs");
  await expect(page.getByRole("link", { name: /^Kaplan et al. 2020/ })).toBeVisible();
  await expectAccessible(page);
});

test("the catalogue is searched, filtered and sorted by its address", async ({ browser }) => {
  const { page } = await signInAs(browser, "lead");
  await page.goto("/catalogue?search=flan&sort=parameters");
  const rows = page.getByRole("table", { name: "Base models" }).locator("tbody tr");
  await expect(rows).toHaveCount(5);
  await expect(rows.first()).toContainText("XXL");
  await page.getByLabel("Size").selectOption({ label: "Under 3B" });
  await expect(rows).toHaveCount(4);
  await rows.first().getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("FLAN-T5");
  await expect(page.getByText("Apache License 2.0").first()).toBeVisible();
});

async function open(page: Page, name: string): Promise<Locator> {
  await page.getByRole("button", { name, exact: true }).click();
  return page.getByRole("dialog");
}

async function choose(dialog: Locator, question: string, answer: "Yes" | "No"): Promise<void> {
  await dialog.getByRole("group", { name: question }).getByRole("radio", { name: answer }).check();
}

async function addCandidate(page: Page, model: string, way: string): Promise<void> {
  const dialog = await open(page, "Add a candidate");
  await dialog.getByLabel("Model").selectOption({ label: model });
  await dialog.getByRole("radio", { name: way }).check();
  await dialog.getByRole("button", { name: "Add candidate" }).click();
  await expect(dialog).toBeHidden();
}

/** The state of each criterion, as a pipeline reads it. */
async function states(page: Page, slug: string): Promise<Record<string, string>> {
  const answer = await page.request.get(`/api/v1/projects/${slug}/gates/model`);
  const { reasons } = (await answer.json()) as { reasons: { key: string; state: string }[] };
  return Object.fromEntries(reasons.map(({ key, state }) => [key, state]));
}
