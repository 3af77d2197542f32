import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readTrainerState } from "#lib/training/trainer-state/read.ts";

const read = (text: string) => readTrainerState(new TextEncoder().encode(text));

function curve(text: string, key: string) {
  const state = read(text);
  if (!state.ok) throw new Error(state.message);
  return state.value.values.filter((one) => one.key === key).map(({ step, value }) => [step, value]);
}

describe("a trainer_state.json", () => {
  it("of TRL is read whole", () => {
    const file = readFileSync(path.join(import.meta.dirname, "fixtures/trl-kto.json"));
    const state = readTrainerState(file);
    if (!state.ok) throw new Error(state.message);
    const keys = new Set(state.value.values.map(({ key }) => key));
    expect([...keys]).toEqual(expect.arrayContaining(["loss", "learning_rate", "epoch", "rewards/chosen", "kl"]));
    const { log_history } = JSON.parse(file.toString()) as { log_history: { step: number; loss?: number }[] };
    const losses = log_history.flatMap(({ step, loss }) => (loss === undefined ? [] : [[step, loss]]));
    expect(state.value.values.filter(({ key }) => key === "loss").map(({ step, value }) => [step, value])).toEqual(
      losses,
    );
  });

  it("may hold NaN, Infinity and numbers as strings", () => {
    const text = `{"log_history": [
      {"loss": NaN, "grad_norm": Infinity, "learning_rate": "0.000e+00", "step": 1},
      {"loss": 0.5, "grad_norm": "nan", "learning_rate": "2e-4", "step": 2}]}`;
    expect(curve(text, "loss")).toEqual([
      [1, Number.NaN],
      [2, 0.5],
    ]);
    expect(curve(text, "grad_norm")).toEqual([
      [1, Number.POSITIVE_INFINITY],
      [2, Number.NaN],
    ]);
    expect(curve(text, "learning_rate")).toEqual([
      [1, 0],
      [2, 2e-4],
    ]);
  });

  it("keeps the last of a step that is there twice, and several rows of one step", () => {
    const text = `{"log_history": [{"loss": 3, "step": 10}, {"eval_g0_loss": 2, "step": 10}, {"loss": 2, "step": 20}, {"loss": 2.5, "step": 10}]}`;
    expect(new Map(curve(text, "loss") as [number, number][])).toEqual(
      new Map([
        [20, 2],
        [10, 2.5],
      ]),
    );
    expect(curve(text, "eval_g0_loss")).toEqual([[10, 2]]);
    const state = read(text);
    expect(state.ok && state.value.warnings.join()).toContain("more than once");
  });

  it.each([
    ["outputs/sft\\\\checkpoint-400", "checkpoint-400", 400],
    ["/data/sft/checkpoint-400/", "checkpoint-400", 400],
    ["/data/sft/best", "best", null],
  ])("names its best checkpoint: %s", (written, checkpoint, step) => {
    const state = read(
      `{"best_metric": 0.8, "best_model_checkpoint": "${written}", "log_history": [{"loss": 1, "step": 1}]}`,
    );
    expect(state.ok && state.value.best).toEqual({ checkpoint, metric: 0.8, step });
  });

  it("says when it is the state of a checkpoint", () => {
    const state = read(`{"global_step": 500, "max_steps": 1000, "log_history": [{"loss": 1, "step": 500}]}`);
    expect(state.ok && state.value.warnings.join()).toContain("step 500 of 1000");
  });

  it.each([
    ["[]", "not-a-state", undefined],
    ["{}", "not-a-state", "log_history"],
    [`{"log_history": []}`, "no-values", "log_history"],
    [`{"log_history": [{"loss": 1, "step": 1}, 3]}`, "bad-row", "log_history.1"],
    [`{"log_history": [{"loss": 1}]}`, "bad-step", "log_history.0.step"],
    [`{"log_history": [{"loss": 1, "step": 1.5}]}`, "bad-step", "log_history.0.step"],
    [`{"log_history": [{"loss": 1, "step": 1},`, "json.truncated", undefined],
    [`{"log_history": [\n{"loss": 1,, "step": 1}]}`, "json.syntax", "log_history.0"],
    ["", "json.empty", undefined],
  ])("%s is refused with its place", (text, reason, field) => {
    expect(read(text)).toMatchObject({ ok: false, reason, ...(field ? { field } : {}) });
  });

  it("names the line of a fault", () => {
    expect(read(`{"log_history": [\n{"loss": 1,, "step": 1}]}`)).toMatchObject({
      message: expect.stringContaining("line 2"),
    });
  });
});
