import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";

/** Somebody at a browser of their own. */
export type AtBrowser = { readonly page: Page; readonly context: BrowserContext; readonly password: string };

const DEMO_PASSWORD = "cairn-demo";

/** The cookies with which this worker's journeys go on as somebody who has signed in before. */
const signedIn = new Map<string, Awaited<ReturnType<BrowserContext["cookies"]>>>();

/** One of the demo's accounts, signed in through the page the first time. @param account the part before @demo.cairn. */
export async function signInAs(browser: Browser, account: string): Promise<AtBrowser> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const known = signedIn.get(account);
  if (known) {
    await context.addCookies(known);
    await page.goto("/");
  } else {
    await page.goto("/sign-in");
    await signIn(page, `${account}@demo.cairn`, DEMO_PASSWORD);
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Portfolio");
  signedIn.set(account, await context.cookies());
  return { page, context, password: DEMO_PASSWORD };
}

/** The first visit of a server without a demo: makes the admin account and signs in with it. */
export async function setUpAdmin(browser: Browser, baseURL: string): Promise<AtBrowser & { email: string }> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  const email = "ada@example.org";
  const password = "a long enough password";
  await page.goto("/");
  await page.waitForURL("**/set-up");
  await page.getByLabel("Your name").fill("Ada Admin");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Make the admin account" }).click();
  await page.waitForURL(/sign-in/);
  await signIn(page, email, password);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Portfolio");
  return { page, context, email, password };
}

/** Fills the sign-in form on the page and sends it. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Makes a project of one's own and gives its address. */
export async function makeProject(lead: Page, name: string): Promise<string> {
  const slug = `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}-${Date.now().toString(36)}`;
  await lead.goto("/projects/new");
  await lead.getByLabel("Name").fill(name);
  await lead.getByLabel("Address").fill(slug);
  await lead.getByRole("button", { name: "Make the project" }).click();
  await lead.waitForURL(`**/projects/${slug}/scope`);
  return slug;
}

/** Invites a new person to a role and lets them join with an account of their own, in a browser of their own. */
export async function invite(
  browser: Browser,
  lead: Page,
  slug: string,
  role: string,
  name: string,
  /** Tells people of the same role apart. */
  account = role,
): Promise<AtBrowser> {
  const email = `${account}.${slug}@example.com`;
  await lead.goto(`/projects/${slug}/members`);
  await lead.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = lead.getByRole("dialog");
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByRole("radio", { name: new RegExp(`^${role}`) }).check();
  await dialog.getByRole("button", { name: "Make the invitation" }).click();
  const link = (await dialog.locator("pre").textContent()) ?? "";

  const context = await browser.newContext({ baseURL: new URL(lead.url()).origin });
  const page = await context.newPage();
  const password = `the password of ${role}`;
  await page.goto(new URL(link).pathname);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Make your account and join" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForURL((url) => !url.pathname.startsWith("/invitation"));
  return { page, context, password };
}
