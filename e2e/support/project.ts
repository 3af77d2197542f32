import { expect, type Page } from "@playwright/test";

/** Publishes the next version of a gate's policy, which asks for exactly the criteria of these titles. */
export async function askOnlyFor(lead: Page, slug: string, phase: string, titles: readonly string[]): Promise<void> {
  await lead.goto(`/projects/${slug}/policy/${phase}`);
  await lead.getByRole("button", { name: "Change policy" }).click();
  const dialog = lead.getByRole("dialog");
  for (const criterion of await dialog.getByRole("checkbox").all()) await criterion.uncheck();
  for (const title of titles) await dialog.getByRole("checkbox", { name: new RegExp(`^${title}`) }).check();
  await dialog.getByRole("button", { name: "Publish version 2" }).click();
  await expect(dialog).toBeHidden();
  await expect(lead.getByText("version 2", { exact: true })).toBeVisible();
}

type Objective = { readonly metric: string; readonly target: string; readonly items: string; readonly dataset: string };

/** Sets an objective at Scope and freezes its target. */
export async function freezeObjective(lead: Page, slug: string, objective: Objective): Promise<void> {
  await lead.goto(`/projects/${slug}/scope`);
  await lead.getByRole("button", { name: "Set an objective" }).click();
  const dialog = lead.getByRole("dialog");
  await dialog.getByLabel("Metric").fill(objective.metric);
  await dialog.getByLabel("Target").fill(objective.target);
  await dialog.getByLabel("Items at least").fill(objective.items);
  await dialog.getByLabel("Dataset").fill(objective.dataset);
  await dialog.getByRole("button", { name: "Set objective" }).click();
  await expect(dialog).toBeHidden();
  await lead.getByRole("button", { name: /^Freeze/ }).click();
  await lead.getByRole("dialog").getByRole("button", { name: "Freeze objective" }).click();
  await expect(lead.getByText("frozen target:", { exact: false })).toBeVisible();
}

/** Makes an API token on its page, where it is shown this once. @param purposes how the labels of its permissions begin. */
export async function makeToken(lead: Page, slug: string, name: string, purposes: readonly string[]): Promise<string> {
  await lead.goto(`/projects/${slug}/members/tokens`);
  await lead.getByRole("button", { name: "New token" }).click();
  const dialog = lead.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  for (const purpose of purposes) await dialog.getByRole("checkbox", { name: new RegExp(`^${purpose}`) }).check();
  await dialog.getByRole("button", { name: "Make token" }).click();
  const token = (await dialog.locator("pre").first().textContent()) ?? "";
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(lead.getByText(token)).toHaveCount(0);
  return token;
}

/** Answers every item of a checklist with "Met", and attaches a link where evidence is asked. */
export async function answerChecklist(page: Page, slug: string, phase: string, template: string): Promise<void> {
  await page.goto(`/projects/${slug}/${phase}/checklists/${template}`);
  const items = page.getByRole("main").locator("ol > li");
  for (const item of await items.all()) {
    await item.getByRole("radio", { name: "Met" }).check();
    await item.getByRole("textbox").fill("Looked at by the team; see the record.");
    await expect(item.getByText(/^Saved/)).toBeVisible();
    if (await item.getByText("needs evidence").isVisible()) {
      await item.getByRole("button", { name: "Attach evidence" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Link").fill("https://wiki.example.com/consent-record");
      await dialog.getByRole("button", { name: /attach/i }).click();
      await expect(dialog).toBeHidden();
      await expect(item.getByRole("link", { name: /consent-record/ })).toBeVisible();
    }
  }
}
