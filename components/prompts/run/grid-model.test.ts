import { describe, expect, it } from "vitest";
import { afterEvent, beginGrid, cellOf } from "#components/prompts/run/grid-model.ts";
import type { AnswerView } from "#lib/prompts/running/views.ts";

const answer = (row: number, text: string): AnswerView => ({
  ...{ row, variant: 0, answer: text, error: null, finishReason: "stop", inputTokens: 1, outputTokens: 1 },
  ...{ isEstimated: false, latencyMs: 1, firstTokenMs: 1, costUsd: null },
});
const part = (from: number, text: string) => ({ type: "part", row: 1, variant: 0, from, text }) as const;
const begun = beginGrid({
  answers: [answer(0, "Yes.")],
  parts: [{ row: 1, variant: 0, text: "A hal" }],
  ...{ done: 1, total: 2, state: "running" },
});

describe("the grid of a run", () => {
  it("adds what comes to what is there", () => {
    const model = afterEvent(afterEvent(begun, part(5, "f ans")), part(10, "wer"));
    expect(model.parts.get(cellOf(1, 0))).toBe("A half answer");
    expect(model.answers.get(cellOf(0, 0))?.answer).toBe("Yes.");
  });

  it("begins anew where another try, or another connection, does", () => {
    expect(afterEvent(begun, part(0, "No")).parts.get(cellOf(1, 0))).toBe("No");
  });

  it("has an answer in place of its part, and no part after it", () => {
    const answered = afterEvent(begun, { type: "answer", answer: answer(1, "A half answer.") });
    expect(answered.parts.has(cellOf(1, 0))).toBe(false);
    expect(afterEvent(answered, part(5, "f ans"))).toBe(answered);
  });

  it("leaves nothing on its way when the run is over", () => {
    const over = afterEvent(begun, { type: "end", state: "cancelled" });
    expect([over.state, over.parts.size]).toEqual(["cancelled", 0]);
  });
});
