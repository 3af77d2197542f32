import { parseTolerantJson } from "#lib/platform/json.ts";
import {
  isJsonObject,
  type Json,
  type JsonObject,
  member,
  type NonFinite,
  pointerTo,
} from "#lib/platform/json-value.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";
import { LIMITS, MAX_METRICS_PER_RUN } from "#lib/training/limits.ts";
import type { KeyValue } from "#lib/training/views.ts";

/** What a trainer_state.json of transformers or TRL tells of a training. */
export type TrainerState = {
  readonly values: readonly { readonly key: string; readonly step: number; readonly value: number }[];
  readonly params: readonly KeyValue[];
  readonly best: { readonly checkpoint: string | null; readonly metric: number | null; readonly step: number | null };
  readonly warnings: readonly string[];
};

/** A log row's keys are counted too. */
const MAX_KEYS = 3_000_000;
/** Settings of the training that the file repeats; the rest stands in the script's own arguments. */
const SETTINGS = [
  "max_steps",
  "num_train_epochs",
  "train_batch_size",
  "logging_steps",
  "eval_steps",
  "save_steps",
] as const;
const PROGRESS = ["global_step", "epoch", "num_input_tokens_seen", "total_flos"] as const;
const MAX_WARNINGS = 20;

/**
 * Reads the file as it is really written: bare NaN and Infinity, numbers as strings ("0.000e+00"), several rows a step, and after
 * a resumed training some steps twice, of which the last counts.
 *
 * @returns a refusal that names the line, or the field, that is wrong.
 */
export function readTrainerState(bytes: Uint8Array): Outcome<TrainerState, string> {
  const parsed = parseTolerantJson(bytes, { maxKeys: MAX_KEYS });
  if (!parsed.ok) return parsed;
  const { value: state, nonFinite, warnings: odd } = parsed.value;
  if (!isJsonObject(state)) return refuse("not-a-state", "The file is no trainer_state.json: it should be one object.");
  const history = member(state, "log_history");
  if (!Array.isArray(history))
    return refuse("not-a-state", "The file is no trainer_state.json: it has no list “log_history”.", "log_history");
  const warnings = new Warnings(odd);
  const curves = new Map<string, Map<number, number>>();
  for (const [index, row] of history.entries()) {
    const refusal = readRow(row, index, { nonFinite, curves, warnings });
    if (refusal) return refusal;
  }
  if (curves.size === 0) return refuse("no-values", "“log_history” has no value: nothing was logged.", "log_history");
  if (curves.size > MAX_METRICS_PER_RUN)
    return refuse(
      "too-many-metrics",
      `The file has more than ${MAX_METRICS_PER_RUN} different metrics.`,
      "log_history",
    );
  warnAboutEnd(state, curves, warnings);
  return accept({
    values: [...curves].flatMap(([key, steps]) => [...steps].map(([step, value]) => ({ key, step, value }))),
    params: paramsOf(state),
    best: bestOf(state),
    warnings: warnings.all(),
  });
}

type Reading = {
  readonly nonFinite: ReadonlyMap<string, NonFinite>;
  readonly curves: Map<string, Map<number, number>>;
  readonly warnings: Warnings;
};

function readRow(row: Json, index: number, { nonFinite, curves, warnings }: Reading) {
  const field = `log_history.${index}`;
  if (!isJsonObject(row)) return refuse("bad-row", `Row ${index} of “log_history” is no object.`, field);
  const step = member(row, "step");
  if (typeof step !== "number" || !Number.isSafeInteger(step))
    return refuse("bad-step", `Row ${index} of “log_history” has no whole number “step”.`, `${field}.step`);
  for (const [name, sent] of Object.entries(row)) {
    if (name === "step") continue;
    const value = numberOf(sent, nonFinite.get(pointerTo(["log_history", index, name])));
    if (value === null) {
      if (sent !== null) warnings.add(`“${name}” is no number in row ${index} and was left out there.`);
      continue;
    }
    const key = storableText(name).slice(0, LIMITS.keyLength);
    const steps = curves.get(key) ?? new Map<number, number>();
    if (steps.has(step)) {
      warnings.add("Some steps are there more than once, as after a resumed training; the last value of each counts.");
      // Where the last one stands matters for nothing; that it is the one that stays does.
      steps.delete(step);
    }
    steps.set(step, value);
    curves.set(key, steps);
  }
  return null;
}

const NON_FINITE = { NaN: Number.NaN, "+Inf": Number.POSITIVE_INFINITY, "-Inf": Number.NEGATIVE_INFINITY } as const;
const NUMBER = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/;

function numberOf(sent: Json, special: NonFinite | undefined): number | null {
  if (special) return NON_FINITE[special];
  if (typeof sent === "number") return sent;
  if (typeof sent !== "string") return null;
  if (/^\s*nan\s*$/i.test(sent)) return Number.NaN;
  return NUMBER.test(sent) ? Number(sent) : null;
}

function paramsOf(state: JsonObject): KeyValue[] {
  return [...SETTINGS, ...PROGRESS].flatMap((key) => {
    const value = member(state, key);
    return typeof value === "number" || typeof value === "string" ? [{ key, value: storableText(`${value}`) }] : [];
  });
}

function bestOf(state: JsonObject): TrainerState["best"] {
  const path = member(state, "best_model_checkpoint");
  // Written on Windows as well.
  const checkpoint = typeof path === "string" ? (path.split(/[\\/]/).findLast((part) => part !== "") ?? null) : null;
  const step = member(state, "best_global_step") ?? Number(/-(\d+)$/.exec(checkpoint ?? "")?.[1] ?? Number.NaN);
  const metric = member(state, "best_metric");
  return {
    checkpoint: checkpoint && storableText(checkpoint),
    metric: typeof metric === "number" ? metric : null,
    step: typeof step === "number" && Number.isSafeInteger(step) && checkpoint ? step : null,
  };
}

/** A state inside a checkpoint's folder was written before the training was over. */
function warnAboutEnd(state: JsonObject, curves: Reading["curves"], warnings: Warnings): void {
  const reached = member(state, "global_step");
  const planned = member(state, "max_steps");
  if (typeof reached !== "number" || typeof planned !== "number" || curves.has("train_runtime")) return;
  if (planned > reached && reached > 0)
    warnings.add(`It is the state at step ${reached} of ${planned}: of a checkpoint, not of the end of the training.`);
}

class Warnings {
  readonly #said: Set<string>;

  constructor(before: readonly string[]) {
    this.#said = new Set(before.slice(0, MAX_WARNINGS));
  }

  add(sentence: string): void {
    if (this.#said.size < MAX_WARNINGS) this.#said.add(storableText(sentence));
  }

  all(): string[] {
    return [...this.#said];
  }
}
