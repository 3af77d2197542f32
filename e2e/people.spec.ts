import type { Page } from "@playwright/test";
import { expectAccessible } from "#e2e/support/axe.ts";
import { invite, makeProject, setUpAdmin, signIn } from "#e2e/support/people.ts";
import { makeToken } from "#e2e/support/project.ts";
import { type Server, startServer } from "#e2e/support/server.ts";
import { expect, test } from "#e2e/support/test.ts";

// A server without the demo, for its very first visitor.
let server: Server;

test.beforeAll(async () => {
  server = await startServer({ env: { CAIRN_DEMO: "0" } });
});
test.afterAll(() => server.remove());

test("people come in by the front door, and leave for good", async ({ browser, request }) => {
  const { page, email, password } = await setUpAdmin(browser, server.url);

  await test.step("who set up is the admin, and nobody sets up again", async () => {
    await page.goto("/settings/people");
    await expect(page.getByRole("row", { name: /Ada Admin/ })).toContainText("admin");
    await expectAccessible(page);
    await page.goto("/set-up");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Portfolio");
  });

  await test.step("after signing out, pages lead to the sign-in page and back", async () => {
    await page.getByRole("button", { name: `Account: ${email}` }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
    await page.goto("/settings/sessions");
    await page.waitForURL(/\/sign-in\?next=/);
    await expectAccessible(page);
  });

  await test.step("a wrong password and an unknown e-mail get the same words", async () => {
    const wrong = await refusalOf(page, email, "not the password");
    expect(wrong).not.toBe("");
    expect(await refusalOf(page, "nobody@example.org", "not the password")).toBe(wrong);
    await signIn(page, email, password);
    await page.waitForURL(/\/settings\/sessions/);
  });

  await test.step("a session that is ended from elsewhere is signed out at once", async () => {
    const other = await (await browser.newContext({ baseURL: server.url })).newPage();
    await other.goto("/sign-in");
    await signIn(other, email, password);
    await expect(other.getByRole("heading", { level: 1 })).toHaveText("Portfolio");
    await page.reload();
    const sessions = page.getByRole("table", { name: "Sessions" });
    await expect(sessions.getByRole("row")).toHaveCount(3);
    await sessions.getByRole("button", { name: /^Sign out/ }).click();
    await expect(sessions.getByRole("row")).toHaveCount(2);
    await other.reload();
    await expect(other.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  });

  for (const elsewhere of ["//evil.example", "/\\evil.example", "https://evil.example"]) {
    await test.step(`signing in does not lead to ${elsewhere}`, async () => {
      const visitor = await (await browser.newContext({ baseURL: server.url })).newPage();
      await visitor.goto(`/sign-in?next=${encodeURIComponent(elsewhere)}`);
      await signIn(visitor, email, password);
      await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Portfolio");
      expect(new URL(visitor.url()).origin).toBe(server.url);
      await visitor.context().close();
    });
  }

  const slug = await makeProject(page, "Own project");
  await test.step("a token that was revoked opens nothing any more", async () => {
    const token = await makeToken(page, slug, "nightly", ["Read dashboards"]);
    const ask = async () => {
      const headers = { authorization: `Bearer ${token}` };
      return (await request.get(`${server.url}/api/v1/projects/${slug}`, { headers })).status();
    };
    expect(await ask()).toBe(200);
    await page.getByRole("button", { name: "Revoke nightly" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke token" }).click();
    await expect(page.getByRole("row", { name: /nightly/ })).toContainText("revoked");
    expect(await ask()).toBe(401);
  });

  await test.step("somebody else's project looks as one that is not there", async () => {
    const shared = await makeProject(page, "Shared project");
    const { page: colleague } = await invite(browser, page, shared, "contributor", "Carl Contributor");
    expect(await answerTo(colleague, `/projects/${slug}`)).toEqual(await answerTo(colleague, "/projects/not-there"));
    expect((await answerTo(colleague, `/projects/${slug}`)).status).toBe(404);
    expect((await answerTo(colleague, `/projects/${shared}`)).status).toBe(200);
  });
});

async function refusalOf(page: Page, email: string, password: string): Promise<string> {
  await page.goto("/sign-in?next=/settings/sessions");
  await signIn(page, email, password);
  const message = page.getByRole("main").getByRole("alert");
  await expect(message).toBeVisible();
  return (await message.textContent()) ?? "";
}

/** What a page says, apart from its address. */
async function answerTo(page: Page, path: string): Promise<{ status?: number; title: string; text: string }> {
  const response = await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return { status: response?.status(), title: await page.title(), text: await page.locator("body").ariaSnapshot() };
}
