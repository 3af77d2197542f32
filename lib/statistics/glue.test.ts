import { describe, expect, it } from "vitest";
import { GLUE_TASKS, type GlueScore, glueScore, isGlueTask } from "#lib/statistics/glue.ts";

// BERT-large's test scores, Devlin et al., NAACL 2019, and its leaderboard entry for the measures the paper leaves out.
const bert: GlueScore[] = [
  { task: "cola", metric: "mcc", score: 0.605 },
  { task: "sst2", metric: "acc", score: 0.949 },
  { task: "mrpc", metric: "f1", score: 0.893 },
  { task: "mrpc", metric: "acc", score: 0.854 },
  { task: "stsb", metric: "pearsonr", score: 0.876 },
  { task: "stsb", metric: "spearmanr", score: 0.865 },
  { task: "qqp", metric: "f1", score: 0.721 },
  { task: "qqp", metric: "acc", score: 0.893 },
  { task: "mnli", metric: "acc", score: 0.867 },
  { task: "mnli_mismatch", metric: "acc", score: 0.859 },
  { task: "qnli", metric: "acc", score: 0.927 },
  { task: "rte", metric: "acc", score: 0.701 },
  { task: "wnli", metric: "acc", score: 0.651 },
];

describe("the GLUE score", () => {
  it("is the mean of the nine tasks, those with two measures averaged first", () => {
    const { average, tasks, missing } = glueScore(bert);
    expect(missing).toEqual([]);
    expect(tasks.map(({ title }) => title)).toEqual(GLUE_TASKS.map(({ title }) => title));
    expect(tasks.find(({ title }) => title === "MNLI")?.score).toBeCloseTo(0.863, 12);
    // The leaderboard shows 80.5.
    expect(average).toBeCloseTo(0.805, 3);
  });

  it("has no average without STS-B, which lm-evaluation-harness does not run", () => {
    const { average, missing } = glueScore(bert.filter(({ task }) => task !== "stsb"));
    expect(average).toBeNull();
    expect(missing).toEqual(["STS-B: Pearson correlation", "STS-B: Spearman correlation"]);
  });

  it("misses one half of a task as well", () => {
    const { tasks, missing } = glueScore(bert.filter(({ task }) => task !== "mnli_mismatch"));
    expect(missing).toEqual(["MNLI: mismatched accuracy"]);
    expect(tasks.find(({ title }) => title === "MNLI")?.score).toBeNull();
  });

  it("takes the lowest of several, and no notice of others or of what is not a number", () => {
    const more = [
      { task: "glue/rte", metric: "accuracy", score: 0.6 },
      { task: "rte", metric: "acc", score: Number.NaN },
      { task: "rte", metric: "f1", score: 0.1 },
      { task: "ax", metric: "mcc", score: 0.396 },
    ];
    const rte = glueScore([...bert, ...more]).tasks.find(({ title }) => title === "RTE");
    expect(rte?.score).toBe(0.6);
  });

  it.each(["cola", "glue:sst-2", "GLUE/STS-B", "mnli_mismatched", "glue_qqp"])("knows %s", (task) => {
    expect(isGlueTask(task)).toBe(true);
  });

  it.each(["glue", "ax", "hellaswag", ""])("does not count %j", (task) => {
    expect(isGlueTask(task)).toBe(false);
  });
});
