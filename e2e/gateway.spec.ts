import { readFileSync } from "node:fs";
import OpenAI from "openai";
import { expectAccessible } from "#e2e/support/axe.ts";
import { addConnection, allowHost } from "#e2e/support/connections.ts";
import { invite, makeProject, signInAs } from "#e2e/support/people.ts";
import { makeToken } from "#e2e/support/project.ts";
import { SERVER_LOG } from "#e2e/support/server.ts";
import { expect, test } from "#e2e/support/test.ts";
import {
  completion,
  type Endpoint,
  echo,
  sendEvents,
  sendJson,
  startEndpoint,
  TEST_KEY,
} from "#lib/connections/testing/endpoint.ts";
import type { Json } from "#lib/platform/json-value.ts";

let endpoint: Endpoint;

test.beforeAll(async () => {
  endpoint = await startEndpoint();
});
test.afterAll(() => endpoint.close());

const ask = (content: string) => ({ model: "local-model", messages: [{ role: "user" as const, content }] });

function piece(content: string, finishReason: string | null = null): Json {
  const choices = [{ index: 0, delta: { content }, finish_reason: finishReason }];
  return { id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model: "local-model", choices };
}

test("an application asks through the gateway, its questions are answered once, and the key stays hidden", async ({
  browser,
  baseURL,
}) => {
  const [lead, admin] = [(await signInAs(browser, "lead")).page, (await signInAs(browser, "admin")).page];
  const slug = await makeProject(lead, "Gateway journey");
  const training = `/projects/${slug}/training`;
  const caching = `${training}/caching`;

  await test.step("it is opened on the page that Training leads to", async () => {
    await allowHost(admin, `127.0.0.1:${endpoint.port}`);
    await addConnection(lead, slug, {
      ...{ name: "Model server", baseUrl: endpoint.baseUrl, model: "local-model", key: TEST_KEY },
    });
    await lead.goto(training);
    await lead.getByRole("link", { name: "See how one does" }).click();
    await expect(lead.getByRole("heading", { level: 1 })).toHaveText("Caching");
    await lead.getByLabel("Connection").selectOption({ index: 1 });
    await lead.getByRole("button", { name: "Open the gateway" }).click();
    await expect(lead.getByText(`/api/v1/gateway/${slug}/v1`)).toBeVisible();
    await expectAccessible(lead);
  });

  const token = await makeToken(lead, slug, "web-chat", ["Ask models through"]);
  const client = new OpenAI({ apiKey: token, baseURL: `${baseURL}/api/v1/gateway/${slug}/v1`, maxRetries: 0 });
  const chat = client.chat.completions;

  await test.step("the official client gets answers, the second time from the cache", async () => {
    const asked = endpoint.asked.length;
    const first = await chat.create(ask("Where is the sea?"));
    expect(first.choices[0]?.message.content).toBe("Where is the sea?");
    await expect
      .poll(async () => (await chat.create(ask("Where is the sea?")).asResponse()).headers.get("x-cairn-cache"))
      .toBe("exact");
    endpoint.answer((_, response) => sendEvents(response, [piece("By the "), piece("harbour.", "stop"), "[DONE]"]));
    let said = "";
    for await (const { choices } of await chat.create({ ...ask("And the ships?"), stream: true }))
      said += choices[0]?.delta.content ?? "";
    expect(said).toBe("By the harbour.");
    endpoint.answer((_, response) => sendJson(response, { object: "list", data: [{ id: "local-model" }] }));
    expect((await client.models.list()).data.map(({ id }) => id)).toEqual(["local-model"]);
    expect(endpoint.asked.length).toBeGreaterThanOrEqual(asked + 3);
  });

  await test.step("a refusal comes as it is, without the key that it quotes", async () => {
    const refusal = { error: { message: `Slow down, ${TEST_KEY}`, type: "requests", code: "rate_limit_exceeded" } };
    endpoint.answer((_, response) => sendJson(response, refusal, 429, { "retry-after": "7" }));
    const error = await chat.create(ask("Too soon")).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OpenAI.RateLimitError);
    expect(error).toMatchObject({ status: 429, code: "rate_limit_exceeded" });
    expect((error as InstanceType<typeof OpenAI.APIError>).headers?.get("retry-after")).toBe("7");
    expect(String(error)).not.toContain(TEST_KEY);
  });

  await test.step("whoever hangs up is not answered any longer", async () => {
    let isClosed = false;
    endpoint.answer((_, response) => {
      response.once("close", () => {
        isClosed = true;
      });
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(`data: ${JSON.stringify(piece("Once upon a time"))}\n\n`);
    });
    const stream = await chat.create({ ...ask("Tell me a story"), stream: true });
    for await (const _ of stream) break;
    stream.controller.abort();
    await expect.poll(() => isClosed).toBe(true);
    endpoint.answer(echo);
  });

  await test.step("the pages say what was spared, and Monitoring has the calls", async () => {
    await lead.goto(caching);
    await expect(lead.getByRole("table", { name: "Models asked through the gateway" })).toContainText("local-model");
    await expectAccessible(lead);
    await lead.goto(training);
    const spared = lead.locator("#caching");
    await expect(spared).toContainText("Hit rate");
    await lead.goto(`/projects/${slug}/monitoring`);
    await expect(lead.getByRole("combobox", { name: "Application" })).toContainText("web-chat");
  });

  await test.step("the key is on no page, in no export, and not in the server's log", async () => {
    const places = [
      ...["", "/training", "/training/connections", "/training/caching", "/monitoring", "/history", "/history/csv"],
      ...["/members", "/members/tokens"],
    ].map((place) => `/projects/${slug}${place}`);
    for (const place of [...places, `/api/v1/projects/${slug}/connections`, "/settings/connections"]) {
      const page = place.startsWith("/settings") ? admin : lead;
      const answer = await page.request.get(place);
      expect(answer.status(), place).toBe(200);
      const text = await answer.text();
      for (const part of [TEST_KEY.slice(0, 12), TEST_KEY.slice(-8)]) expect(text, place).not.toContain(part);
    }
    const log = readFileSync(SERVER_LOG, "utf8");
    expect(log).toContain("Cairn is ready");
    expect(log).not.toContain(TEST_KEY.slice(0, 12));
  });

  await test.step("an auditor sees how it answers, a stakeholder what it spared, a rater nothing", async () => {
    const auditor = await invite(browser, lead, slug, "auditor", "Aki Auditor");
    await auditor.page.goto(caching);
    await expect(auditor.page.getByText("A lead of this project may change it.")).toBeVisible();
    await expect(auditor.page.getByRole("button", { name: "Save" })).toHaveCount(0);
    const stakeholder = await invite(browser, lead, slug, "stakeholder", "Stig Stakeholder");
    await stakeholder.page.goto(training);
    await expect(stakeholder.page.locator("#caching")).toContainText("Hit rate");
    await expect(stakeholder.page.getByRole("link", { name: "Open caching" })).toHaveCount(0);
    expect((await stakeholder.page.request.get(caching)).status()).toBe(403);
    const rater = await invite(browser, lead, slug, "rater", "Runa Rater");
    for (const place of [training, caching, `/projects/${slug}/model`])
      expect((await rater.page.request.get(place)).status(), place).toBe(404);
  });

  await test.step("emptied, it asks anew", async () => {
    await lead.goto(caching);
    await lead.getByRole("button", { name: "Empty the cache" }).click();
    await lead.getByRole("dialog").getByRole("button", { name: "Empty the cache" }).click();
    await expect(lead.getByRole("dialog")).toBeHidden();
    endpoint.answer((_, response) => sendJson(response, completion("Anew.")));
    const again = await chat.create(ask("Where is the sea?"));
    expect(again.choices[0]?.message.content).toBe("Anew.");
  });
});
