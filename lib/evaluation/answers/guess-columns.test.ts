import { describe, expect, it } from "vitest";
import { guessColumns, guessTestColumns } from "#lib/evaluation/answers/guess-columns.ts";

describe("columns guessed by their names", () => {
  it.each([
    [["id", "prediction", "reference"], { id: "id", prediction: "prediction", references: ["reference"] }],
    [["Item ID", "Model output", "Expected"], { id: "Item ID", prediction: "Model output", references: ["Expected"] }],
    [["src", "hyp", "ref1", "ref2"], { input: "src", prediction: "hyp", references: ["ref1", "ref2"] }],
    [["question", "answer", "answers"], { input: "question", prediction: "answer", references: ["answers"] }],
    [["pred", "label", "prob"], { prediction: "pred", references: ["label"], confidence: "prob" }],
    [["task_id", "n", "c"], { references: [], samples: "n", passed: "c" }],
    [["n", "prediction"], { references: [], prediction: "prediction" }],
    [["foo", "bar"], { references: [] }],
  ])("%j", (header, columns) => {
    expect(guessColumns(header)).toEqual(columns);
  });

  it("take an answer of a test set for the right one", () => {
    expect(guessTestColumns(["id", "question", "answer"])).toEqual({
      ...{ id: "id", input: "question", references: ["answer"] },
    });
    expect(guessTestColumns(["text", "label"])).toEqual({ input: "text", references: ["label"] });
    expect(guessTestColumns(["text"])).toBeNull();
  });
});
