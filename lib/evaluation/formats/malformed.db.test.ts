import { zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import type { ProjectAccess } from "#lib/access/access.ts";
import { streamed } from "#lib/data/testing/datasets.ts";
import { uploadEvaluation } from "#lib/evaluation/commands/upload-evaluation.ts";
import { getEvaluation } from "#lib/evaluation/queries/get-evaluation.ts";
import { fixture, lines } from "#lib/evaluation/testing/read-file.ts";
import { accessFor, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { pool } from "#lib/platform/db.ts";

const RESULTS = "results_2026-07-08T17-52-34.622576.json";
const SAMPLES = "samples_sums_2026-07-08T17-52-34.622576.jsonl";
const HELM_FILES = ["run_spec.json", "stats.json", "per_instance_stats.json", "scenario_state.json"];

const text = (name: string) => fixture(name).toString();
const utf16 = (content: string) => Buffer.from(`\ufeff${content}`, "utf16le");

/** Where a word stood, one that only Latin-1 has as a byte. */
function latin1(content: string, word: string): Buffer {
  if (!content.includes(word)) throw new Error(`no ${word} there`);
  return Buffer.from(content.replace(word, "K\xf6ln"), "latin1");
}

function changed(content: string, from: string | RegExp, to: string): string {
  const made = content.replace(from, to);
  if (made === content) throw new Error(`no ${from} there`);
  return made;
}

function helm(change: Readonly<Record<string, Uint8Array | string>> = {}): Uint8Array {
  const entries = HELM_FILES.map((name) => [`run/${name}`, Buffer.from(change[name] ?? fixture(`helm-run/${name}`))]);
  return zipSync(Object.fromEntries(entries));
}

type Case = readonly [what: string, fileName: string, content: string | Uint8Array, said: RegExp];

/** Each names the line, or the field where the file has none of its own. */
const REFUSED: Readonly<Record<string, readonly Case[]>> = {
  "lm-eval": [
    ["breaks off", RESULTS, text("lm-eval-0.4.8.json").slice(0, 900), /line 15, column 42, in groups\.tales/],
    ["is Latin-1", RESULTS, latin1(text("lm-eval-0.4.8.json"), "unclear"), /byte \d+ is wrong \(line 11\)/],
    ["is UTF-16", RESULTS, utf16(text("lm-eval-0.4.8.json")), /is UTF-16\. Save it as UTF-8/],
    ["has no task", RESULTS, '{"results": {}, "configs": {}}', /holds no score/],
    ["has a task without metrics", RESULTS, '{"results": {"sums": [1]}, "configs": {}}', /results\.sums should be/],
  ],
  "lm-eval samples": [
    ["breaks off in its first line", SAMPLES, fixture(SAMPLES).subarray(0, 200), /line 1, column 201/],
    ["breaks off in a line between", SAMPLES, changed(text(SAMPLES), "}\n", "\n"), /line 1, column \d+/],
    ["is Latin-1", SAMPLES, latin1(text(SAMPLES), "hard"), /Line 3 is not UTF-8/],
    ["is UTF-16", SAMPLES, utf16(text(SAMPLES)), /is UTF-16/],
    ["has an id twice", SAMPLES, text(SAMPLES).repeat(2), /Lines 1 and 5 have the same id, “0”/],
    ["is empty", SAMPLES, "\n", /is empty/],
    ["has a line of something else", SAMPLES, `${text(SAMPLES)}{"target": "x"}\n`, /Line 5 .* no doc_id/],
  ],
  HELM: [
    ["breaks off", "run.zip", helm().subarray(0, 900), /archive breaks off/],
    [
      "has numbers that break off",
      "run.zip",
      helm({ "stats.json": fixture("helm-run/stats.json").subarray(0, 900) }),
      /run\/stats\.json: The file breaks off \(line 60/,
    ],
    [
      "has answers that break off",
      "run.zip",
      helm({ "scenario_state.json": fixture("helm-run/scenario_state.json").subarray(0, 900) }),
      /run\/scenario_state\.json: The file breaks off \(line 54, in request_states\.0\)/,
    ],
    [
      "is Latin-1",
      "run.zip",
      helm({ "scenario_state.json": latin1(text("helm-run/scenario_state.json"), "30 days") }),
      /run\/scenario_state\.json: Line 6 is not UTF-8/,
    ],
    ["has no row of numbers", "run.zip", helm({ "stats.json": "[]" }), /stats\.json/],
    [
      "has an instance twice",
      "run.zip",
      helm({
        "scenario_state.json": JSON.stringify({
          request_states: [7, 8, 7].map((id) => ({ instance: { id: `id${id}`, input: { text: "?" } } })),
        }),
      }),
      /Items 1 and 3 have the same id, “id7”/,
    ],
    [
      "has an answer of no instance",
      "run.zip",
      helm({ "scenario_state.json": '{"request_states": [\n{"instance": 3}]}' }),
      /scenario_state\.json, line 2: .*request_states\.0\.instance\.id/,
    ],
  ],
  promptfoo: [
    ["breaks off", "o.json", text("promptfoo-v3.json").slice(0, 1500), /line 21, in results\.results\.1/],
    ["is Latin-1", "o.json", latin1(text("promptfoo-v3.json"), "returns"), /Line 11 is not UTF-8/],
    ["is UTF-16", "o.json", utf16(text("promptfoo-v3.json")), /is UTF-16/],
    ["has an id twice", "o.json", changed(text("promptfoo-v3.json"), '"id": "3"', '"id": "1"'), /same id, “1”/],
    [
      "has a score in words",
      "o.json",
      changed(text("promptfoo-v3.json"), '"score": 0.9', '"score": "good"'),
      /result in line \d+ has “good” in score/,
    ],
    ["has no result", "o.json", '{"evalId": "x", "results": {"version": 3, "results": []}}', /holds no result/],
  ],
  Evidently: [
    ["breaks off", "r.json", text("evidently-0.7.json").slice(0, 400), /line 4, column 184, in metrics\.1\.config/],
    ["is Latin-1", "r.json", latin1(text("evidently-0.7.json"), "length"), /byte \d+ is wrong \(line 7\)/],
    ["is UTF-16", "r.json", utf16(text("evidently-0.7.json")), /is UTF-16/],
    ["has no metric", "r.json", '{"metrics": [], "metric_results": {}}', /holds no number/],
  ],
  MLflow: [
    ["breaks off", "t.json", text("eval_results_table.json").slice(0, 300), /line 4, in data\.1/],
    ["is Latin-1", "t.json", latin1(text("eval_results_table.json"), "geography"), /Line 3 is not UTF-8/],
    ["is UTF-16", "t.json", utf16(text("eval_results_table.json")), /is UTF-16/],
    ["has an id twice", "t.json", '{"columns": ["id", "acc"], "data": [["a", 1], ["a", 0]]}', /Items 1 and 2 .* “a”/],
    ["has a row that is too short", "t.json", '{"columns": ["id", "acc"], "data": [["a", 1], ["b"]]}', /Row 2 has 1 v/],
    ["has a column twice", "t.json", '{"columns": ["acc", "acc"], "data": [[1, 0]]}', /column “acc” twice/],
    ["has no row", "t.json", '{"columns": ["acc"], "data": []}', /no rows/],
  ],
  "OpenAI evals": [
    [
      "breaks off in a line between",
      "log.jsonl",
      changed(text("openai-evals.jsonl"), '"created_at": "2023-09-01 12:30:01+00:00"}', ""),
      /line 2, column \d+/,
    ],
    ["is Latin-1", "log.jsonl", latin1(text("openai-evals.jsonl"), "Lincoln"), /Line 3 is not UTF-8/],
    ["is UTF-16", "log.jsonl", utf16(text("openai-evals.jsonl")), /is UTF-16/],
    [
      "has an event twice",
      "log.jsonl",
      changed(text("openai-evals.jsonl"), '"event_id": 4', '"event_id": 2'),
      /Lines 4 and 6 have the same event_id, 2/,
    ],
    ["has no event", "log.jsonl", `${text("openai-evals.jsonl").split("\n")[0]}\n`, /neither events .* nor a final/],
  ],
  "a table": [
    ["breaks off", "a.csv", 'id,acc,note\n1,1,"abc\n', /double quotes that were opened in line 2/],
    ["is Latin-1", "a.csv", latin1("id,acc,city\n1,1,Bonn\n", "Bonn"), /Line 2 is not UTF-8/],
    ["is UTF-16", "a.csv", utf16("id,acc\n1,1\n"), /is UTF-16/],
    ["has an id twice", "a.csv", "id,acc\n1,1\n1,1\n", /Lines 2 and 3 have the same id, “1”/],
    ["has a line that is too long", "a.csv", "id,acc\n1,1,2\n", /Line 2 has 3 fields where the header has 2/],
    ["has a line that is too short", "a.csv", "id,acc,note\n1,1\n", /Line 2 has 2 fields where the header has 3/],
    ["has a column twice", "a.csv", "id,acc,acc\n1,1,0\n", /column “acc” twice/],
    ["has a score in words", "a.csv", "id,acc\n1,good\n", /Line 2 has “good” in “acc”/],
    ["has no row", "a.csv", "id,acc\n", /no rows/],
  ],
};

/** A number that is none leaves its score without one, and says so. */
const NOT_A_NUMBER: readonly Case[] = [
  ["lm-eval", RESULTS, '{"results": {"sums": {"mae,none": NaN}}, "configs": {}}', /^$/],
  ["lm-eval samples", SAMPLES, '{"doc_id": 0, "target": "x", "acc": NaN}\n', /first in line 1/],
  [
    "HELM",
    "run.zip",
    helm({
      "stats.json": changed(text("helm-run/stats.json"), /"mean": [\d.]+/, '"mean": NaN'),
      "per_instance_stats.json": changed(text("helm-run/per_instance_stats.json"), /"mean": [\d.]+/, '"mean": NaN'),
    }),
    /first in item 1/,
  ],
  ["promptfoo", "o.json", changed(text("promptfoo-v3.json"), '"score": 0.9', '"score": NaN'), /first in item 1/],
  ["Evidently", "r.json", changed(text("evidently-0.7.json"), "12.5", "NaN"), /^$/],
  ["MLflow", "t.json", '{"columns": ["acc"], "data": [[1], [NaN]]}', /first in item 2/],
  [
    "OpenAI evals",
    "log.jsonl",
    changed(text("openai-evals.jsonl"), '"f1_score": 0.25', '"f1_score": NaN'),
    /f1_score, first in line 6/,
  ],
  ["a table", "a.csv", "id,acc\n1,1\n2,NaN\n", /first in line 3/],
];

let access: ProjectAccess<"evaluation:import" | "project:read">;

beforeAll(async () => {
  const { lead, ...project } = await makeProject();
  access = await accessFor(lead, project, "evaluation:import");
});

function upload(content: string | Uint8Array, fileName: string) {
  const asked = { format: "auto", options: {}, fileName, background: false } as const;
  return uploadEvaluation(access, asked, streamed(content, 997));
}

/** Everything that an import writes, of whatever project. */
async function stored(): Promise<unknown> {
  const { rows } = await pool().query(
    `SELECT (SELECT count(*) FROM evaluation) AS evaluations, (SELECT count(*) FROM evaluation_item) AS items,
            (SELECT count(*) FROM score) AS scores, (SELECT count(*) FROM measure) AS measures,
            (SELECT count(*) FROM blob) AS blobs, (SELECT count(*) FROM blob_chunk) AS pieces,
            (SELECT count(*) FROM background_job) AS jobs, (SELECT count(*) FROM ledger_entry) AS entries`,
  );
  return rows[0];
}

describe.each(Object.entries(REFUSED))("a file of %s that", (_, cases) => {
  it.each(cases)("%s is refused by its line or field, and leaves nothing", async (_what, fileName, content, said) => {
    const before = await stored();
    const uploaded = await upload(content, fileName);
    expect(uploaded).toMatchObject({ ok: false, message: expect.stringMatching(said) });
    expect(await stored()).toEqual(before);
  });
});

describe("a number that is not one", () => {
  it.each(NOT_A_NUMBER)("of %s stands as what it is", async (_what, fileName, content, said) => {
    const uploaded = await upload(content, fileName);
    if (!uploaded.ok) throw new Error(uploaded.message);
    const evaluation = await getEvaluation(access, uploaded.value.evaluation?.number ?? 0, { page: 1, pageSize: 50 });
    expect(evaluation?.scores.items).toContainEqual(expect.objectContaining({ value: null, nonFinite: "NaN" }));
    expect((evaluation?.warnings ?? []).filter((warning) => warning.includes("finite")).join("")).toMatch(said);
  });
});

it("takes what was written before a run was killed, and says where it ends", async () => {
  const killed = lines({ doc_id: 0, target: "x", acc: 1 }, { doc_id: 1, target: "x", acc: 0 }).slice(0, -9);
  const uploaded = await upload(killed, "samples_killed.jsonl");
  if (!uploaded.ok) throw new Error(uploaded.message);
  expect(uploaded.value.evaluation).toMatchObject({ partial: true, itemCount: 1 });
});
