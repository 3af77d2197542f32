import { spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { hashToken } from "#lib/access/door.ts";
import type { Route } from "#lib/access/route.ts";
import { digestOf, releasePhase } from "#lib/gates/testing/release-phase.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { db } from "#lib/platform/db.ts";
import { POST as outcome } from "./projects/[slug]/deployments/[number]/outcome/route.ts";
import { POST as redeem } from "./projects/[slug]/deployments/redeem/route.ts";
import { POST as token } from "./projects/[slug]/deployments/token/route.ts";

vi.mock("#lib/access/session.ts", () => ({ currentPerson: async () => null }));

const SCRIPT = path.resolve(import.meta.dirname, "../../../public/pipeline/cairn-deploy.sh");
const API_TOKEN = "cairn_pipeline-step-test";
const DIGEST = digestOf("a");

let server: Server;
let variables: Record<string, string>;

beforeAll(async () => {
  const phase = await releasePhase();
  const { slug, id: projectId } = phase.project;
  accepted(await phase.signs(phase.reviewer, `release:${await phase.release("staging", DIGEST)}`));
  await db().apiToken.create({
    data: {
      projectId,
      name: "pipeline",
      prefix: "cairn_pipeli",
      tokenHash: hashToken(API_TOKEN),
      permissions: ["deployment:request"],
      expiresAt: new Date(Date.now() + 600_000),
    },
    select: { id: true },
  });
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const address = `http://127.0.0.1${request.url}`;
    const headers = new Headers(request.headers as Record<string, string>);
    const [, number = ""] = /deployments\/(\d+)\/outcome$/.exec(address) ?? [];
    const route = routeOf(address);
    const answer = await route(new Request(address, { method: "POST", headers, body: Buffer.concat(chunks) }), {
      params: Promise.resolve({ slug, number }),
    });
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  variables = { CAIRN_URL: `http://127.0.0.1:${port}`, CAIRN_PROJECT: slug, CAIRN_TOKEN: API_TOKEN };
}, 60_000);

afterAll(() => {
  server.close();
});

function routeOf(address: string): Route {
  if (address.endsWith("/token")) return token;
  return address.endsWith("/redeem") ? redeem : outcome;
}

type Ended = { readonly code: number | null; readonly out: string; readonly said: string };

function step(given: Record<string, string>, ...words: string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn("sh", [SCRIPT, ...words], {
      env: { PATH: "/usr/local/bin:/usr/bin:/bin", NODE_ENV: "test", ...given },
    });
    let out = "";
    let said = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, said }));
  });
}

const staging = (digest: string) => ["--environment", "staging", "--digest", digest];

test("0 when it is allowed: asks, begins, runs the command and reports how it ended", async () => {
  const ended = await step(variables, "run", ...staging(DIGEST), "--", "sh", "-c", "echo shipped");
  expect(ended).toMatchObject({ code: 0, out: "shipped\n" });
  const last = await db().deployment.findFirst({ orderBy: { startedAt: "desc" }, select: { outcome: true } });
  expect(last?.outcome?.result).toBe("succeeded");
});

test("1 when it is refused, with a reason a line", async () => {
  const ended = await step(variables, "ask", ...staging(digestOf("b")));
  expect(ended).toMatchObject({ code: 1, out: "" });
  expect(ended.said).toMatch(/^cairn: refused for staging\ndigest\.unknown: .+\n$/);
  const asked = await step(variables, "ask", ...staging(DIGEST));
  const begin = ["begin", ...staging(DIGEST), "--token", asked.out.trim()];
  expect((await step(variables, ...begin)).code).toBe(0);
  const again = await step(variables, ...begin);
  expect(again.code).toBe(1);
  expect(again.said).toContain("token.replayed: ");
});

test.each([
  ["the API token is not known", { CAIRN_TOKEN: "cairn_unknown" }, ["ask", ...staging(DIGEST)], "answered 401"],
  ["nobody answers", { CAIRN_URL: "http://127.0.0.1:9" }, ["ask", ...staging(DIGEST)], "could not be reached"],
  ["there is no API token", { CAIRN_TOKEN: "" }, ["ask", ...staging(DIGEST)], "CAIRN_TOKEN is missing"],
  ["the digest is none", {}, ["ask", ...staging("latest")], "answered 422"],
  ["the digest would break out of the body", {}, ["ask", ...staging('x","a":"b')], "cannot have"],
  ["there is nothing to run", {}, ["run", ...staging(DIGEST)], "run needs a command"],
  ["a word is not known", {}, ["ask", "--force"], "--force is not known"],
  ["it is not said what to do", {}, [], "say what to do"],
])("2 when %s", async (_why, changed, words, said) => {
  const ended = await step({ ...variables, ...changed }, ...words);
  expect(ended).toMatchObject({ code: 2, out: "" });
  expect(ended.said).toContain(said);
});

test("3 when the command fails, which is reported", async () => {
  expect((await step(variables, "run", ...staging(DIGEST), "--", "false")).code).toBe(3);
  const last = await db().deployment.findFirst({ orderBy: { startedAt: "desc" }, select: { outcome: true } });
  expect(last?.outcome?.result).toBe("failed");
});
