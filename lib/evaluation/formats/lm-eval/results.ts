import { picked, textOf } from "#lib/evaluation/formats/json-fields.ts";
import { readGroups } from "#lib/evaluation/formats/lm-eval/groups.ts";
import { readScores } from "#lib/evaluation/formats/lm-eval/scores.ts";
import type { ImportedEvaluation } from "#lib/evaluation/imported.ts";
import { parseTolerantJson } from "#lib/platform/json.ts";
import type { JsonReason } from "#lib/platform/json-reader.ts";
import { isJsonObject, type Json, type JsonObject, member } from "#lib/platform/json-value.ts";
import { accept, type Outcome, type Refusal, refuse } from "#lib/platform/outcome.ts";
import type { EncodingReason } from "#lib/platform/utf8.ts";

export type LmEvalReason =
  | JsonReason
  | EncodingReason
  | "lm-eval.other-format"
  | "lm-eval.field"
  | "lm-eval.no-results";

/**
 * Reads a `results_*.json` of EleutherAI's lm-evaluation-harness, from the first versions (bare `acc`, `acc_stderr`) to
 * 0.4.12. A metric that is not a number is left out with a warning that names its field; NaN and infinities are kept as such.
 *
 * @see https://github.com/EleutherAI/lm-evaluation-harness/blob/main/lm_eval/result_schema.py
 */
export function readLmEval(bytes: Uint8Array): Outcome<ImportedEvaluation, LmEvalReason> {
  const json = parseTolerantJson(bytes);
  if (!json.ok) return json.reason === "json.more-text" ? otherFormat("It holds several JSON values", SAMPLES) : json;
  const file = json.value.value;
  const results = member(file, "results");
  if (
    !isJsonObject(file) ||
    !isJsonObject(results) ||
    isPromptfoo(file) ||
    !SIGNS.some((sign) => isJsonObject(member(file, sign)))
  ) {
    return whichOther(file);
  }
  const stray = Object.keys(results).find((task) => !isJsonObject(results[task]));
  if (stray !== undefined) {
    return refuse("lm-eval.field", `results.${stray} should be an object of metrics.`, `results.${stray}`);
  }

  const groups = readGroups(file);
  const { scores, warnings } = readScores(file, groups, json.value.nonFinite);
  if (scores.length === 0) {
    return refuse("lm-eval.no-results", ["The file holds no score.", ...warnings].join(" "), "results");
  }
  return accept({
    format: "lm-eval",
    toolVersion: textOf(member(file, "lm_eval_version")),
    modelName: modelName(file),
    modelArgs: modelArgs(file),
    date: dateOf(member(file, "date")),
    gitHash: textOf(member(file, "git_hash")),
    taskCount: new Set(scores.filter(({ isGroup }) => !isGroup).map(({ task }) => task)).size,
    partial: isPartial(file, scores),
    settings: settingsOf(file),
    scores,
    warnings: [...json.value.warnings, ...warnings],
  });
}

/** At least one of these stands beside `results` in every version of the harness. */
const SIGNS = ["configs", "config", "versions"];

const SAMPLES = "samples_*.jsonl goes with a results_*.json, which is the one to import";

/** Says what the file seems to be instead, since people mix up the files of one output folder. */
function whichOther(file: Json): Refusal<LmEvalReason> {
  const [first] = Array.isArray(file) ? file : [file];
  if (member(first, "doc_id") !== undefined) return otherFormat("It is a sample", SAMPLES);
  if (member(first, "stats") !== undefined || isJsonObject(member(first, "name")) || member(file, "adapter_spec")) {
    return otherFormat("It looks like a file of HELM");
  }
  if (isPromptfoo(file)) return otherFormat("It looks like a result of promptfoo");
  if (Array.isArray(file)) return otherFormat("It is a list");
  if (!isJsonObject(file)) return otherFormat("It is a single value");
  return otherFormat(
    isJsonObject(member(file, "results")) ? `It has none of ${SIGNS.join(", ")}` : "It has no results",
  );
}

function isPromptfoo(file: Json): boolean {
  return member(file, "evalId") !== undefined || Array.isArray(member(member(file, "results"), "results"));
}

function otherFormat(what: string, advice = "choose the format it has, or a results_*.json"): Refusal<LmEvalReason> {
  return refuse("lm-eval.other-format", `This is no result file of lm-evaluation-harness. ${what}: ${advice}.`);
}

function modelName(file: JsonObject): string | null {
  const named = textOf(member(file, "model_name"));
  if (named !== null) return named;
  const args = member(member(file, "config"), "model_args");
  const pairs = typeof args === "string" ? args.split(",").map((pair) => pair.split("=")) : [];
  const argument = (key: string) => textOf(member(args, key) ?? pairs.find(([name]) => name?.trim() === key)?.[1]);
  return argument("pretrained") ?? argument("model") ?? textOf(member(member(file, "config"), "model"));
}

/** Model arguments are shown to everyone who reads the evaluation, and the harness takes keys in them. */
const SECRET = /(^|_)(api_?key|token|secret|password)$/i;

function modelArgs(file: JsonObject): string | null {
  const args = member(member(file, "config"), "model_args");
  const pairs = isJsonObject(args)
    ? Object.entries(args).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)])
    : (textOf(args)
        ?.split(",")
        .map((pair) => pair.split(/=(.*)/s, 2)) ?? []);
  if (pairs.length === 0) return null;
  return pairs
    .map(([key = "", value]) => (value === undefined ? key : `${key}=${SECRET.test(key.trim()) ? "***" : value}`))
    .join(",");
}

/** `date` is in seconds since 1970; `start_time`, beside it, counts from the machine's start and says nothing. */
function dateOf(seconds: Json | undefined): Date | null {
  if (typeof seconds !== "number" || seconds <= 0) return null;
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** The item counts decide; a file without any is partial when it says that a limit was set. */
function isPartial(file: JsonObject, scores: ImportedEvaluation["scores"]): boolean {
  if (scores.some(({ n, nOriginal }) => n !== null && nOriginal !== null && n < nOriginal)) return true;
  const limit = member(member(file, "config"), "limit");
  return typeof limit === "number" && scores.every(({ nOriginal }) => nOriginal === null);
}

const CONFIG_SETTINGS = [
  ...["model", "model_dtype", "model_revision", "model_sha", "model_num_parameters", "device", "batch_size", "limit"],
  ...["num_fewshot", "bootstrap_iters", "gen_kwargs", "random_seed", "numpy_seed", "torch_seed", "fewshot_seed"],
];
const FILE_SETTINGS = [
  ...["fewshot_as_multiturn", "system_instruction_sha", "chat_template_sha", "model_source", "transformers_version"],
  "total_evaluation_time_seconds",
];

function settingsOf(file: JsonObject): JsonObject {
  return { ...picked(member(file, "config"), CONFIG_SETTINGS), ...picked(file, FILE_SETTINGS) };
}
