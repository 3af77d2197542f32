import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import type { ProjectAccess } from "#lib/access/access.ts";
import { importEvaluation } from "#lib/evaluation/commands/import-evaluation.ts";
import { getEvaluation, getEvaluationFile } from "#lib/evaluation/queries/get-evaluation.ts";
import { listMeasuredMetrics } from "#lib/evaluation/queries/list-choices.ts";
import { listEvaluations } from "#lib/evaluation/queries/list-evaluations.ts";
import { resultFile } from "#lib/evaluation/testing/result-file.ts";
import { accessFor, makePerson, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { now } from "#lib/platform/clock.ts";
import { db, pool } from "#lib/platform/db.ts";
import { asOwner } from "#lib/platform/testing/database.ts";

const fixture = (name: string) => readFileSync(new URL(`formats/fixtures/${name}`, import.meta.url));
const ALL = { page: 1, pageSize: 100 };

let access: ProjectAccess<"evaluation:import" | "project:read">;
let reading: ProjectAccess<"record:read">;

beforeEach(async () => {
  const { lead, ...project } = await makeProject();
  access = await accessFor(lead, project, "evaluation:import");
  reading = await accessFor(lead, project, "record:read");
});

const send = (bytes: Uint8Array, name?: string) => importEvaluation(access, { format: "lm-eval", bytes, name });

async function sent(bytes: Uint8Array, name?: string) {
  const outcome = await send(bytes, name);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

async function scoresOf(number: number) {
  return (await getEvaluation(access, number, ALL))?.scores.items ?? [];
}

describe("importing a file of 0.4", () => {
  it("keeps who, when, how and every score", async () => {
    const { evaluation, alreadyImported } = await sent(fixture("lm-eval-0.4.8.json"), "nightly");
    expect(alreadyImported).toBe(false);
    expect(evaluation).toMatchObject({
      ...{ number: 1, name: "nightly", format: "lm-eval", toolVersion: "0.4.8", modelName: "acme/tale-7b" },
      ...{ evaluatedAt: new Date("2025-06-30T23:32:51.549Z"), isDateKnown: true, importedByName: "Lea Lead", round: 1 },
      ...{ partial: true, taskCount: 5, scoreCount: 9 },
    });
    expect((await getEvaluation(access, 1, ALL))?.warnings).toHaveLength(2);
  });

  it("shows a group before its tasks, keeps filters apart, and what is no number as that", async () => {
    await sent(fixture("lm-eval-0.4.8.json"));
    const scores = await scoresOf(1);
    const group = scores.findIndex(({ task }) => task === "tales");
    expect(scores[group]).toMatchObject({ isGroup: true, depth: 0, n: 300, interval: { method: "normal" } });
    expect(scores[group + 1]).toMatchObject({ parent: "tales", depth: 1, metricKey: "accuracy", metric: "acc" });
    expect(scores.filter(({ metric }) => metric === "exact_match").map(({ filter }) => filter)).toEqual([
      "strict-match",
      "flexible-extract",
    ]);
    expect(scores.find(({ metric }) => metric === "mae")).toMatchObject({ value: null, nonFinite: "+Inf" });
    expect(scores.find(({ task }) => task === "sums")).toMatchObject({ n: 50, nOriginal: 1319 });
  });

  it("is paged", async () => {
    await sent(fixture("lm-eval-0.4.8.json"));
    const whole = await scoresOf(1);
    const second = await getEvaluation(access, 1, { page: 2, pageSize: 4 });
    expect(second?.scores).toMatchObject({ total: whole.length, items: whole.slice(4, 8) });
  });

  it("gives the file back byte for byte", async () => {
    const bytes = fixture("lm-eval-0.4.8.json");
    await sent(bytes);
    const file = await getEvaluationFile(reading, 1);
    const kept: Uint8Array[] = [];
    for await (const piece of file?.bytes ?? []) kept.push(piece);
    expect(Buffer.concat(kept).equals(bytes)).toBe(true);
    expect(file?.name).toMatch(/^evaluation-1-lm-eval-[0-9a-f]{8}\.json$/);
  });

  it("writes one entry to the ledger, without content", async () => {
    await sent(fixture("lm-eval-0.4.8.json"));
    const entries = await db().ledgerEntry.findMany({
      where: { chain: access.project.id, type: "evaluation.imported" },
    });
    expect(entries.map(({ phase, payload }) => [phase, Object.keys(JSON.parse(payload))])).toEqual([
      ["evaluation", ["format", "name", "number", "scores", "sha256"]],
    ]);
  });
});

describe("importing other files", () => {
  it("takes one from before 0.4, whose date nobody knows", async () => {
    const { evaluation } = await sent(fixture("lm-eval-0.3.json"));
    expect(evaluation).toMatchObject({ name: "acme/small", toolVersion: null, isDateKnown: false, scoreCount: 4 });
    expect(evaluation.evaluatedAt).toEqual(evaluation.importedAt);
  });

  it("does not believe a run that begins tomorrow, which would be the newest for ever", async () => {
    const tomorrow = new Date(now().getTime() + 86_400_000);
    const { evaluation } = await sent(resultFile({ acc: 0.5, n: 10, date: tomorrow }));
    expect(evaluation).toMatchObject({ isDateKnown: false, evaluatedAt: evaluation.importedAt });
    expect((await getEvaluation(access, 1, ALL))?.warnings[0]).toContain("future");
  });

  it("takes names that PostgreSQL cannot store, and numbers of items that are none", async () => {
    const file = JSON.parse(Buffer.from(resultFile({ task: "a\u0000b\ud800", acc: 0.5, n: 10 })).toString());
    file.config.gen_kwargs = { "\u0000": ["\udfff"] };
    file["n-samples"]["a\u0000b\ud800"].effective = 2 ** 40;
    await sent(new TextEncoder().encode(JSON.stringify(file)));
    expect(await scoresOf(1)).toMatchObject([{ task: "a\ufffdb\ufffd", value: 0.5, n: null }]);
  });

  it("keeps a score that stands twice once", async () => {
    const file = JSON.parse(Buffer.from(resultFile({ acc: 0.5, n: 10 })).toString());
    file.results.billing["acc, none"] = 0.6;
    await sent(new TextEncoder().encode(JSON.stringify(file)));
    expect(await scoresOf(1)).toHaveLength(1);
  });
});

describe("the same file again", () => {
  it("is the same evaluation, whoever sends it and under whatever name", async () => {
    const bytes = resultFile({ acc: 0.95, n: 100 });
    await sent(bytes);
    expect(await sent(bytes, "again")).toMatchObject({ alreadyImported: true, evaluation: { number: 1 } });
    expect((await listEvaluations(access, ALL)).total).toBe(1);
  });

  it("is one evaluation when it comes several times at once", async () => {
    const bytes = resultFile({ acc: 0.95, n: 100 });
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => sent(bytes)));
    expect(outcomes.filter(({ alreadyImported }) => !alreadyImported)).toHaveLength(1);
    expect((await listEvaluations(access, ALL)).total).toBe(1);
    expect(await db().score.count({ where: { measure: { projectId: access.project.id } } })).toBe(1);
  });

  it("is another evaluation in another project", async () => {
    const bytes = resultFile({ acc: 0.95, n: 100 });
    await sent(bytes);
    const { lead, ...other } = await makeProject();
    const there = await accessFor(lead, other, "evaluation:import");
    expect(await importEvaluation(there, { format: "lm-eval", bytes })).toMatchObject({
      value: { alreadyImported: false, evaluation: { number: 1 } },
    });
  });

  it("numbers different files that come at once without a gap", async () => {
    await Promise.all([0.1, 0.2, 0.3, 0.4].map((acc) => sent(resultFile({ acc, n: 10 }))));
    const { items } = await listEvaluations(access, ALL);
    expect(items.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
    expect(await db().measure.count({ where: { projectId: access.project.id } })).toBe(1);
  });
});

describe("a file that is refused", () => {
  it.each([
    ["cut off", '{"results": {"a": {"acc,none": 0.', "json.truncated"],
    ["of another tool", '{"evalId": "e", "results": {"results": []}, "config": {}}', "lm-eval.other-format"],
    [
      "with a name that no index could hold",
      JSON.stringify({ results: { ["x".repeat(500)]: { "acc,none": 1 } }, versions: {} }),
      "evaluation.long-name",
    ],
  ])("%s leaves nothing behind", async (_, text, reason) => {
    const before = await db().project.findUniqueOrThrow({ where: { id: access.project.id } });
    expect(await send(new TextEncoder().encode(text))).toMatchObject({ ok: false, reason });
    const after = await db().project.findUniqueOrThrow({ where: { id: access.project.id } });
    expect(after.revision).toBe(before.revision);
    expect((await listEvaluations(access, ALL)).total).toBe(0);
    expect(await listMeasuredMetrics(access)).toEqual([]);
  });
});

describe("what is kept", () => {
  it.each(["evaluation", "measure", "score"])("%s cannot be changed by anybody", async (table) => {
    await sent(resultFile({ acc: 0.95, n: 100 }));
    await expect(pool().query(`DELETE FROM ${table}`)).rejects.toThrow("permission denied");
    await expect(asOwner((owner) => owner.query(`DELETE FROM ${table}`))).rejects.toThrow("append-only");
    await expect(asOwner((owner) => owner.query(`TRUNCATE ${table} CASCADE`))).rejects.toThrow("append-only");
  });

  it("is not there for another project", async () => {
    await sent(resultFile({ acc: 0.95, n: 100 }));
    const { lead, ...other } = await makeProject({ lead: await makePerson("Otto Other") });
    const there = await accessFor(lead, other, "record:read");
    expect(await getEvaluation(there, 1, ALL)).toBeNull();
    expect(await getEvaluationFile(there, 1)).toBeNull();
    expect((await listEvaluations(there, ALL)).total).toBe(0);
  });
});
