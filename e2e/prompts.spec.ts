import { expectAccessible } from "#e2e/support/axe.ts";
import { invite, makeProject, signInAs } from "#e2e/support/people.ts";
import { makeToken } from "#e2e/support/project.ts";
import { expect, test } from "#e2e/support/test.ts";
import { type Endpoint, startEndpoint } from "#lib/connections/testing/endpoint.ts";
import { lastMessageOf, streamAtOnce, streamSlowly } from "#lib/prompts/testing/stream-answers.ts";

let endpoint: Endpoint;
/** Until it is let go, the endpoint has begun an answer and does not end it. */
const held = Promise.withResolvers<void>();

test.beforeAll(async () => {
  endpoint = await startEndpoint(async (asked, response) => {
    const said = lastMessageOf(asked);
    if (!said.includes("wait")) return streamAtOnce(response, `Echo of ${said}`);
    return streamSlowly(response, `Slow echo of ${said}`, 200, held.promise);
  });
});
test.afterAll(() => endpoint.close());

test("a prompt is written, compared, run side by side while answers stream in, and promoted by a lead", async ({
  browser,
}) => {
  const lead = (await signInAs(browser, "lead")).page;
  const slug = await makeProject(lead, "Prompt journey");
  const prompts = `/projects/${slug}/training/prompts`;
  const { page: maker } = await invite(browser, lead, slug, "contributor", "Cora Contributor");

  await test.step("the list says how to begin, and a contributor adds a prompt", async () => {
    await maker.goto(`/projects/${slug}/training`);
    await maker.getByRole("link", { name: "Prompts", exact: true }).click();
    await expect(maker.getByText("No prompt yet")).toBeVisible();
    await maker.getByRole("button", { name: "Add a prompt" }).click();
    await maker.getByRole("dialog").getByLabel("Name").fill("Greeting");
    await maker.getByRole("dialog").getByLabel("Key").fill("greeting");
    await maker.getByRole("dialog").getByRole("button", { name: "Add prompt" }).click();
    await maker.waitForURL(/\/prompts\/greeting\/edit$/);
  });

  await test.step("a draft saves itself, shows its variables and faults, and is there after a reload", async () => {
    await maker.getByRole("textbox", { name: "Message 1" }).fill("You are kind to {{who is it}}.");
    await expect(maker.getByText(/“who is it” is no name of a variable/)).toBeVisible();
    await maker.getByRole("textbox", { name: "Message 1" }).fill("You are kind.");
    await maker.getByRole("textbox", { name: "Message 2" }).fill("Greet {{name}}.");
    await expect(maker.getByRole("list", { name: "Variables" })).toContainText("name");
    await expect(maker.getByText(/^Saved/)).toBeVisible();
    await maker.reload();
    await expect(maker.getByRole("textbox", { name: "Message 2" })).toHaveValue("Greet {{name}}.");
    await expectAccessible(maker);
    await maker.getByRole("button", { name: "Publish version 1" }).click();
    await maker.getByRole("dialog").getByLabel("What changed").fill("First words.");
    await maker.getByRole("dialog").getByRole("button", { name: "Publish version" }).click();
    await maker.waitForURL(/\/prompts\/greeting\?version=1$/);
    await expect(maker.getByRole("heading", { name: "Version 1", exact: true })).toBeVisible();
  });

  await test.step("the same again is refused, a second version is told apart from the first word by word", async () => {
    await maker.getByRole("link", { name: "Write version 2" }).click();
    await maker.getByRole("button", { name: "Publish version 2" }).click();
    await maker.getByRole("dialog").getByLabel("What changed").fill("Nothing at all.");
    await maker.getByRole("dialog").getByRole("button", { name: "Publish version" }).click();
    await expect(maker.getByRole("dialog").getByRole("alert")).toContainText("Version 1 says exactly this");
    await maker.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await maker.getByRole("textbox", { name: "Message 2" }).fill("Greet {{name}} warmly.");
    await maker.getByRole("button", { name: "Publish version 2" }).click();
    await maker.getByRole("dialog").getByLabel("What changed").fill("Warmer.");
    await maker.getByRole("dialog").getByRole("button", { name: "Publish version" }).click();
    await maker.waitForURL(/\?version=2$/);
    await maker.getByRole("link", { name: "Compare with version 1" }).click();
    await expect(maker.getByRole("heading", { name: "From version 1 to version 2" })).toBeVisible();
    await expect(maker.getByRole("insertion").filter({ hasText: /^ ?warmly$/ })).toBeVisible();
    await expectAccessible(maker);
  });

  await test.step("an endpoint that an admin allows becomes a connection", async () => {
    const admin = (await signInAs(browser, "admin")).page;
    await admin.goto("/settings/connections");
    await admin.getByRole("button", { name: "Allow a host" }).click();
    await admin.getByRole("textbox", { name: "Host" }).fill(`127.0.0.1:${endpoint.port}`);
    await admin.getByRole("textbox", { name: "Reason" }).fill("The echo of this journey");
    await admin.getByRole("button", { name: "Allow host" }).click();
    await expect(admin.getByRole("row", { name: new RegExp(`127.0.0.1:${endpoint.port}`) })).toBeVisible();
    await lead.goto(`/projects/${slug}/training/connections`);
    await lead.getByRole("button", { name: "Add a connection" }).click();
    await lead.getByLabel("Name").fill("Echo");
    await lead.getByLabel("Default model").fill("echo-1");
    await lead.getByLabel("Address").fill(endpoint.baseUrl);
    await lead.getByRole("dialog").getByRole("button", { name: "Add connection" }).click();
    await expect(lead.getByRole("row", { name: /Echo/ })).toBeVisible();
  });

  await test.step("a table without the variable is refused by name, and one with it runs both side by side", async () => {
    await maker.goto(`${prompts}/greeting`);
    await maker.getByRole("link", { name: "Run side by side" }).click();
    await expect(maker.getByRole("combobox", { name: "Version" })).toHaveCount(2);
    await maker.getByLabel("Table").fill("person\nAda\n");
    await maker.getByRole("button", { name: "Start the run" }).click();
    await expect(
      maker.getByText(/asks for “name”, which the table does not have/).filter({ visible: true }),
    ).toBeVisible();
    await expectAccessible(maker);
    await maker.getByLabel("Table").fill("name\nAda\nwait for me\n");
    await maker.getByRole("button", { name: "Start the run" }).click();
    await maker.waitForURL(/\/runs\/1$/);
  });

  await test.step("answers stream into the page, are there after a reload, and the run ends", async () => {
    const first = maker.getByRole("article", { name: "Row 1" });
    const second = maker.getByRole("article", { name: "Row 2" });
    await expect(first.getByText("Echo of Greet Ada warmly.")).toBeVisible();
    await expect(first.getByText(/10 in, 5 out/)).toHaveCount(2);
    // On its way: the endpoint has not ended it.
    await expect(second.getByText(/^Slow echo/)).toHaveCount(2);
    await expect(maker.getByText("2 of 4 answers.")).toBeVisible();
    await maker.reload();
    await expect(second.getByText(/^Slow echo/)).toHaveCount(2);
    held.resolve();
    await expect(second.getByText("Slow echo of Greet wait for me warmly.")).toBeVisible();
    await expect(maker.getByText("4 of 4 answers.")).toBeVisible();
    const took = maker.getByRole("table", { name: "What each column took" });
    await expect(took.getByRole("row", { name: /Version 2/ })).toContainText("echo-1, Echo");
    await expectAccessible(maker);
    const csv = await maker.request.get(`/api/v1/projects/${slug}/prompt-runs/1/export?as=csv`);
    expect(await csv.text()).toContain("Slow echo of Greet wait for me.");
  });

  await test.step("a contributor moves staging and cannot move production", async () => {
    await maker.goto(`${prompts}/greeting`);
    await maker.getByRole("button", { name: "Add a label" }).click();
    const dialog = maker.getByRole("dialog");
    await dialog.getByLabel("Label").fill("production");
    await dialog.getByLabel("Reason").fill("It is warmer in run 1.");
    await dialog.getByRole("button", { name: "Add label" }).click();
    await expect(dialog.getByText("production is moved by a lead").filter({ visible: true })).toBeVisible();
    await dialog.getByLabel("Label").fill("staging");
    await dialog.getByRole("button", { name: "Add label" }).click();
    await expect(dialog).toBeHidden();
    await expect(maker.getByText("staging").first()).toBeVisible();
    await expect(maker.getByRole("button", { name: "Promote" })).toHaveCount(0);
    const moved = await maker.request.put(`/api/v1/projects/${slug}/prompts/greeting/labels/production`, {
      data: { version: 2, reason: "Straight over the API." },
      headers: { "sec-fetch-site": "same-origin" },
    });
    expect(moved.status()).toBe(403);
  });

  await test.step("a lead promotes, and an application fetches it by its label", async () => {
    const token = await makeToken(lead, slug, "chat", ["Fetch prompts"]);
    const fetched = () =>
      lead.request.get(`/api/v1/projects/${slug}/prompts/greeting?label=production`, {
        headers: { authorization: `Bearer ${token}` },
      });
    expect((await fetched()).status()).toBe(404);
    await lead.goto(`${prompts}/greeting`);
    await lead.getByRole("button", { name: "Promote" }).click();
    await lead.getByRole("dialog").getByLabel("Reason").fill("It is warmer in run 1.");
    await lead.getByRole("dialog").getByRole("button", { name: "Put into production" }).click();
    await expect(lead.getByRole("list").getByText("production").first()).toBeVisible();
    await expect(lead.getByText(/^production to version 2/)).toBeVisible();
    expect(await (await fetched()).json()).toMatchObject({
      ...{ key: "greeting", version: 2, labels: ["production", "staging"], variables: ["name"] },
      messages: [
        { role: "system", content: "You are kind." },
        { role: "user", content: "Greet {{name}} warmly." },
      ],
    });
    await lead.goto(`/projects/${slug}/history`);
    await expect(
      lead.getByText("put version 2 of the prompt Greeting into production", { exact: false }),
    ).toBeVisible();
  });

  await test.step("the version is chosen, and the gate says that it names no data", async () => {
    await lead.goto(`${prompts}/greeting?version=2`);
    await lead.getByRole("button", { name: "Choose for the phase" }).click();
    await lead.getByRole("dialog").getByLabel("Reason").fill("The warmest of all that were tried.");
    await lead.getByRole("dialog").getByRole("button", { name: "Choose version" }).click();
    await expect(lead.getByText("Chosen for Training")).toBeVisible();
    await lead.goto(`/projects/${slug}/training`);
    await expect(
      lead.getByText("Version 2 of the prompt Greeting, was chosen. It names no data that examples in it come from."),
    ).toBeVisible();
  });

  await test.step("a stakeholder sees the name and its labels, and nothing of what it says or was answered", async () => {
    const { page } = await invite(browser, lead, slug, "stakeholder", "Stella Stake");
    await page.goto(`${prompts}/greeting`);
    await expect(page.getByText("Version 2").first()).toBeVisible();
    expect(await page.content()).not.toContain("warmly");
    await expect(page.getByRole("button", { name: "Promote" })).toHaveCount(0);
    for (const view of ["greeting/edit", "greeting/run", "greeting/runs/1"])
      expect((await page.goto(`${prompts}/${view}`))?.status(), view).toBe(403);
    for (const path of ["prompts/greeting", "prompt-runs/1/answers", "prompt-runs/1/stream"])
      expect((await page.request.get(`/api/v1/projects/${slug}/${path}`)).status(), path).toBe(403);
  });
});
