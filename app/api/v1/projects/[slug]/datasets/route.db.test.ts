import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import * as dataset from "#app/api/v1/projects/[slug]/datasets/[number]/route.ts";
import * as file from "#app/api/v1/projects/[slug]/datasets/[number]/versions/[version]/file/route.ts";
import * as version from "#app/api/v1/projects/[slug]/datasets/[number]/versions/[version]/route.ts";
import * as rows from "#app/api/v1/projects/[slug]/datasets/[number]/versions/[version]/rows/route.ts";
import * as versions from "#app/api/v1/projects/[slug]/datasets/[number]/versions/route.ts";
import * as datasets from "#app/api/v1/projects/[slug]/datasets/route.ts";
import { hashToken } from "#lib/access/door.ts";
import type { Route } from "#lib/access/route.ts";
import { type DataTeam, dataTeam } from "#lib/data/testing/data-team.ts";
import { db } from "#lib/platform/db.ts";
import { resetDatabase } from "#lib/platform/testing/database.ts";

let team: DataTeam;
let bearer: string;

beforeEach(async () => {
  await resetDatabase();
  team = await dataTeam();
  bearer = randomBytes(16).toString("hex");
  await db().apiToken.create({
    data: {
      ...{ projectId: team.projectId, name: "pipeline", prefix: "abcdef", tokenHash: hashToken(bearer) },
      ...{ permissions: ["project:read", "record:read", "data:update"], expiresAt: new Date("2999-01-01") },
    },
  });
});

type Call = { readonly query?: string; readonly body?: BodyInit; readonly headers?: Record<string, string> };

function call(route: Route, { query = "", body, headers }: Call = {}): Promise<Response> {
  const request = new Request(`http://localhost:3000/${query}`, {
    method: route.operation.method,
    headers: { authorization: `Bearer ${bearer}`, ...headers },
    body,
  });
  return route(request, { params: Promise.resolve({ slug: team.slug, number: "1", version: "1" }) });
}

const add = () =>
  call(datasets.POST, { body: JSON.stringify({ name: "Held out" }), headers: { "content-type": "application/json" } });
const UPLOAD = "?purpose=test&format=csv&fileName=test%20%22a%22.csv";
const TABLE = "question,answer\nWhich one?,The first\n";

/** What a route answers is what its operation describes. */
async function described(route: Route, query?: string): Promise<unknown> {
  const response = await call(route, { query });
  expect(response.status).toBe(200);
  return (route.operation.response as z.ZodObject).strict().parse(await response.json());
}

describe("the API of datasets", () => {
  it("keeps a version that a pipeline sends, compressed or not, and reads it back as described", async () => {
    expect((await add()).status).toBe(201);
    expect((await add()).status).toBe(409);
    const headers = { "content-encoding": "gzip", "content-type": "text/csv" };
    expect((await call(versions.POST, { query: UPLOAD, body: new Uint8Array(gzipSync(TABLE)), headers })).status).toBe(
      201,
    );
    const again = await call(versions.POST, { query: UPLOAD, body: TABLE });
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ alreadyUploaded: true, version: { version: 1, rowCount: 1 } });
    expect(await described(datasets.GET)).toMatchObject({ total: 1, items: [{ versionCount: 1 }] });
    expect(await described(dataset.GET)).toMatchObject({ versions: { total: 1 } });
    expect(await described(version.GET)).toMatchObject({ lookCount: 0, overlaps: [] });
    expect(await described(rows.GET, "?from=0")).toMatchObject({ total: 1, next: null });
  });

  it("gives the file back byte for byte, as a download only", async () => {
    await add();
    await call(versions.POST, { query: UPLOAD, body: TABLE });
    const saved = await call(file.GET);
    expect(await saved.text()).toBe(TABLE);
    expect(saved.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''test%20%22a%22.csv");
    expect(saved.headers.get("content-type")).toBe("application/octet-stream");
  });

  it.each([
    ["?purpose=test&format=csv", "a,b\n1\n", 422, "records.columns"],
    ["?purpose=test&format=jsonl", '{"a": 1', 422, "records.torn"],
    ["?purpose=test&format=jsonl&textColumns=b", '{"a": 1}', 422, "no-such-column"],
    ["?purpose=test&format=jsonl&sources=3", '{"a": 1}', 422, "no-such-source"],
    ["?purpose=all&format=jsonl", '{"a": 1}', 422, "invalid"],
  ])("refuses %s with %j", async (query, body, status, reason) => {
    await add();
    const answer = await call(versions.POST, { query, body });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ type: `urn:cairn:problem:${reason}` });
    expect(await db().blob.count()).toBe(0);
  });

  it("refuses what is no gzip, and a dataset that is not there", async () => {
    expect((await call(versions.POST, { query: UPLOAD, body: TABLE })).status).toBe(404);
    await add();
    const headers = { "content-encoding": "gzip" };
    expect((await call(versions.POST, { query: UPLOAD, body: TABLE, headers })).status).toBe(400);
    expect(await db().blob.count()).toBe(0);
  });
});
