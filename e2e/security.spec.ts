import type { APIRequestContext, APIResponse } from "@playwright/test";
import { z } from "zod";
import { OPERATIONS } from "#app/api/v1/operations.ts";
import { type AtBrowser, makeProject, signIn, signInAs } from "#e2e/support/people.ts";
import { makeToken } from "#e2e/support/project.ts";
import { expect, test } from "#e2e/support/test.ts";
import { TOKEN_PERMISSION_PURPOSE } from "#lib/access/permissions.ts";

let lead: AtBrowser;
let slug: string;
let token: string;

test.beforeAll(async ({ browser }) => {
  lead = await signInAs(browser, "lead");
  slug = await makeProject(lead.page, "Security journey");
  token = await makeToken(lead.page, slug, "everything", Object.values(TOKEN_PERMISSION_PURPOSE));
});

test.afterAll(() => lead.context.close());

test("pages run their own scripts only", async ({ request }) => {
  const [first, second] = [await request.get("/sign-in"), await request.get("/sign-in")];
  const policy = policyOf(first);
  expect(policy["script-src"]).toMatch(/'nonce-[^']+'/);
  expect(policy["script-src"]).not.toContain("unsafe-inline");
  expect(policy["script-src"]).not.toContain("unsafe-eval");
  expect(policy["script-src"]).not.toBe(policyOf(second)["script-src"]);
  expect(policy).toMatchObject({ "object-src": "'none'", "base-uri": "'none'", "frame-ancestors": "'none'" });
  const nonce = /'nonce-([^']+)'/.exec(policy["script-src"] ?? "")?.[1];
  const scripts = (await first.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
  const headers = first.headers();
  expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
  expect(headers["x-powered-by"]).toBeUndefined();
});

test("no script reads the session's cookie, and no other site sends it", async () => {
  const cookies = (await lead.context.cookies()).filter(({ name }) => name !== "theme");
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
});

test("another site cannot act for who is signed in", async () => {
  const elsewhere = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  const answer = await lead.page.request.post(`/api/v1/projects/${slug}/sources`, { headers: elsewhere, data: {} });
  await expectProblem(answer, 403);
});

test("a body that cannot be read is refused with a reason", async ({ request }) => {
  const send = (data: string, type = "application/json", path = `/api/v1/projects/${slug}/sources`) =>
    request.post(path, { headers: { ...bearer(), "content-type": type }, data: Buffer.from(data) });
  await expectProblem(await send("{"), 400);
  await expectProblem(await send("{}", "text/plain"), 415);
  await expectProblem(await send(JSON.stringify({ name: "x".repeat(1_100_000) })), 413);
  await expectProblem(await send("{}", "application/json"), 422);
  expect((await send("{", "application/json", "/v1/traces")).status()).toBe(400);
  expect((await send("\xff\xff", "application/x-protobuf", "/v1/traces")).status()).toBe(400);
  expect((await send("{}", "text/plain", "/v1/traces")).status()).toBe(415);
});

test("an address or a method that is not served is no page", async ({ request }) => {
  for (const path of ["nothing", "projects/nothing/at/all", "%00"]) {
    const answer = await request.get(`/api/v1/${path}`);
    expect(answer.status(), path).toBeGreaterThanOrEqual(400);
    expect(answer.status(), path).toBeLessThan(500);
  }
  await expectProblem(await request.get("/api/v1/nothing"), 404);
  await expectProblem(await request.post("/api/v1/projects/x/nothing", { data: {} }), 404);
  expect((await request.delete("/api/v1/projects")).status()).toBe(405);
});

for (const operation of OPERATIONS) {
  test(`nonsense never breaks ${operation.method} ${operation.path}`, async ({ request }) => {
    for (const path of nonsensePaths(operation.path)) {
      const answer = await call(request, operation.method, path, "{}");
      expect(answer.status(), path).toBeLessThan(500);
    }
    const path = withParams(operation.path, {});
    const queries = ["unknown", ...fieldsOf(operation.query)].flatMap((name) =>
      NONSENSE.map((value) => `${path}?${name}=${value}`),
    );
    for (const query of queries) {
      const answer = await call(request, operation.method, query, "{}");
      expect(answer.status(), query).toBeLessThan(500);
    }
    for (const body of operation.method === "GET" ? [] : nonsenseBodies(fieldsOf(operation.body))) {
      const answer = await call(request, operation.method, path, body);
      expect(answer.status(), body.slice(0, 200)).toBeLessThan(500);
    }
  });
}

test("guessing a password is stopped after ten tries", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/sign-in");
  const answer = page.getByRole("main").getByRole("alert");
  for (let tries = 0; tries < 10; tries += 1) {
    await signIn(page, `guessed.${slug}@example.com`, `guess ${tries}`);
    await expect(answer).toHaveText("The e-mail or the password is not right.");
  }
  await signIn(page, `guessed.${slug}@example.com`, "one more");
  await expect(answer).toHaveText(/^Too many attempts\. Try again in \d+ min/);
});

const NONSENSE = [
  ..."-1 0 1e99 NaN 99999999999999999999 null true [] %00 %F0%9F%92%A5 ../.. ' %22 __proto__ constructor %FF %E0%A4%A".split(
    " ",
  ),
  "9999-99-99",
  "x".repeat(5_000),
];

const NONSENSE_VALUES = [
  ...[null, true, -1, 1e308, "", "\u0000", "\ud800", "x".repeat(50_000), [], {}, [[[]]], { a: { b: 1 } }],
  ...["9999-99-99", "0000-01-01", "+275760-09-13", "__proto__"],
];

function nonsensePaths(path: string): string[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return names.flatMap((name) => NONSENSE.map((value) => withParams(path, { [name]: value })));
}

function withParams(path: string, params: Record<string, string>): string {
  const usual: Record<string, string> = { slug, phase: "scope", number: "1", ...params };
  return path.replace(/\{(\w+)\}/g, (_, name: string) => usual[name] ?? "1");
}

/** Bodies of the wrong kind, and then each field by itself with each wrong value. */
function nonsenseBodies(fields: readonly string[]): string[] {
  const wrong = ["", "null", "[]", "1", '"x"', "{", "[".repeat(100_000), '{"__proto__":{"a":1}}'];
  const usual = Object.fromEntries(fields.map((field) => [field, "x"]));
  return [
    ...wrong,
    ...NONSENSE_VALUES.map((value) => JSON.stringify(Object.fromEntries(fields.map((field) => [field, value])))),
    ...fields.flatMap((field) => NONSENSE_VALUES.map((value) => JSON.stringify({ ...usual, [field]: value }))),
  ];
}

function fieldsOf(schema: z.ZodType | undefined): string[] {
  if (!schema) return [];
  return Object.keys(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }).properties ?? {});
}

function call(request: APIRequestContext, method: string, path: string, body: string): Promise<APIResponse> {
  const headers = { ...bearer(), "content-type": "application/json" };
  return request.fetch(path, { method, headers, data: method === "GET" ? undefined : Buffer.from(body) });
}

function bearer() {
  return { authorization: `Bearer ${token}` };
}

function policyOf(answer: APIResponse): Record<string, string> {
  const directives = (answer.headers()["content-security-policy"] ?? "").split("; ");
  return Object.fromEntries(directives.map((directive) => directive.split(/ (.*)/s).slice(0, 2) as [string, string]));
}

async function expectProblem(answer: APIResponse, status: number): Promise<void> {
  expect(answer.status()).toBe(status);
  expect(answer.headers()["content-type"]).toContain("application/problem+json");
  expect(await answer.json()).toMatchObject({ status, type: expect.any(String), title: expect.any(String) });
}
