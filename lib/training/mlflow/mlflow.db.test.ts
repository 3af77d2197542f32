import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as plain from "#app/api/2.0/[...path]/route.ts";
import * as newer from "#app/api/3.0/[...path]/route.ts";
import * as prefixed from "#app/api/mlflow/[...path]/route.ts";
import { openProject } from "#lib/access/door.ts";
import { accessFor, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db, pool } from "#lib/platform/db.ts";
import { makeToken } from "#lib/projects/commands/make-token.ts";
import { readCurves } from "#lib/training/queries/read-curves.ts";
import { runIdOf } from "#lib/training/run-id.ts";
import { recordedCalls, replay } from "#lib/training/testing/replay.ts";

let server: Server;
let url: string;
let token: string;
let project: Awaited<ReturnType<typeof makeProject>>;

/** The routes behind a real socket, so that clients meet real addresses and keep-alive. */
beforeAll(async () => {
  server = createServer(async (incoming, outgoing) => {
    const method = (incoming.method ?? "GET") as "GET" | "POST" | "PUT";
    const headers = new Headers(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    const sent = Buffer.concat(await incoming.toArray());
    const body = method === "GET" ? undefined : (Readable.toWeb(Readable.from([sent])) as ReadableStream<Uint8Array>);
    const target = new URL(`${url}${incoming.url}`);
    const [, folder, ...path] = target.pathname.slice(1).split("/").map(decodeURIComponent);
    const route = folder === "mlflow" ? prefixed : folder === "3.0" ? newer : plain;
    const request = new Request(target, { method, headers, body, duplex: "half" } as RequestInit);
    const response = await route[method](request, { params: Promise.resolve({ path }) });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  project = await makeProject();
  token = await tokenWith("training:log");
});
afterAll(() => {
  server.close();
});

async function tokenWith(...permissions: ("training:log" | "project:read")[]): Promise<string> {
  const access = await openProject({ kind: "system", name: "test" }, project.slug, "token:manage");
  const made = await makeToken(access, { name: "gpu", permissions, days: 1 });
  if (!made.ok) throw new Error(made.message);
  return made.value.token;
}

type Answer = {
  error_code?: string;
  message?: string;
  experiment_id?: string;
  next_page_token?: string;
  run?: { info: { run_id: string } };
  runs?: { info: { run_name: string } }[];
  experiments?: { name: string }[];
  metrics?: { value: unknown }[];
};

async function call(path: string, body?: unknown, authorization = `Bearer ${token}`) {
  const response = await fetch(`${url}/api/2.0/mlflow/${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization, "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Answer };
}

async function newRun(): Promise<string> {
  const { body } = await call("runs/create", { experiment_id: "0", start_time: 1_790_000_000_000 });
  return body.run?.info.run_id ?? "";
}

describe("a recorded session", () => {
  test.each([
    ["client-2", () => `Bearer ${token}`],
    ["client-3", () => `Basic ${Buffer.from(`mira:${token}`).toString("base64")}`],
  ])("of %s gets the answers it needs", async (name, authorization) => {
    await replay(
      { url, authorization: authorization() },
      recordedCalls(name),
      (recorded, { status, body, expected }) => {
        expect.soft(status, recorded.send).toBe(expected.status);
        if (expected.body !== undefined) expect.soft(body, recorded.send).toMatchObject(expected.body as object);
      },
    );
  });

  test("is in the ledger by its beginnings and ends only", async () => {
    const rows = await db().ledgerEntry.findMany({
      where: { chain: project.id, type: { startsWith: "run." } },
      orderBy: { seq: "asc" },
    });
    expect(rows.map(({ type }) => type)).toEqual([
      "run.started",
      "run.datasets-named",
      "run.status-changed",
      "run.started",
      "run.status-changed",
      "run.deleted",
      "run.deleted",
    ]);
  });
});

describe("what stops a client at once", () => {
  const metrics = (count: number) =>
    Array.from({ length: count }, (_, step) => ({ key: "loss", value: 1, timestamp: 1_790_000_000_000, step }));
  const keyed = (count: number) => Array.from({ length: count }, (_, index) => ({ key: `p${index}`, value: "1" }));

  test.each([
    ["too many metrics", { metrics: metrics(1001) }, "at most 1000 metrics. Got 1001 metrics"],
    ["too many params", { params: keyed(101) }, "at most 100 params. Got 101 params"],
    ["too many tags", { tags: keyed(101) }, "at most 100 tags. Got 101 tags"],
    ["too much in all", { metrics: metrics(950), params: keyed(51) }, "at most 1000 metrics, params, and tags"],
    [
      "the same param twice",
      {
        params: [
          { key: "a", value: "1" },
          { key: "a", value: "2" },
        ],
      },
      "Duplicate parameter keys",
    ],
    ["a long param", { params: [{ key: "a", value: "x".repeat(6001) }] }, "exceeded length limit of 6000"],
    ["a name that is a path", { metrics: [{ key: "../loss", value: 1, timestamp: 1, step: 0 }] }, "would resolve to"],
    [
      "a name with other signs",
      { metrics: [{ key: "loss!", value: 1, timestamp: 1, step: 0 }] },
      "Invalid metric name",
    ],
    ["a value that is none", { metrics: [{ key: "loss", value: "low", timestamp: 1, step: 0 }] }, "valid double"],
    ["a step that is none", { metrics: [{ key: "loss", value: 1, timestamp: 1, step: 1.5 }] }, "step"],
  ])("%s", async (_what, batch, said) => {
    const { status, body } = await call("runs/log-batch", { run_id: await newRun(), ...batch });
    expect({ status, code: body.error_code }).toEqual({ status: 400, code: "INVALID_PARAMETER_VALUE" });
    expect(body.message).toContain(said);
  });

  test("a parameter with another value, and nothing of that batch is kept", async () => {
    const run_id = await newRun();
    const lr = (value: string) => ({ run_id, params: [{ key: "lr", value }], tags: [{ key: "try", value }] });
    expect((await call("runs/log-batch", lr("0.1"))).status).toBe(200);
    expect((await call("runs/log-batch", lr("0.1"))).status).toBe(200);
    const { status, body } = await call("runs/log-batch", lr("0.2"));
    expect(status).toBe(400);
    expect(body.message).toContain("Changing param values is not allowed. Param with key='lr' was already logged");
    const tags = await db().runTag.findMany({ where: { runId: runIdOf(run_id) ?? "", key: "try" } });
    expect(tags.map(({ value }) => value)).toEqual(["0.1"]);
  });

  test("a run, an experiment, an endpoint that is not there", async () => {
    const missing = "0".repeat(32);
    expect(await call(`runs/get?run_id=${missing}`)).toMatchObject({
      status: 404,
      body: { error_code: "RESOURCE_DOES_NOT_EXIST", message: `Run with id=${missing} not found` },
    });
    expect((await call("runs/get?run_id=nonsense")).status).toBe(404);
    expect((await call("runs/log-metric", { run_id: "x", key: "a", value: 1, timestamp: 1 })).status).toBe(404);
    expect((await call("experiments/get?experiment_id=99")).status).toBe(404);
    expect((await call("runs/create", { experiment_id: "99" })).status).toBe(404);
    expect((await call("nothing/here")).body.error_code).toBe("ENDPOINT_NOT_FOUND");
    expect((await call("runs/create")).body.error_code).toBe("ENDPOINT_NOT_FOUND");
  });

  test("a missing field, a body that is not JSON, a batch that is too long", async () => {
    expect((await call("runs/log-metric", { key: "a", value: 1 })).body.message).toContain(
      "Missing value for required parameter 'run_id'",
    );
    const send = (body: string) =>
      fetch(`${url}/api/2.0/mlflow/runs/log-batch`, {
        method: "POST",
        body,
        headers: { authorization: `Bearer ${token}` },
      });
    expect((await send("{nope")).status).toBe(400);
    expect((await send(" ".repeat(1_000_001))).status).toBe(400);
  });

  test("a token that may not, one that is none, and none", async () => {
    const reader = await tokenWith("project:read");
    const search = { experiment_ids: ["0"] };
    expect(await call("runs/search", search, `Bearer ${reader}`)).toMatchObject({
      status: 403,
      body: { error_code: "PERMISSION_DENIED" },
    });
    expect((await call("runs/search", search, "Bearer cairn_nonsense")).status).toBe(401);
    expect((await call("runs/search", search, "Basic !!!")).status).toBe(401);
    const anonymous = await fetch(`${url}/api/2.0/mlflow/runs/search`, { method: "POST", body: "{}" });
    expect(anonymous.status).toBe(401);
    expect(anonymous.headers.get("location")).toBeNull();
  });

  test("another project's run", async () => {
    const mine = await newRun();
    const before = project;
    project = await makeProject();
    const other = await tokenWith("training:log");
    project = before;
    expect((await call(`runs/get?run_id=${mine}`, undefined, `Bearer ${other}`)).status).toBe(404);
    const batch = { run_id: mine, tags: [{ key: "a", value: "b" }] };
    expect((await call("runs/log-batch", batch, `Bearer ${other}`)).status).toBe(404);
    const put = await fetch(`${url}/api/2.0/mlflow-artifacts/artifacts/0/${mine}/artifacts/a.txt`, {
      method: "PUT",
      body: "x",
      headers: { authorization: `Bearer ${other}` },
    });
    expect(put.status).toBe(404);
  });

  test("a filter and an order that are none", async () => {
    for (const filter of [
      "metrics.loss",
      "metrics.loss < 'a'",
      "params.a = 3",
      "nothing.a = 'b'",
      "a = 'b'",
      "metrics.loss < 1 or metrics.loss > 2",
      "params.a = 'x",
    ])
      expect((await call("runs/search", { experiment_ids: ["0"], filter })).status, filter).toBe(400);
    expect((await call("runs/search", { experiment_ids: ["0"], order_by: ["nothing.a"] })).status).toBe(400);
    expect((await call("runs/search", { experiment_ids: ["0"], page_token: "***" })).status).toBe(400);
  });

  test("an artefact outside of its run", async () => {
    const run = await newRun();
    for (const place of [
      `0/${run}/artifacts/a%2F..%2Fb`,
      `0/${run}/other/a`,
      "0/x/artifacts/a",
      `0/${run}/artifacts/a%5Cb`,
    ]) {
      const put = await fetch(`${url}/api/2.0/mlflow-artifacts/artifacts/${place}`, {
        method: "PUT",
        body: "x",
        headers: { authorization: `Bearer ${token}` },
      });
      expect(put.status, place).toBe(400);
    }
  });
});

describe("searching", () => {
  test("finds, orders and pages", async () => {
    const { body } = await call("experiments/create", { name: "search" });
    const experiment_id = body.experiment_id ?? "";
    for (const [index, loss] of [0.5, 0.3, Number.NaN, 0.4].entries()) {
      const made = await call("runs/create", {
        experiment_id,
        run_name: `try-${index}`,
        start_time: 1_790_000_000_000 + index,
      });
      const run_id = made.body.run?.info.run_id ?? "";
      await call("runs/log-batch", {
        run_id,
        metrics: [{ key: "eval/loss", value: `${loss}`, timestamp: 1_790_000_000_000, step: 1 }],
        params: [{ key: "optim", value: index % 2 === 0 ? "adamw" : "lion" }],
        tags: [{ key: "team", value: "A_B%C" }],
      });
    }
    const names = async (search: object) => {
      const found = await call("runs/search", { experiment_ids: [experiment_id], ...search });
      expect(found.status).toBe(200);
      return (found.body.runs ?? []).map(({ info }) => info.run_name);
    };
    expect(await names({})).toEqual(["try-3", "try-2", "try-1", "try-0"]);
    expect(await names({ order_by: ["metrics.`eval/loss` ASC"] })).toEqual(["try-1", "try-3", "try-0", "try-2"]);
    expect(await names({ filter: 'metrics."eval/loss" <= 0.4 AND params.optim != "adamw"' })).toEqual([
      "try-3",
      "try-1",
    ]);
    expect(
      await names({
        filter: "tags.team LIKE 'A%' and attributes.run_name ILIKE 'TRY-%' and start_time > 1790000000001",
      }),
    ).toEqual(["try-3", "try-2"]);
    expect(await names({ filter: "attributes.run_name IN ('try-1', 'try-2')" })).toEqual(["try-2", "try-1"]);
    expect(await names({ filter: "status = 'RUNNING' and params.nothing = 'x'" })).toEqual([]);
    const page = await call("runs/search", { experiment_ids: [experiment_id], max_results: 3 });
    expect(page.body.next_page_token).toBeTypeOf("string");
    expect(await names({ max_results: 3, page_token: page.body.next_page_token })).toEqual(["try-0"]);
  });

  test("finds and orders experiments by name, tag and age", async () => {
    const make = (name: string, team: string) =>
      call("experiments/create", { name, tags: [{ key: "team", value: team }] });
    for (const [name, team] of [
      ["kiel-b", "one"],
      ["kiel-a", "two"],
      ["lund", "one"],
    ] as const)
      await make(name, team);
    const names = async (search: object) => {
      const found = await call("experiments/search", { max_results: 10, ...search });
      expect(found.status).toBe(200);
      return (found.body.experiments ?? []).map(({ name }) => name);
    };
    expect(await names({ filter: "name LIKE 'kiel%'", order_by: ["name ASC"] })).toEqual(["kiel-a", "kiel-b"]);
    expect(await names({ filter: "tags.team = 'one' AND attribute.creation_time > 0" })).toEqual(["lund", "kiel-b"]);
    expect(await names({ filter: "name IN ('lund')" })).toEqual(["lund"]);
    for (const search of [{ filter: "metrics.loss < 1" }, { filter: "name" }, { order_by: ["colour"] }])
      expect((await call("experiments/search", search)).status, JSON.stringify(search)).toBe(400);
  });
});

describe("100 000 points of one run", () => {
  test("are logged in batches of 1000, once however often they are sent, and drawn from 500 places", async () => {
    const run_id = await newRun();
    const batch = (index: number) => ({
      run_id,
      metrics: Array.from({ length: 1000 }, (_, offset) => {
        const step = index * 1000 + offset;
        return {
          key: "loss",
          value: step === 54_321 ? 99 : 3 / (1 + step / 1000),
          timestamp: 1_790_000_000_000 + step * 10,
          step,
        };
      }),
    });
    for (let index = 0; index < 100; index++) expect((await call("runs/log-batch", batch(index))).status).toBe(200);
    expect((await call("runs/log-batch", batch(7))).status).toBe(200);
    const [metric] = (await pool().query("SELECT * FROM run_metric WHERE run_id = $1", [runIdOf(run_id)])).rows;
    expect(metric).toMatchObject({
      point_count: 100_000,
      latest_step: "99999",
      max_value: 99,
      max_step: "54321",
      first_step: "0",
    });
    const access = await accessFor(project.lead, project, "project:read");
    const [curve] = await readCurves(access, { runIds: [runIdOf(run_id) ?? ""], keys: ["loss"] });
    expect(curve?.points.length).toBeLessThanOrEqual(500);
    // The one outlier is not averaged away, and the last value is the last value.
    expect(Math.max(...(curve?.points ?? []).map(({ max }) => max ?? 0))).toBe(99);
    expect(curve?.points.at(-1)).toMatchObject({ step: 99_999 });
  }, 120_000);

  test("history is paged to its end", async () => {
    const run_id = await newRun();
    const metrics = Array.from({ length: 7 }, (_, step) => ({
      key: "a",
      value: step === 3 ? "NaN" : step,
      timestamp: 1_790_000_000_000,
      step: Math.floor(step / 2),
    }));
    await call("runs/log-batch", { run_id, metrics });
    const seen: unknown[] = [];
    let page = "";
    do {
      const { body } = await call(`metrics/get-history?run_id=${run_id}&metric_key=a&max_results=2&page_token=${page}`);
      const { metrics: some = [], next_page_token } = body;
      seen.push(...some.map(({ value }) => value));
      page = next_page_token ?? "";
    } while (page);
    expect(seen).toEqual([0, 1, 2, "NaN", 4, 5, 6]);
  });
});
