import type { Locator, Page } from "@playwright/test";
import { invite, makeProject, signInAs } from "#e2e/support/people.ts";
import { answerChecklist } from "#e2e/support/project.ts";
import { expect, test } from "#e2e/support/test.ts";

const MOST_TABS = 120;

test("the main path is walked without a mouse", async ({ browser }) => {
  const lead = await signInAs(browser, "lead");
  // A name of its own, since it is found by it.
  const name = `Keyboard journey ${Date.now().toString(36)}`;
  const slug = await makeProject(lead.page, name);
  const contributor = await invite(browser, lead.page, slug, "contributor", "Carl Contributor");
  const reviewer = await invite(browser, lead.page, slug, "reviewer", "Rita Reviewer");

  await test.step("signing in", async () => {
    const { page, password, context } = lead;
    await context.clearCookies();
    await page.goto("/sign-in");
    await tabTo(page, page.getByLabel("E-mail"));
    await page.keyboard.type("lead@demo.cairn");
    await tabTo(page, page.getByLabel("Password"));
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Portfolio");
  });

  await test.step("skipping to the content, going to places, and the list of keys", async () => {
    const { page } = lead;
    await page.reload();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
    await goBy(page, "r", "My reviews");
    await goBy(page, "p", "Portfolio");
    await page.keyboard.press("?");
    const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(help).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(help).toBeHidden();
  });

  await test.step("walking through the projects and opening one", async () => {
    const { page } = lead;
    const table = page.getByRole("region", { name: "Projects" });
    const rows = table.getByRole("row");
    await tabTo(page, table);
    await page.keyboard.press("j");
    await expect(rows.nth(1)).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(rows.nth(2)).toBeFocused();
    await page.keyboard.press("k");
    const first = (await rows.nth(1).getByRole("link").first().textContent()) ?? "";
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toContainText(first);
  });

  await test.step("finding a project by its name", async () => {
    const { page } = lead;
    await page.keyboard.press("ControlOrMeta+k");
    const palette = page.getByRole("dialog", { name: "Search and commands" });
    await expect(palette.getByRole("combobox")).toBeFocused();
    await page.keyboard.type(name);
    await expect(palette.getByRole("option", { name })).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/projects/${slug}`);
    await expect(palette).toBeHidden();
  });

  await test.step("answering an item of a checklist", async () => {
    const { page } = contributor;
    await answerChecklist(page, slug, "model", "model-selection");
    const item = page.getByRole("main").locator("ol > li").first();
    await tabTo(page, item.getByRole("radio", { name: "Met" }));
    await page.keyboard.press("ArrowLeft");
    await expect(item.getByRole("radio", { name: "Open" })).toBeChecked();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Tab");
    await expect(item.getByRole("textbox")).toBeFocused();
    await page.keyboard.type(" Looked at twice.");
    await expect(item.getByText(/^Saved/)).toBeVisible();
    await page.reload();
    await expect(item.getByRole("textbox")).toHaveValue(/Looked at twice\./);
    await expect(item.getByRole("radio", { name: "Met" })).toBeChecked();
  });

  await test.step("signing", async () => {
    const { page, password } = reviewer;
    await page.goto("/reviews");
    await tabTo(page, page.getByRole("link", { name: "Model selection" }));
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("Your password")).toBeVisible();
    await tabTo(page, page.getByLabel("Your password"));
    await page.keyboard.type(password);
    await tabTo(page, page.getByRole("button", { name: "Sign checklist" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("list", { name: "Signatures of this round" })).toContainText("Rita Reviewer");
  });
});

/** Presses Tab until it is there, as somebody without a mouse has to. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target, "cannot be reached by Tab").toBeFocused();
}

async function goBy(page: Page, key: string, heading: string): Promise<void> {
  await page.keyboard.press("g");
  await page.keyboard.press(key);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
}
