import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "#e2e/support/axe.ts";
import { signInAs } from "#e2e/support/people.ts";
import { pageAddresses } from "#e2e/support/routes.ts";
import { expect, test } from "#e2e/support/test.ts";

const LARGE = { width: 1440, height: 900 };
const SMALL = { width: 390, height: 844 };
const THEMES = ["light", "dark"] as const;

// One sign-in for a worker's pages.
let lead: Page;
let admin: Page;
let visitor: Page;

test.describe.configure({ mode: "parallel" });

test.beforeAll(async ({ browser }) => {
  lead = (await signInAs(browser, "lead")).page;
  admin = (await signInAs(browser, "admin")).page;
  visitor = await pageOf(browser);
});
test.afterAll(() => Promise.all([lead, admin, visitor].map((page) => page.context().close())));

/** Pages of the instance, which nobody else sees. */
const ADMIN_PAGES = ["/settings/connections", "/settings/people"];

for (const address of pageAddresses("(app)")) {
  test(`${address} is whole`, () => inspect(ADMIN_PAGES.includes(address) ? admin : lead, address));
}
for (const address of pageAddresses("(auth)")) {
  test(`${address} is whole before sign-in`, () => inspect(visitor, address));
}

test("a page that is not there, or is for the admin alone, says so", async () => {
  await inspect(lead, "/projects/not-there", 404);
  for (const address of ADMIN_PAGES) await inspect(lead, address, 404);
});

async function pageOf(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

/** Fails on what the console says, on a page wider than the screen, and on what axe finds, in both sizes and themes. */
async function inspect(page: Page, address: string, status = 200): Promise<void> {
  const said: string[] = [];
  // The browser reports the page's own status as an error too.
  const isOwnStatus = (text: string) => status !== 200 && text.includes(`status of ${status}`);
  page.removeAllListeners("console").removeAllListeners("pageerror");
  page.on("console", (message) => {
    if (message.type() === "error" && !isOwnStatus(message.text())) said.push(message.text());
  });
  page.on("pageerror", (error) => said.push(error.message));

  await page.setViewportSize(LARGE);
  const response = await page.goto(address);
  expect(response?.status()).toBe(status);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const size of [LARGE, SMALL]) {
      await page.setViewportSize(size);
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await expect.poll(overflow, `${address} at ${size.width} px`).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
  }
  expect(said, `${address} says in the console`).toEqual([]);
}
