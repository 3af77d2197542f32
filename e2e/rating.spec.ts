import type { Page } from "@playwright/test";
import { expectAccessible } from "#e2e/support/axe.ts";
import { jsonLines } from "#e2e/support/evaluation.ts";
import { type AtBrowser, invite, makeProject, setUpAdmin } from "#e2e/support/people.ts";
import { type Server, startServer } from "#e2e/support/server.ts";
import { expect, test } from "#e2e/support/test.ts";

const ITEMS = 16;
const RATERS_PER_ITEM = 3;

// A server of its own, since it is killed in the middle.
let server: Server;
test.beforeAll(async () => {
  server = await startServer({ env: { CAIRN_DEMO: "0" } });
});
test.afterAll(() => server.remove());

test("four raters work one campaign at once, and nothing is judged twice or lost", async ({ browser }) => {
  const { page: lead } = await setUpAdmin(browser, server.url);
  const slug = await makeProject(lead, "Rating journey");
  const raters: AtBrowser[] = [];
  for (const name of ["Ana", "Ben", "Cem", "Dora"]) raters.push(await inviteRater(lead, slug, name));
  const pages = raters.map(({ page }) => page);

  await test.step("a lead makes a campaign of a file and chooses who rates", async () => {
    await lead.goto(`/projects/${slug}/alignment`);
    await expect(lead.getByText("No campaign yet")).toBeVisible();
    await lead.getByRole("link", { name: "New campaign" }).first().click();
    await lead.getByLabel("Title").fill("Which draft to send");
    await lead.getByLabel("Guideline").fill("Prefer the draft that is **right** about the contract.");
    const file = (buffer: Buffer) => ({ name: "drafts.jsonl", mimeType: "application/x-ndjson", buffer });
    await lead
      .getByLabel("Choose a file")
      .setInputFiles(file(Buffer.from('{"prompt": "Hi", "response_a": "Hello"}\n')));
    await lead.getByRole("button", { name: "Make campaign" }).click();
    await expect(lead.getByRole("alert").filter({ hasText: "Line 1" })).toBeVisible();
    await lead.getByLabel("drafts.jsonl").setInputFiles(file(jsonLines(pairs())));
    await lead.getByRole("button", { name: "Make campaign" }).click();
    await lead.waitForURL(/\/campaigns\/1$/);
    for (const name of ["Ana", "Ben", "Cem", "Dora"]) {
      await lead.getByRole("button", { name: "Choose a rater" }).click();
      await lead
        .getByRole("dialog")
        .getByLabel("Member")
        .selectOption({ label: `${name}, rater` });
      await lead.getByRole("dialog").getByRole("button", { name: "Choose rater", exact: true }).click();
      await expect(
        lead.getByRole("table", { name: "Raters" }).getByRole("row", { name: new RegExp(name) }),
      ).toBeVisible();
    }
    await lead.getByRole("button", { name: "Open campaign" }).click();
    await lead.getByRole("dialog").getByRole("button", { name: "Open campaign" }).click();
    await expect(lead.getByRole("button", { name: "Close campaign" })).toBeVisible();
    await expectAccessible(lead);
  });

  await test.step("a rater lands on the tasks, and nothing else exists", async () => {
    const [page] = pages as [Page];
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("My tasks");
    for (const address of [
      ...["/reviews", "/catalogue", "/reference", "/projects/new", "/settings/people", `/projects/${slug}`],
      ...["scope", "data", "alignment", "alignment/campaigns/1", "evaluation", "history", "members"].map(
        (part) => `/projects/${slug}/${part}`,
      ),
    ])
      expect((await page.goto(address))?.status(), address).toBe(404);
    for (const address of [
      "projects",
      "catalogue",
      `projects/${slug}/campaigns`,
      `projects/${slug}/campaigns/1/export`,
    ])
      expect((await page.request.get(`/api/v1/${address}`)).status(), address).toBe(404);
  });

  await test.step("all begin, by keys", async () => {
    await Promise.all(
      pages.map(async (page) => {
        await page.goto("/tasks");
        await page.getByRole("link", { name: "Begin rating" }).click();
        await expect(page.getByRole("region", { name: "First answer" })).toBeVisible();
        await judge(page, "1");
        await judge(page, "3");
        await expect(page.getByText("Everything is saved")).toBeVisible();
      }),
    );
    const [page] = pages as [Page];
    await expectAccessible(page);
    await page.keyboard.press("u");
    await expect(page.getByText("1 judged,")).toBeVisible();
    await judge(page, "2");
  });

  await test.step("one goes offline, rates on, and what waited is sent when the connection is back", async () => {
    const [, page] = pages as [Page, Page];
    const [, { context }] = raters as [AtBrowser, AtBrowser];
    await context.setOffline(true);
    await judge(page, "1");
    await judge(page, "2");
    await expect(page.getByText(/2 judgements kept in this browser/)).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText("Everything is saved")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("4 judged,")).toBeVisible();
  });

  await test.step("the server is killed in the middle, and all go on", async () => {
    await server.kill();
    await Promise.all(pages.map((page) => judge(page, "1")));
    await expect(pages[0]?.getByText(/1 judgement kept in this browser/) ?? lead.locator("none")).toBeVisible();
    await server.start();
    await Promise.all(
      pages.map((page) => expect(page.getByText("Everything is saved")).toBeVisible({ timeout: 40_000 })),
    );
  });

  await test.step("they judge all there is", async () => {
    await Promise.all(
      pages.map(async (page) => {
        const done = page.getByRole("heading", { name: "Nothing is left for you here" });
        const answer = page.getByRole("region", { name: "First answer" });
        for (;;) {
          await expect(answer.or(done)).toBeVisible();
          if (await done.isVisible()) break;
          await judge(page, "1");
        }
        await expect(page.getByText("Everything is saved")).toBeVisible();
      }),
    );
  });

  await test.step("every item has as many judgements as are wanted, of different people", async () => {
    const export_ = await lead.request.get(`/api/v1/projects/${slug}/campaigns/1/export?as=judgements`);
    const judged = (await export_.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { item: number; annotator: string });
    expect(judged).toHaveLength(ITEMS * RATERS_PER_ITEM);
    expect(new Set(judged.map(({ item, annotator }) => `${item} ${annotator}`)).size).toBe(judged.length);
    expect(new Set(judged.map(({ item }) => item)).size).toBe(ITEMS);
  });

  await test.step("closed, it is measured and chosen for the gate", async () => {
    await lead.goto(`/projects/${slug}/alignment/campaigns/1`);
    await lead.getByRole("button", { name: "Close campaign" }).click();
    await lead.getByRole("dialog").getByRole("button", { name: "Close campaign" }).click();
    await lead.getByRole("button", { name: "Choose for this round" }).click();
    await lead.getByLabel("Reason").fill("All four raters took part, and the drafts are the newest.");
    await lead.getByRole("button", { name: "Choose campaign" }).click();
    await expect(lead.getByText("Chosen", { exact: true })).toBeVisible();
    await expect(async () => {
      await lead.reload();
      await expect(lead.getByText("measured", { exact: false }).first()).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await lead.goto(`/projects/${slug}/alignment`);
    await expect(lead.getByText(/items that two people or more judged/)).toBeVisible();
  });
});

/** Somebody new who joins as a rater, in a browser of their own. */
async function inviteRater(lead: Page, slug: string, name: string): Promise<AtBrowser> {
  const browser = lead.context().browser();
  if (!browser) throw new Error("There is no browser.");
  return invite(browser, lead, slug, "rater", name, name.toLowerCase());
}

function pairs() {
  return Array.from({ length: ITEMS }, (_, at) => ({
    id: `q${at}`,
    prompt: `Question ${at}`,
    ...{ response_a: `A short answer to ${at}`, response_b: `A longer, second answer to question ${at}` },
    ...{ model_a: "old", model_b: "new" },
    ...(at % 8 === 3 ? { gold: "b" } : {}),
  }));
}

/** Answers the task on the screen, and waits for the next one or for the end. */
async function judge(page: Page, key: string): Promise<void> {
  const prompt = page.getByRole("region", { name: "Prompt" });
  const before = await prompt.textContent();
  await page.keyboard.press(key);
  await expect(async () => {
    expect((await prompt.count()) === 0 || (await prompt.textContent()) !== before).toBe(true);
  }).toPass();
}
