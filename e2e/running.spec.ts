import type { Page } from "@playwright/test";
import { expectAccessible } from "#e2e/support/axe.ts";
import { addDataset, seeResult } from "#e2e/support/evaluation.ts";
import { invite, makeProject, signInAs } from "#e2e/support/people.ts";
import { expect, test } from "#e2e/support/test.ts";
import { completion, type Endpoint, echo, sendJson, startEndpoint } from "#lib/connections/testing/endpoint.ts";
import { member } from "#lib/platform/json-value.ts";

let endpoint: Endpoint;

test.beforeAll(async () => {
  // An echo that also judges: what it is asked to mark gets 4 of 5.
  endpoint = await startEndpoint((asked, response) =>
    JSON.stringify(member(asked.body, "messages")).includes("You grade an answer")
      ? sendJson(response, completion('{"reason": "It repeats the question well.", "score": 4}'))
      : echo(asked, response),
  );
});
test.afterAll(() => endpoint.close());

const ROWS = Array.from({ length: 24 }, (_, index) => ({
  question: `Repeat the secret word parrot${index}.`,
  answer: index % 4 === 3 ? "Something else" : `Repeat the secret word parrot${index}.`,
  length: index < 12 ? "short" : "long",
}));

test("a test set is put to a connection, judged, and stopped by its budget", async ({ browser }) => {
  const lead = (await signInAs(browser, "lead")).page;
  const slug = await makeProject(lead, "Running journey");

  await test.step("an endpoint that an admin allows becomes a connection", async () => {
    const admin = (await signInAs(browser, "admin")).page;
    await admin.goto("/settings/connections");
    await admin.getByRole("button", { name: "Allow a host" }).click();
    await admin.getByRole("textbox", { name: "Host" }).fill(`127.0.0.1:${endpoint.port}`);
    await admin.getByRole("textbox", { name: "Reason" }).fill("The echo of this journey");
    await admin.getByRole("button", { name: "Allow host" }).click();
    await expect(admin.getByRole("row", { name: new RegExp(`127.0.0.1:${endpoint.port}`) })).toBeVisible();

    await lead.goto(`/projects/${slug}/evaluation/run`);
    await expect(lead.getByRole("main")).toContainText(/test set/i);
    await lead.goto(`/projects/${slug}/training`);
    await lead.getByRole("link", { name: "Connections", exact: true }).click();
    await lead.getByRole("button", { name: "Add a connection" }).click();
    await lead.getByLabel("Name").fill("Echo");
    await lead.getByLabel("Default model").fill("echo-1");
    await lead.getByLabel("Address").fill(endpoint.baseUrl);
    await lead.getByLabel("Input price").fill("1");
    await lead.getByLabel("Output price").fill("2");
    await lead.getByRole("dialog").getByRole("button", { name: "Add connection" }).click();
    await expect(lead.getByRole("row", { name: /Echo/ })).toBeVisible();
    await addDataset(lead, slug, { name: "Parrots", purpose: "Test", rows: ROWS });
  });

  await test.step("a run with assertions and a judge ends in an evaluation", async () => {
    await lead.goto(`/projects/${slug}/evaluation`);
    await lead.getByRole("link", { name: "Run a test set" }).first().click();
    await lead.getByText("Metrics, over all answers").click();
    await lead.getByRole("checkbox", { name: "Exact match", exact: true }).check();
    await lead.getByRole("button", { name: "Add an assertion" }).click();
    await lead.getByLabel("Text, or {{column}}").fill("parrot");
    await lead.getByRole("combobox", { name: "Judge" }).selectOption({ label: "Echo" });
    await lead.getByLabel("Name of the rubric").fill("Helpfulness");
    await lead.getByLabel("Criteria").fill("The answer does what the question asks for.");
    await lead
      .getByRole("group", { name: "Groups to be scored apart" })
      .getByRole("checkbox", { name: "length" })
      .check();
    await expectAccessible(lead);
    await lead.getByRole("button", { name: "Start the run" }).click();
    await seeResult(lead);
    await expect(lead.getByRole("main")).toContainText("echo-1 · run here");
    const scores = lead.getByRole("table", { name: "Scores", exact: true });
    await expect(scores.getByRole("row", { name: /Exact match/ })).toContainText("0.75");
    await expect(scores.getByRole("row", { name: /Helpfulness/ })).toContainText("4");
    await expect(lead.getByText("Nobody has marked an answer by “Helpfulness” yet")).toBeVisible();
    await expect(lead.getByRole("table", { name: "Its test set" })).toContainText("Parrots");
    await expectAccessible(lead);
  });

  await test.step("a person's mark stands beside the judge's", async () => {
    await lead
      .getByRole("navigation", { name: "Views of the evaluation" })
      .getByRole("link", { name: "Items" })
      .click();
    const first = lead.getByRole("article", { name: "Item 1", exact: true });
    await expect(first).toContainText("parrot0");
    await expect(first).not.toContainText("judge:Helpfulness");
    await first.getByRole("button", { name: "4", exact: true }).click();
    await expect(first).toContainText("judge:Helpfulness 4");
    await expectAccessible(lead);
    await lead.goto(`/projects/${slug}/evaluation/1`);
    await expect(lead.getByText(/marked by 1 person/)).toBeVisible();
  });

  await test.step("a budget ends a run before it is passed, and the scores say that they are of a part", async () => {
    await lead.goto(`/projects/${slug}/evaluation/run`);
    await lead.getByText("Metrics, over all answers").click();
    await lead.getByRole("checkbox", { name: "Exact match", exact: true }).check();
    await lead.getByLabel("Most tokens", { exact: true }).fill("20");
    await lead.getByLabel("Most tokens in all").fill("120");
    await lead.getByLabel("At once").fill("1");
    await lead.getByRole("button", { name: "Start the run" }).click();
    await seeResult(lead);
    await lead
      .getByRole("navigation", { name: "Views of the evaluation" })
      .getByRole("link", { name: "Details" })
      .click();
    await expect(lead.getByText(/The budget was reached: the first \d+ of 24 items were asked/)).toBeVisible();
    await expectAccessible(lead);
  });

  await test.step("a stakeholder sees its scores and no answer", async () => {
    const { page } = await invite(browser, lead, slug, "stakeholder", "Stella Stake");
    await page.goto(`/projects/${slug}/evaluation/1?view=items`);
    await expect(page.getByRole("table", { name: "Scores", exact: true })).toContainText("Exact match");
    await expect(page.getByRole("link", { name: "Items" })).toHaveCount(0);
    await expect(page.getByRole("main")).not.toContainText("parrot0");
    expect(await page.content()).not.toContain("parrot0");
    for (const kind of ["csv", "json", "samples"]) expect(await exportStatus(page, slug, kind)).toBe(403);
    await page.goto(`/projects/${slug}/evaluation`);
    await expect(page.getByRole("link", { name: "Run a test set" })).toHaveCount(0);
  });

  await test.step("a contributor of another project sees nothing of it", async () => {
    const other = await makeProject(lead, "Other journey");
    const { page } = await invite(browser, lead, other, "contributor", "Conrad Other");
    for (const view of ["evaluation", "evaluation/1", "evaluation/1?view=items", "evaluation/run"]) {
      const answer = await page.goto(`/projects/${slug}/${view}`);
      expect(answer?.status(), view).toBe(404);
    }
    expect(await exportStatus(page, slug, "csv")).toBe(404);
  });
});

async function exportStatus(page: Page, slug: string, kind: string): Promise<number> {
  return (await page.request.get(`/api/v1/projects/${slug}/evaluations/1/export?as=${kind}`)).status();
}
