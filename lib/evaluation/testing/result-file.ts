type Run = {
  readonly task?: string;
  readonly acc: number;
  readonly n: number;
  /** How many items the task has; `n` when left out. */
  readonly original?: number;
  readonly model?: string;
  readonly date?: Date;
};

/** The bytes of a small results file of lm-evaluation-harness with one accuracy. */
export function resultFile({ task = "billing", acc, n, original = n, model = "acme/tale-7b", date }: Run): Uint8Array {
  const file = {
    results: { [task]: { alias: task, "acc,none": acc, "acc_stderr,none": "N/A" } },
    versions: { [task]: 1 },
    "n-samples": { [task]: { original, effective: n } },
    higher_is_better: { [task]: { acc: true } },
    config: { model: "hf", model_args: `pretrained=${model}` },
    lm_eval_version: "0.4.9",
    model_name: model,
    ...(date ? { date: date.getTime() / 1000 } : {}),
  };
  return new TextEncoder().encode(JSON.stringify(file));
}
