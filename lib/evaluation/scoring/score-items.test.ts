import { describe, expect, it } from "vitest";
import { chosenMetrics } from "#lib/evaluation/scoring/metric-choice.ts";
import type { ScorableItem } from "#lib/evaluation/scoring/scorable-item.ts";
import { scoreItems } from "#lib/evaluation/scoring/score-items.ts";

async function* batches<T>(items: readonly T[], size: number): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

const item = (prediction: string, reference: string, fields: Record<string, string> = {}): ScorableItem => ({
  scorable: { answer: { prediction, references: [reference] } },
  fields,
});

describe("items scored in threads", () => {
  it("come back in order, with the score of each and the numbers they left", async () => {
    const items = Array.from({ length: 103 }, (_, at) =>
      item(at % 3 === 0 ? "a" : "b", "a", { third: String(at % 3) }),
    );
    const seen: (number | null)[] = [];
    const scored = await scoreItems(batches(items, 10), chosenMetrics.parse([{ metric: "accuracy" }]), {
      onScored: async (batch, values) => {
        expect(batch).toHaveLength(values.length);
        seen.push(...values.map(({ accuracy }) => accuracy ?? null));
      },
    });
    expect(scored.count).toBe(103);
    expect(seen).toEqual(items.map((_, at) => (at % 3 === 0 ? 1 : 0)));
    const [accuracy] = scored.metrics;
    expect(accuracy?.estimated).toMatchObject({ score: 35 / 103, n: 103, method: "wilson" });
    expect([...(accuracy?.rows.rows ?? [])]).toEqual(seen);
    expect(accuracy?.slices.map(({ slice, n, score }) => [slice, n, score])).toEqual([
      ["0", 35, 1],
      ["1", 34, 0],
      ["2", 34, 0],
    ]);
  });

  it("leave out what a metric cannot score, and say which came first", async () => {
    const items = [item("1", "2"), item("x", "2"), item("2", "2"), item("y", "1")];
    const { metrics } = await scoreItems(
      batches(items, 3),
      chosenMetrics.parse([{ metric: "mae" }, { metric: "ece" }]),
    );
    expect(metrics[0]).toMatchObject({ unscorable: 2, estimated: { score: 0.5, n: 2 }, firstFault: { item: 1 } });
    expect([...(metrics[0]?.rows.rows ?? [])]).toEqual([1, Number.NaN, 0, Number.NaN]);
    expect(metrics[1]).toMatchObject({ unscorable: 4, estimated: null, firstFault: { item: 0, field: "confidence" } });
  });

  it("are let go as soon as somebody stops them", async () => {
    const stop = new AbortController();
    const many = Array.from({ length: 5_000 }, () => item("a b c d e f g", "g f e d c b a"));
    const scoring = scoreItems(batches(many, 100), chosenMetrics.parse([{ metric: "ter" }]), {
      signal: stop.signal,
      onScored: async () => stop.abort(new Error("enough")),
    });
    await expect(scoring).rejects.toThrow("enough");
  });

  it("hand on what goes wrong while they are read", async () => {
    async function* broken(): AsyncGenerator<readonly ScorableItem[]> {
      yield [item("a", "a")];
      throw new Error("The line went dead.");
    }
    await expect(scoreItems(broken(), chosenMetrics.parse([{ metric: "accuracy" }]))).rejects.toThrow("went dead");
  });
});
