/** A metric of a task: its value, and its standard error or "N/A" where the harness has none. */
type Metric = { readonly value: number; readonly stderr: number | "N/A"; readonly higherIsBetter?: boolean };

type Task = {
  readonly metrics: Readonly<Record<string, Metric>>;
  /** How many items were scored; 0 for a group. */
  readonly n: number;
  /** How many there are, where the run was limited. */
  readonly original?: number;
  readonly shots?: number;
  /** The tasks of a group. */
  readonly holds?: readonly string[];
};

export type Run = {
  readonly model: string;
  readonly modelArgs: string;
  readonly date: Date;
  readonly gitHash: string;
  readonly limit?: number;
  readonly tasks: Readonly<Record<string, Task>>;
};

/** The share of items that came out right, with the standard error the harness gives for a mean of zeros and ones. */
export function share(right: number, n: number, higherIsBetter = true): Metric {
  const value = right / n;
  return { value, stderr: Math.sqrt((value * (1 - value)) / (n - 1)), higherIsBetter };
}

/** A `results_*.json` as lm-evaluation-harness 0.4.9 writes it. */
export function resultsFile({ model, modelArgs, date, gitHash, limit, tasks }: Run): Uint8Array {
  const entries = Object.entries(tasks);
  const single = entries.filter(([, task]) => !task.holds);
  const over = (of: typeof entries, say: (task: Task, name: string) => unknown) =>
    Object.fromEntries(of.map(([name, task]) => [name, say(task, name)]));
  const file = {
    results: over(entries, (task, name) => ({ alias: aliasOf(name, tasks), ...cellsOf(task) })),
    groups: over(
      entries.filter(([, task]) => task.holds),
      (task, name) => ({ alias: name, ...cellsOf(task) }),
    ),
    group_subtasks: over(entries, (task) => task.holds ?? []),
    configs: over(single, (task, name) => ({
      task: name,
      num_fewshot: task.shots ?? 0,
      output_type: "generate_until",
    })),
    versions: over(entries, (task) => (task.holds ? "N/A" : 2)),
    "n-shot": over(single, (task) => task.shots ?? 0),
    higher_is_better: over(entries, ({ metrics }) =>
      Object.fromEntries(Object.entries(metrics).map(([key, one]) => [key.split(",")[0], one.higherIsBetter ?? true])),
    ),
    "n-samples": over(single, ({ n, original }) => ({ original: original ?? n, effective: n })),
    config: {
      model: "local-completions",
      model_args: modelArgs,
      batch_size: "16",
      device: null,
      limit: limit ?? null,
      bootstrap_iters: limit ? 0 : 1000,
      gen_kwargs: { temperature: 0, max_gen_toks: 512 },
      random_seed: 0,
      numpy_seed: 1234,
      torch_seed: 1234,
      fewshot_seed: 1234,
    },
    git_hash: gitHash,
    date: date.getTime() / 1000,
    transformers_version: "4.57.1",
    lm_eval_version: "0.4.9",
    model_name: model,
    total_evaluation_time_seconds: String(single.reduce((sum, [, { n }]) => sum + n * 0.41, 0).toFixed(3)),
  };
  return new TextEncoder().encode(JSON.stringify(file, null, 2));
}

function cellsOf({ metrics }: Task): Record<string, number | string> {
  return Object.fromEntries(
    Object.entries(metrics).flatMap(([key, { value, stderr }]) => {
      const [name, filter] = key.split(",");
      return [
        [`${name},${filter ?? "none"}`, value],
        [`${name}_stderr,${filter ?? "none"}`, stderr],
      ];
    }),
  );
}

/** Tasks of a group are indented in the harness' table. */
function aliasOf(name: string, tasks: Run["tasks"]): string {
  return Object.values(tasks).some((task) => task.holds?.includes(name)) ? ` - ${name}` : name;
}
