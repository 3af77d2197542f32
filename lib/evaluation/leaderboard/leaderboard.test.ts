import { describe, expect, it } from "vitest";
import { leaderboardOf, type ModelScore, winRatesOfGroup } from "#lib/evaluation/leaderboard/leaderboard.ts";
import { leaderboardCsv } from "#lib/evaluation/leaderboard/leaderboard-csv.ts";
import { metricGroupOf } from "#lib/evaluation/leaderboard/metric-groups.ts";

function score(model: string, value: number | null, changes: Partial<ModelScore> = {}): ModelScore {
  return {
    ...{
      model,
      value,
      task: "qa",
      taskAlias: "qa",
      metricKey: "accuracy",
      filter: "none",
      n: 100,
      higherIsBetter: null,
    },
    interval: value === null ? null : { low: value - 0.05, high: value + 0.05, method: "wilson" as const },
    ...{ evaluationNumber: 1, evaluatedAt: new Date(0), ...changes },
  };
}

describe("a leaderboard", () => {
  it("lets models share a rank whose intervals overlap", () => {
    const { models, columns } = leaderboardOf([score("a", 0.9), score("b", 0.86), score("c", 0.7), score("d", null)]);
    expect(models).toEqual(["a", "b", "c", "d"]);
    expect(columns[0]?.cells.map((cell) => cell?.rank)).toEqual([1, 1, 3, null]);
  });

  it("ranks the lowest first where less is better, and nobody where neither way is", () => {
    const worse = { metricKey: "error_rate" };
    const [errors] = leaderboardOf([score("a", 0.4, worse), score("b", 0.1, worse)]).columns;
    expect(errors?.cells.map((cell) => [cell?.model, cell?.rank])).toEqual([
      ["b", 1],
      ["a", 2],
    ]);
    const [unknown] = leaderboardOf([
      score("a", 0.4, { metricKey: "flair" }),
      score("b", 1, { metricKey: "flair" }),
    ]).columns;
    expect(unknown?.cells.map((cell) => cell?.rank)).toEqual([null, null]);
  });

  it("is ordered by accuracy alone, and has a win rate for each other group by itself", () => {
    const perturbed = { filter: "robustness:worst" };
    const toxic = { metricKey: "toxic_share" };
    const board = leaderboardOf([
      ...[score("a", 0.9), score("b", 0.5), score("c", 0.1)],
      ...[score("a", 0.2, perturbed), score("b", 0.4, perturbed)],
      ...[score("a", 0.9, toxic), score("b", 0.4, toxic), score("c", 0.1, toxic)],
    ]);
    expect([board.ranking, board.models]).toEqual(["accuracy", ["a", "b", "c"]]);
    expect(board.winRates.map(({ rate, columns }) => [rate, columns])).toEqual([
      [1, 1],
      [0.5, 1],
      [0, 1],
    ]);
    expect(winRatesOfGroup(board, "robustness").map(({ rate }) => rate)).toEqual([0, 1, null]);
    expect(winRatesOfGroup(board, "toxicity").map(({ rate }) => rate)).toEqual([0, 0.5, 1]);
    expect(winRatesOfGroup(board, "bias").map(({ rate }) => rate)).toEqual([null, null, null]);
    expect(leaderboardOf([score("a", 0.9, toxic)]).ranking).toBe("toxicity");
  });

  it("goes out as a table with what a cell rests on", () => {
    const csv = leaderboardCsv(leaderboardOf([score("=a", 0.9), score("b", 0.2)]));
    expect(csv.split("\r\n")[0]).toBe(
      "model,task,metric_key,filter,group,value,low_95,high_95,n,rank,evaluation,evaluated_at",
    );
    expect(csv).toContain("'=a,qa,accuracy,none,accuracy,0.9,");
  });
});

it.each([
  ["accuracy", "none", "accuracy"],
  ["exact_match", "robustness:worst", "robustness"],
  ["exact_match", "fairness:worst", "fairness"],
  ["exact_match", "dialect(prob=1,source_class=SAE):perturbed", "parts"],
  ["exact_match", "robustness:perturbed", "parts"],
  ["ece", "valid/fairness:worst", "parts"],
  ["exact_match", "train", "parts"],
  ["exact_match", "strict-match", "accuracy"],
  ["ece", "none", "calibration"],
  ["toxic_frac", "none", "toxicity"],
  ["bias_metric:mode=representation", "none", "bias"],
  ["inference_runtime", "none", "efficiency"],
])("%s on %s is of %s", (metric, filter, group) => {
  expect(metricGroupOf(metric, filter)).toBe(group);
});
