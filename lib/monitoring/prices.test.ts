import { describe, expect, test } from "vitest";
import { costUsd, PRICE_LISTS, priceOf } from "#lib/monitoring/prices.ts";

test.each([
  ["gpt-4o", 2.5],
  ["gpt-4o-2024-08-06", 2.5],
  ["openai/gpt-4o-mini", 0.15],
  ["GPT-4o", 2.5],
  ["claude-opus-4-5-20251101", 5],
  ["claude-3-5-sonnet-latest", 3],
  ["claude-3-5-sonnet@20240620", 3],
])("%s costs its list price", (model, inputUsd) => {
  expect(priceOf(model)).toMatchObject({ inputUsd });
});

test.each(["gpt-4o-realtime", "my-own-model", "", "constructor", "unknown"])("%s has no price", (model) => {
  expect(priceOf(model)).toBeNull();
});

describe("costUsd", () => {
  const usage = { inputTokens: 1_000_000, outputTokens: 100_000, cacheReadTokens: null };

  test("adds input and output", () => {
    expect(costUsd(["gpt-4o"], usage)).toBeCloseTo(2.5 + 1);
  });

  test("counts cached input at its own price, and never more of it than the input holds", () => {
    expect(costUsd(["gpt-4o"], { ...usage, cacheReadTokens: 400_000 })).toBeCloseTo(0.6 * 2.5 + 0.4 * 1.25 + 1);
    expect(costUsd(["gpt-4o"], { ...usage, cacheReadTokens: 9_000_000 })).toBeCloseTo(1.25 + 1);
  });

  test("takes the first model that has a price", () => {
    expect(costUsd(["my-deployment", "gpt-4o"], usage)).toBeCloseTo(3.5);
    expect(costUsd([null, "my-deployment"], usage)).toBeNull();
  });

  test("is unknown, not 0, without tokens", () => {
    expect(costUsd(["gpt-4o"], { inputTokens: null, outputTokens: null, cacheReadTokens: null })).toBeNull();
  });
});

test("every price list says where it is from and when it was checked", () => {
  for (const list of PRICE_LISTS) {
    expect(list.source).toMatch(/^https:/);
    expect(list.checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
});
