import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "#e2e/support/axe.ts";
import { type AtBrowser, invite, makeProject, signInAs } from "#e2e/support/people.ts";
import { answerChecklist, askOnlyFor, freezeObjective } from "#e2e/support/project.ts";
import { expect, test } from "#e2e/support/test.ts";

test("a gate opens on a signature, closes when what was signed changes, and opens again", async ({ browser }) => {
  const lead = await signInAs(browser, "lead");
  const slug = await makeProject(lead.page, "Gate journey");
  const people = await inviteTeam(browser, lead.page, slug);
  const { contributor, reviewer, stakeholder } = people;

  await test.step("the lead fills the scope, which saves itself", async () => {
    const brief = lead.page.getByRole("form", { name: "Brief" });
    await lead.page.goto(`/projects/${slug}/scope`);
    await brief
      .getByLabel("Problem statement")
      .fill("Customers wait two days for an answer to a question about their bill.");
    await brief.getByLabel("Users").fill("Customers and the people of the service desk.");
    await brief.getByLabel("Question answering").check();
    await brief.getByLabel("Alternative without AI").fill("More people at the desk, and a better help page.");
    await expect(brief.getByText(/^Saved/)).toBeVisible();
    await lead.page.reload();
    await expect(brief.getByLabel("Users")).toHaveValue("Customers and the people of the service desk.");
    await expect(brief.getByLabel("Question answering")).toBeChecked();
  });

  await test.step("the lead sets exact_match ≥ 0.80 on at least 500 items and freezes it", async () => {
    await freezeObjective(lead.page, slug, {
      metric: "exact_match",
      target: "0.80",
      items: "500",
      dataset: "billing-test",
    });
    await expect(lead.page.locator("#objectives")).toContainText("≥ 0.8");
    await expectAccessible(lead.page);
  });

  await test.step("the lead asks the data gate for sources and consent alone", async () => {
    await askOnlyFor(lead.page, slug, "data", ["Every data source has a basis in force", "Data consent"]);
  });

  await test.step("the contributor records a source and answers the consent checklist", async () => {
    await addSource(contributor.page, slug);
    await answerChecklist(contributor.page, slug, "data", "data-consent");
    expect(await verdict(lead.page, slug)).toBe("closed");
  });

  await test.step("the contributor cannot sign, and the stakeholder sees no control and no record", async () => {
    await contributor.page.reload();
    await expect(contributor.page.getByText("Only a reviewer of this project signs.")).toBeVisible();
    await expect(contributor.page.getByRole("button", { name: "Sign checklist" })).toHaveCount(0);
    await stakeholder.page.goto(`/projects/${slug}/data`);
    await expect(stakeholder.page.getByRole("heading", { level: 1 })).toContainText("Data");
    await expect(stakeholder.page.getByRole("main").getByRole("button")).toHaveCount(0);
    const denied = await stakeholder.page.request.get(`/api/v1/projects/${slug}/sources`);
    expect(denied.status()).toBe(403);
    const page = await stakeholder.page.goto(`/projects/${slug}/data/checklists/data-consent`);
    expect(page?.status()).toBe(403);
  });

  await test.step("the reviewer signs after typing the password, and the gate opens", async () => {
    await reviewer.page.goto("/reviews");
    await reviewer.page.getByRole("link", { name: "Data consent" }).click();
    await sign(reviewer.page, "not the password");
    const refusal = reviewer.page.getByText("This is not your password. Nothing was signed.");
    await expect(refusal.filter({ visible: true })).toHaveCount(1);
    await sign(reviewer.page, reviewer.password);
    await expect(reviewer.page.getByRole("list", { name: "Signatures of this round" })).toContainText("Rita Reviewer");
    expect(await verdict(lead.page, slug)).toBe("open");
    await expectAccessible(reviewer.page);
  });

  await test.step("a source is edited: the signature goes stale, the gate closes, the reviewer is asked again", async () => {
    await contributor.page.goto(`/projects/${slug}/data/sources/1`);
    await contributor.page.getByRole("button", { name: "Edit", exact: true }).click();
    const dialog = contributor.page.getByRole("dialog");
    await dialog.getByLabel("Licence").fill("Internal, and shared with the vendor");
    await dialog.getByRole("button", { name: /save/i }).click();
    await expect(dialog).toBeHidden();
    expect(await verdict(lead.page, slug)).toBe("closed");
    await lead.page.goto(`/projects/${slug}/data`);
    await expect(lead.page.getByText(/is stale: what it covered has changed/)).toBeVisible();
    await expect(lead.page.getByRole("navigation", { name: "Phases" })).toContainText("stale");
  });

  await test.step("the reviewer sees what changed and signs again, and the gate opens", async () => {
    await reviewer.page.goto("/reviews");
    await reviewer.page.getByRole("link", { name: "Data consent" }).click();
    await expect(reviewer.page.getByText("Internal, and shared with the vendor")).toBeVisible();
    await sign(reviewer.page, reviewer.password);
    await expect.poll(() => verdict(lead.page, slug)).toBe("open");
    // The list of reviews is written once the signature is in, a moment later on a busy machine.
    await expect(async () => {
      await reviewer.page.goto("/reviews");
      await expect(reviewer.page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await reviewer.page.getByRole("link", { name: "Data consent" }).count()).toBe(0);
    }).toPass({ timeout: 20_000 });
  });

  await test.step("the history tells it all", async () => {
    await lead.page.goto(`/projects/${slug}/history`);
    await expect(lead.page.getByText("judged the gate open").first()).toBeVisible();
    await expect(lead.page.getByText("signed Data consent").first()).toBeVisible();
    await expectAccessible(lead.page);
  });
});

type Team = { contributor: AtBrowser; reviewer: AtBrowser; stakeholder: AtBrowser };

async function inviteTeam(browser: Browser, lead: Page, slug: string): Promise<Team> {
  return {
    contributor: await invite(browser, lead, slug, "contributor", "Carl Contributor"),
    reviewer: await invite(browser, lead, slug, "reviewer", "Rita Reviewer"),
    stakeholder: await invite(browser, lead, slug, "stakeholder", "Sven Stakeholder"),
  };
}

async function addSource(page: Page, slug: string): Promise<void> {
  await page.goto(`/projects/${slug}/data`);
  await page.getByRole("button", { name: "Add a source" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Tariff tables");
  await dialog.getByLabel("Owner").fill("Pricing team");
  await dialog.getByLabel("Origin").fill("https://tariffs.example.com");
  await dialog.getByLabel("Licence").fill("Internal");
  await dialog.getByLabel("Region").fill("EU");
  await dialog.getByLabel("Personal data").selectOption("none");
  await dialog.getByLabel("Lawful basis").selectOption("not_personal");
  await dialog.getByLabel("Why this basis applies").fill("The tables hold prices and no people.");
  await dialog.getByRole("button", { name: /add/i }).click();
  await expect(dialog).toBeHidden();
}

async function sign(page: Page, password: string): Promise<void> {
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Sign checklist" }).click();
}

/** As a pipeline asks it. */
async function verdict(page: Page, slug: string): Promise<string> {
  const answer = await page.request.get(`/api/v1/projects/${slug}/gates/data`);
  return ((await answer.json()) as { verdict: string }).verdict;
}
