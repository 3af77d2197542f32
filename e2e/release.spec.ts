import type { Page } from "@playwright/test";
import { expectAccessible } from "#e2e/support/axe.ts";
import { invite, makeProject, signInAs } from "#e2e/support/people.ts";
import { runStep } from "#e2e/support/pipeline.ts";
import { askOnlyFor, makeToken } from "#e2e/support/project.ts";
import { expect, test } from "#e2e/support/test.ts";

const FIRST = `sha256:${"a1".repeat(32)}`;
const SECOND = `sha256:${"b2".repeat(32)}`;

test("a pipeline ships what was signed, is refused what was not, and goes back by order", async ({
  browser,
  baseURL,
}) => {
  const { page } = await signInAs(browser, "lead");
  const slug = await makeProject(page, "Release journey");
  const reviewer = await invite(browser, page, slug, "reviewer", "Rita Reviewer");
  const stakeholder = await invite(browser, page, slug, "stakeholder", "Stella Stakeholder");
  const token = await makeToken(page, slug, "pipeline", ["Ask for deploy tokens"]);
  const deployment = `/projects/${slug}/deployment`;
  const pipeline = { CAIRN_URL: baseURL ?? "", CAIRN_PROJECT: slug, CAIRN_TOKEN: token };
  const ship = (digest: string, ...command: string[]) =>
    runStep(pipeline, "run", "--environment", "production", "--digest", digest, "--", ...command);
  const environments = page.locator("#environments");

  await test.step("production asks for its own gate alone, which asks for an approved release", async () => {
    await askOnlyFor(page, slug, "deployment", ["Release approved"]);
    await page.goto(`${deployment}/environments`);
    const production = page.locator("section", { has: page.getByRole("heading", { name: "Production" }) });
    for (const phase of ["Scope", "Data", "Model", "Training", "Alignment", "Evaluation"])
      await production.getByLabel(phase, { exact: true }).uncheck();
    await production.getByRole("button", { name: "Save Production" }).click();
    await expect(page.getByText("Production is changed. It counts from now on.")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the step ends with 1 before there is a release, and with 2 where it cannot ask", async () => {
    const refused = await ship(FIRST, "true");
    expect(refused.said).toContain("digest.unknown");
    expect(refused.said).toContain("release.none");
    expect(refused.code).toBe(1);
    const ask = ["ask", "--environment", "production", "--digest", FIRST];
    expect((await runStep({ ...pipeline, CAIRN_TOKEN: "cairn_wrong" }, ...ask)).code).toBe(2);
    expect((await runStep({ ...pipeline, CAIRN_URL: "http://127.0.0.1:9" }, ...ask)).code).toBe(2);
    expect((await runStep(pipeline, "ask", "--environment", "production", "--digest", "latest")).code).toBe(2);
    expect((await runStep(pipeline, "ask", "--digest", FIRST)).said).toContain("--environment is missing");
  });

  await test.step("the lead drafts a release and submits it", async () => {
    await page.goto(deployment);
    await draft(page, { version: "1.0.0", digest: FIRST, changeLog: "- First release.\n- **Agents read along.**" });
    await page.waitForURL("**/deployment/releases/1");
    await expect(page.getByText("Agents read along.")).toHaveRole("strong");
    await submit(page);
    await expect(page.getByText("You wrote some of what this covers")).toHaveCount(0);
    await expect(page.getByText("Only a reviewer of this project signs.")).toBeVisible();
    await expectAccessible(page);
    expect((await ship(FIRST, "true")).said).toContain("signature.missing");
  });

  await test.step("the reviewer is asked, and approves with the password", async () => {
    await approve(reviewer, 1);
    await expect(reviewer.page.getByRole("heading", { level: 1 })).toContainText("approved");
  });

  await test.step("the step ships exactly that digest, once a token, and reports how it ended", async () => {
    const shipped = await ship(FIRST, "sh", "-c", "echo shipped");
    expect(shipped).toMatchObject({ code: 0, out: "shipped\n" });
    expect((await ship(SECOND, "true")).code).toBe(1);
    const asked = await runStep(pipeline, "ask", "--environment", "production", "--digest", FIRST);
    expect(asked.code).toBe(0);
    const begin = ["begin", "--environment", "production", "--digest", FIRST, "--token", asked.out.trim()];
    expect(await runStep(pipeline, ...begin)).toMatchObject({ code: 0, out: "2\n" });
    const again = await runStep(pipeline, ...begin);
    expect(again).toMatchObject({ code: 1 });
    expect(again.said).toContain("token.replayed");
    expect((await runStep(pipeline, "end", "--deployment", "2", "--result", "failed")).code).toBe(0);
    expect((await ship(FIRST, "false")).code).toBe(3);
    await page.goto(deployment);
    const deployments = page.getByRole("table", { name: "Deployments" });
    const first = deployments
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader", { name: "#1", exact: true }) });
    await expect(first).toContainText("succeeded");
    await expect(page.getByRole("table", { name: "Refused deploy tokens" })).toContainText("token.replayed");
    await expectAccessible(page);
  });

  await test.step("another release closes the gate, until it is approved and ships", async () => {
    await draft(page, { version: "1.1.0", digest: SECOND, changeLog: "- Shorter answers." });
    await page.waitForURL("**/deployment/releases/2");
    await submit(page);
    await expect(page.getByText("since release 1, 1.0.0")).toBeVisible();
    expect((await ship(FIRST, "true")).said).toContain("release.superseded");
    await approve(reviewer, 2);
    expect((await ship(SECOND, "true")).code).toBe(0);
  });

  await test.step("the way back is rehearsed, then ordered, and is marked for ever", async () => {
    await page.goto(deployment);
    await page.getByRole("button", { name: "Record a rehearsal" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("When, in UTC").fill("2026-01-05T10:30");
    await dialog.getByLabel("Took, in seconds").fill("240");
    await dialog.getByLabel("Log as a link").fill("https://records.example.org/rehearsal");
    await dialog.getByRole("button", { name: "Record the rehearsal" }).click();
    await expect(page.getByRole("table", { name: "Rollback rehearsals" })).toContainText("4 min");

    await environments.getByRole("button", { name: "Roll back" }).click();
    await dialog.getByLabel("Reason").fill("Sums are wrong since the new release.");
    await dialog.getByRole("button", { name: "Order the rollback" }).click();
    await expect(dialog).toBeHidden();
    expect((await ship(FIRST, "true")).code).toBe(0);
    await page.reload();
    await expect(environments.getByRole("listitem").filter({ hasText: "Production" })).toContainText("rollback");
    expect((await ship(FIRST, "true")).code).toBe(1);
  });

  await test.step("an application is registered", async () => {
    await page.goto(`${deployment}/applications`);
    await page.getByRole("button", { name: "Register an application" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name", { exact: true }).fill("Bill explainer");
    await dialog.getByLabel("Service name").fill("bill-explainer");
    await dialog.getByLabel("Owner").fill("Customer care");
    await dialog.getByLabel("Environment").selectOption("Production");
    await dialog.getByLabel("Purpose").fill("Explains a bill to the customer who got it.");
    await dialog.getByRole("button", { name: "Register the application" }).click();
    await expect(page.getByRole("row", { name: /Bill explainer/ })).toContainText("1.0.0");
  });

  await test.step("a stakeholder reads the board, and neither releases nor refusals", async () => {
    await stakeholder.page.goto(deployment);
    await expect(stakeholder.page.locator("#environments")).toContainText("1.0.0");
    await expect(stakeholder.page.getByRole("main").getByRole("button")).toHaveCount(0);
    await expect(stakeholder.page.getByText("Refused deploy tokens")).toHaveCount(0);
    expect((await stakeholder.page.goto(`${deployment}/releases/1`))?.status()).toBe(403);
  });
});

test("in the demo the step ends with 0 for staging and with 1 for production", async ({ browser, baseURL }) => {
  const { page } = await signInAs(browser, "lead");
  const slug = "support-assistant";
  const token = await makeToken(page, slug, "tour", ["Ask for deploy tokens"]);
  const answer = await page.request.get(`/api/v1/projects/${slug}/environments`);
  const { environments } = (await answer.json()) as {
    environments: { key: string; candidate: { digest: string } | null }[];
  };
  const pipeline = { CAIRN_URL: baseURL ?? "", CAIRN_PROJECT: slug, CAIRN_TOKEN: token };
  const ask = (key: string) => {
    const digest = environments.find((one) => one.key === key)?.candidate?.digest ?? "";
    return runStep(pipeline, "ask", "--environment", key, "--digest", digest);
  };
  expect((await ask("staging")).code).toBe(0);
  const refused = await ask("production");
  expect(refused.code).toBe(1);
  expect(refused.said).toContain("signature.missing");
  expect(refused.said).toContain("Data is closed");
});

async function draft(page: Page, release: { version: string; digest: string; changeLog: string }): Promise<void> {
  await page.goto(page.url().replace(/\/deployment.*/, "/deployment"));
  await page.getByRole("button", { name: "Draft a release" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Environment").selectOption("Production");
  await dialog.getByLabel("Version", { exact: true }).fill(release.version);
  await dialog.getByLabel("Digest").fill(release.digest);
  await dialog.getByLabel("Where it is kept").fill("registry.example.org/assistant");
  await dialog.getByLabel("What has changed").fill(release.changeLog);
  await dialog.getByRole("button", { name: "Save the draft" }).click();
}

async function submit(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Submit for approval" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Submit for approval" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("waits for approval");
}

async function approve({ page, password }: { page: Page; password: string }, release: number): Promise<void> {
  await page.goto("/reviews");
  await page.getByRole("link", { name: `Release ${release}` }).click();
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: `Sign release ${release}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("approved");
}
