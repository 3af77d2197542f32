import { BLANK_ITEM } from "#lib/evaluation/formats/blank.ts";
import type { HelmRun } from "#lib/evaluation/formats/helm/run.ts";
import { at, groupFields, listOf, numberOf, shown, textOf } from "#lib/evaluation/formats/json-fields.ts";
import type { ImportedItem } from "#lib/evaluation/imported.ts";
import { isJsonObject, type Json, member } from "#lib/platform/json-value.ts";

/**
 * The item of an instance, from all that was asked of the model for it: one request, or one a choice where choices are rated
 * separately.
 */
export function itemOf(states: readonly Json[], values: Readonly<Record<string, number>>, run: HelmRun): ImportedItem {
  const [first] = states;
  const instance = member(first, "instance");
  const perturbation = member(instance, "perturbation");
  const references = listOf(member(instance, "references"));
  const seconds = states.map((state) => numberOf(at(state, "result", "request_time"))).filter((time) => time !== null);
  const failed = states.find((state) => at(state, "result", "success") === false);
  return {
    ...BLANK_ITEM,
    task: run.task,
    filter: run.filters.of({
      split: splitOf(instance),
      perturbation: isJsonObject(perturbation) ? perturbation : null,
    }),
    key: keyOf(instance, member(first, "train_trial_index")),
    input: inputOf(member(instance, "input")) ?? textOf(at(first, "request", "prompt")),
    expected: references.filter(isCorrect).flatMap((reference) => referenceText(reference) ?? []),
    answer: answerOf(states, references),
    fields: groupFields(member(instance, "extra_data")),
    values,
    error: failed === undefined ? null : (textOf(at(failed, "result", "error")) ?? "The request failed."),
    latencyMs: seconds.length > 0 ? 1000 * seconds.reduce((sum, time) => sum + time, 0) : null,
    promptTokens: values.num_prompt_tokens ?? null,
    completionTokens: values.num_output_tokens ?? values.num_completion_tokens ?? null,
  };
}

export function splitOf(instance: Json | undefined): string | null {
  const parts = [textOf(member(instance, "split")), textOf(member(instance, "sub_split"))].filter(
    (part) => part !== null,
  );
  return parts.length > 0 ? parts.join("/") : null;
}

/** The same for the same instance in another run; a trial with other examples, and another seed, are items of their own. */
function keyOf(instance: Json | undefined, trial: Json | undefined): string {
  const seed = shown(at(instance, "perturbation", "seed"));
  const marks = [numberOf(trial) ? `trial ${numberOf(trial)}` : "", seed ? `seed ${seed}` : ""].filter(Boolean);
  return [shown(member(instance, "id")) ?? "", ...marks].join(" ");
}

/** A text; or the messages of a conversation. */
function inputOf(input: Json | undefined): string | null {
  const text = member(input, "text");
  if (typeof text === "string" && text !== "") return text;
  const messages = listOf(member(input, "messages"));
  return messages.length > 0
    ? messages
        .map((message) => `${shown(member(message, "role")) ?? ""}: ${shown(member(message, "content")) ?? ""}`)
        .join("\n")
    : null;
}

function isCorrect(reference: Json): boolean {
  return listOf(member(reference, "tags")).includes("correct");
}

function referenceText(reference: Json | undefined): string | null {
  return shown(at(reference, "output", "text"));
}

function answerOf(states: readonly Json[], references: readonly Json[]): string | null {
  const [first] = states;
  if (numberOf(member(first, "reference_index")) === null) {
    const text = shown(at(first, "result", "completions", 0, "text"));
    // "B" stands for one of the choices that were listed.
    return text === null ? null : (shown(at(first, "output_mapping", text.trim())) ?? text);
  }
  const chosen = likeliestReference(states);
  return chosen === null ? null : referenceText(references[chosen]);
}

/** By its log-probability; less that without the question, where the run was calibrated so (multiple_choice_separate_calibrated). */
function likeliestReference(states: readonly Json[]): number | null {
  const sums = new Map<number, number>();
  for (const state of states) {
    const index = numberOf(member(state, "reference_index"));
    const logProb = numberOf(at(state, "result", "completions", 0, "logprob"));
    if (index === null || logProb === null) continue;
    const sign = member(state, "request_mode") === "calibration" ? -1 : 1;
    sums.set(index, (sums.get(index) ?? 0) + sign * logProb);
  }
  const [best] = [...sums].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? null;
}
