import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { GET as getOne } from "#app/api/v1/projects/[slug]/evaluations/[number]/route.ts";
import { POST } from "#app/api/v1/projects/[slug]/evaluations/import/route.ts";
import { GET as list } from "#app/api/v1/projects/[slug]/evaluations/route.ts";
import { GET as series } from "#app/api/v1/projects/[slug]/scores/route.ts";
import { hashToken } from "#lib/access/door.ts";
import type { Route } from "#lib/access/route.ts";
import { MAX_UPLOAD_BYTES, MAX_WAITING_BYTES } from "#lib/evaluation/limits.ts";
import { resultFile } from "#lib/evaluation/testing/result-file.ts";
import { makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

const URL_OF_API = "http://cairn.test/api/v1/projects";
const JSON_TYPE = { "content-type": "application/json" };

let project: { id: string; slug: string };
let token: string;

beforeEach(async () => {
  project = await makeProject();
  token = await makeToken(["project:read", "evaluation:import"]);
});

async function makeToken(permissions: string[]): Promise<string> {
  const made = `cairn_${randomBytes(32).toString("base64url")}`;
  await db().apiToken.create({
    data: {
      ...{ projectId: project.id, name: "ci", prefix: made.slice(0, 10), tokenHash: hashToken(made), permissions },
      expiresAt: new Date(now().getTime() + 3_600_000),
    },
  });
  return made;
}

type Sent = {
  body?: Uint8Array | string;
  headers?: Record<string, string>;
  bearer?: string;
  slug?: string;
  number?: string;
};

async function call(
  route: Route,
  path: string,
  { body, headers, bearer = token, slug = project.slug, number }: Sent = {},
) {
  const request = new Request(`${URL_OF_API}/${slug}/${path}`, {
    method: route.operation.method,
    headers: { authorization: `Bearer ${bearer}`, ...headers },
    body: body as BodyInit | undefined,
  });
  const params: Record<string, string> = { slug, ...(number !== undefined && { number }) };
  const response = await route(request, { params: Promise.resolve(params) });
  return { status: response.status, body: await response.json() };
}

const send = (body: Uint8Array | string, sent: Sent = {}) =>
  call(POST, "evaluations/import?format=lm-eval&name=nightly", { body, headers: JSON_TYPE, ...sent });

describe("POST evaluations/import", () => {
  it("answers 201, and 200 for the same bytes", async () => {
    const file = resultFile({ acc: 0.95, n: 100 });
    expect(await send(file)).toMatchObject({
      status: 201,
      body: { alreadyImported: false, evaluation: { number: 1, name: "nightly", importedByName: "token ci" } },
    });
    expect(await send(file)).toMatchObject({ status: 200, body: { alreadyImported: true, evaluation: { number: 1 } } });
    const packed = { headers: { ...JSON_TYPE, "content-encoding": "gzip" } };
    expect(await send(gzipSync(file), packed)).toMatchObject({ status: 200, body: { alreadyImported: true } });
  });

  it("answers 422 with the place of the fault", async () => {
    const cut = await send('{"results": {"billing": {"acc,none": 0.');
    expect(cut).toMatchObject({ status: 422, body: { type: "urn:cairn:problem:json.truncated" } });
    expect(cut.body.detail).toContain("line 1, column");
    const wrong = await send('{"results": {"a": 1}, "versions": {}}');
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: "/results/a" }] } });
    expect(await call(POST, "evaluations/import?format=excel", { body: "{}", headers: JSON_TYPE })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/query/format" }] },
    });
  });

  it("answers 415 to other types and encodings, 400 to broken gzip", async () => {
    const file = resultFile({ acc: 0.95, n: 100 });
    expect((await send(file, { headers: { "content-type": "text/plain" } })).status).toBe(415);
    expect((await send(file, { headers: { ...JSON_TYPE, "content-encoding": "br" } })).status).toBe(415);
    expect((await send(file, { headers: { ...JSON_TYPE, "content-encoding": "gzip" } })).status).toBe(400);
  });

  it("answers 413 to a body that says it is too large, before it is read", async () => {
    const headers = { ...JSON_TYPE, "content-length": String(MAX_UPLOAD_BYTES + 1) };
    expect((await send("{}", { headers })).status).toBe(413);
  });

  it("answers 202 with a job to a large file, or where nobody wants to wait", async () => {
    const file = resultFile({ acc: 0.95, n: 100 });
    const later = await call(POST, "evaluations/import?background=1&file=results_x.json", {
      body: file,
      headers: JSON_TYPE,
    });
    expect(later).toMatchObject({ status: 202, body: { evaluation: null, jobId: expect.any(String) } });
    const large = Buffer.concat([Buffer.from(file), Buffer.alloc(MAX_WAITING_BYTES, " ")]);
    expect((await send(large)).status).toBe(202);
    const jobs = await db().backgroundJob.findMany({ where: { projectId: project.id }, orderBy: { createdAt: "asc" } });
    expect(jobs.map(({ kind, title, state }) => [kind, title, state])).toEqual([
      ["evaluation-import", "Import results_x.json", "queued"],
      ["evaluation-import", "Import results_*.json", "queued"],
    ]);
  });

  it("finds the format out, and says what it cannot be", async () => {
    const auto = (body: string) => call(POST, "evaluations/import", { body, headers: JSON_TYPE });
    expect(await auto(Buffer.from(resultFile({ acc: 0.5, n: 10 })).toString())).toMatchObject({
      status: 201,
      body: { evaluation: { format: "lm-eval" } },
    });
    const unknown = await auto('{"loss": [1, 2]}');
    expect(unknown).toMatchObject({ status: 422, body: { type: "urn:cairn:problem:import.unknown-format" } });
    expect(unknown.body.detail).toContain("JSON with loss");
    expect(await db().blob.count({ where: { projectId: project.id, keptAt: null } })).toBe(0);
  });

  it("is refused without the permission, and knows no other project", async () => {
    const file = resultFile({ acc: 0.95, n: 100 });
    expect((await send(file, { bearer: "nonsense" })).status).toBe(401);
    expect((await send(file, { bearer: await makeToken(["project:read"]) })).status).toBe(403);
    expect((await send(file, { slug: (await makeProject()).slug })).status).toBe(404);
    expect((await call(list, "evaluations")).body.total).toBe(0);
  });
});

