import type { ImportedEvaluation, ImportedItem } from "#lib/evaluation/imported.ts";

/** An evaluation of which nothing is known but its scores. */
export const BLANK_EVALUATION: Omit<ImportedEvaluation, "format" | "scores" | "taskCount"> = {
  toolVersion: null,
  modelName: null,
  modelArgs: null,
  date: null,
  gitHash: null,
  partial: false,
  settings: {},
  warnings: [],
};

/** An item of which nothing is known but where it belongs. */
export const BLANK_ITEM: Omit<ImportedItem, "task" | "key"> = {
  filter: "none",
  input: null,
  expected: [],
  answer: null,
  fields: {},
  values: {},
  error: null,
  latencyMs: null,
  promptTokens: null,
  completionTokens: null,
  costUsd: null,
};
