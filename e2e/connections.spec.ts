import type { Page } from "@playwright/test";
import { expectAccessible } from "#e2e/support/axe.ts";
import { allowHost } from "#e2e/support/connections.ts";
import { makeProject, signInAs } from "#e2e/support/people.ts";
import { expect, test } from "#e2e/support/test.ts";
import { completion, type Endpoint, sendJson, startEndpoint, TEST_KEY } from "#lib/connections/testing/endpoint.ts";

let endpoint: Endpoint;

test.beforeAll(async () => {
  endpoint = await startEndpoint(({ path, headers }, response) => {
    if (headers.authorization !== `Bearer ${TEST_KEY}`)
      return sendJson(response, { error: { message: `Wrong key: ${headers.authorization}` } }, 401);
    sendJson(response, path.endsWith("/models") ? { data: [{ id: "local-model" }] } : completion("Hello"));
  });
});
test.afterAll(() => endpoint.close());

test("an endpoint inside the network is called once an admin allows it, and its key is never shown", async ({
  browser,
}) => {
  const [lead, admin] = [(await signInAs(browser, "lead")).page, (await signInAs(browser, "admin")).page];
  const slug = await makeProject(lead, "Connections journey");
  const host = `127.0.0.1:${endpoint.port}`;

  await test.step("a private address is refused beside its field", async () => {
    await lead.goto(`/projects/${slug}/training`);
    await lead.getByRole("link", { name: "Connections", exact: true }).click();
    await lead.getByRole("button", { name: "Add a connection" }).click();
    await lead.getByLabel("Name").fill("Our own server");
    await lead.getByLabel("Default model").fill("local-model");
    await lead.getByLabel("Address").fill(endpoint.baseUrl);
    await lead.getByLabel("API key").fill("sk-a-wrong-key-0123456789");
    await addIt(lead);
    await expect(lead.getByLabel("Address")).toHaveAccessibleDescription(new RegExp(`An admin can allow ${host}`));
    await expectAccessible(lead);
  });

  await test.step("an admin allows the host", async () => {
    await allowHost(admin, host);
  });

  await test.step("it is added, and a test says that its key is wrong without showing it", async () => {
    await addIt(lead);
    await expect(lead.getByRole("dialog")).toBeHidden();
    await testIt(lead);
    await expect(lead.getByRole("alert").first()).toContainText("answers 401: Wrong key: Bearer [key]");
    await expectAccessible(lead);
    await lead.getByRole("button", { name: "Close" }).click();
  });

  await test.step("with the right key it answers and lists its models", async () => {
    await lead.getByRole("button", { name: "Edit Our own server" }).click();
    await lead.getByLabel("API key").fill(TEST_KEY);
    await lead.getByRole("button", { name: "Save connection" }).click();
    await expect(lead.getByRole("dialog")).toBeHidden();
    await testIt(lead);
    await expect(lead.getByRole("dialog").getByRole("listitem")).toHaveText(["local-model"]);
    await lead.getByRole("button", { name: "Close" }).click();
    await expect(lead.getByRole("row", { name: /Our own server/ })).toContainText("lists one model");
    await lead.reload();
    const shown = await lead.content();
    expect(shown).toContain(`…${TEST_KEY.slice(-4)}`);
    expect(shown).not.toContain(TEST_KEY.slice(-8));
    const answer = await lead.request.get(`/api/v1/projects/${slug}/connections`);
    expect(await answer.json()).toMatchObject({
      items: [{ name: "Our own server", hasKey: true, lastTest: { ok: true } }],
    });
    expect(await answer.text()).not.toContain(TEST_KEY.slice(-4));
  });

  await test.step("taken off the list, it is not called any more", async () => {
    await admin.getByRole("button", { name: `Remove ${host}` }).click();
    await admin.getByRole("button", { name: "Remove host" }).click();
    await expect(admin.getByRole("row", { name: new RegExp(host) })).toBeHidden();
    const asked = endpoint.asked.length;
    await testIt(lead);
    await expect(lead.getByRole("alert").first()).toContainText("An admin can allow");
    expect(endpoint.asked).toHaveLength(asked);
  });
});

function addIt(lead: Page): Promise<void> {
  return lead.getByRole("dialog").getByRole("button", { name: "Add connection" }).click();
}

async function testIt(lead: Page): Promise<void> {
  await lead.getByRole("button", { name: "Test Our own server" }).click();
  await lead.getByRole("button", { name: "Test now" }).click();
}