describe("reading", () => {
  beforeEach(async () => {
    for (const [day, acc] of [0.8, 0.85, 0.9].entries()) {
      await send(resultFile({ acc, n: 100, date: new Date(Date.UTC(2026, 0, day + 1)) }));
    }
  });

  it("lists evaluations page by page, the one measured last first", async () => {
    const { body } = await call(list, "evaluations?page=2&pageSize=2");
    expect(body).toMatchObject({ total: 3, page: 2, pageSize: 2, items: [{ number: 1 }] });
    expect((await call(list, "evaluations?page=0")).status).toBe(422);
  });

  it("gives an evaluation with its scores", async () => {
    const { body } = await call(getOne, "evaluations/2", { number: "2" });
    expect(body).toMatchObject({ number: 2, scores: { total: 1, items: [{ metricKey: "accuracy", value: 0.85 }] } });
    expect((await call(getOne, "evaluations/9", { number: "9" })).status).toBe(404);
    expect((await call(getOne, "evaluations/x", { number: "x" })).status).toBe(404);
  });

  it("gives the scores of a metric over time, by any of its names", async () => {
    const { body } = await call(series, "scores?metric=acc&task=Billing&limit=2");
    expect(body.items).toMatchObject([
      { value: 0.85, evaluationNumber: 2 },
      { value: 0.9, evaluationNumber: 3, interval: { method: "wilson" } },
    ]);
    expect((await call(series, "scores?metric=bleu&task=billing")).body.items).toEqual([]);
    expect((await call(series, "scores?metric=acc")).status).toBe(422);
  });
});
