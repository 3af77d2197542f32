import { expect, test } from "vitest";
import { readMeasure } from "#lib/deployment/optimisations/read-measure.ts";

test.each([
  ["size_bytes", "14.5 GB", 14.5e9],
  ["size_bytes", "2 GiB", 2 ** 31],
  ["size_bytes", "15 569 256 448", 15_569_256_448],
  ["latency_p95_ms", "1,2 s", 1_200],
  ["latency_p50_ms", "840", 840],
  ["cost_per_1k_tokens_usd", "$0.0004", 0.0004],
  ["cost_per_1k_tokens_usd", "0.0004 USD", 0.0004],
  ["tokens_per_second", "42.5 tokens/s", 42.5],
] as const)("%s reads %s", (quantity, text, value) => {
  const read = readMeasure(quantity, text);
  expect(read.ok && read.value).toBeCloseTo(value, 9);
});

test.each([
  ["size_bytes", "large"],
  ["size_bytes", "14 ms"],
  ["latency_p95_ms", "0"],
  ["latency_p95_ms", "-3"],
  ["tokens_per_second", "1.2.3"],
  ["size_bytes", "1e999"],
] as const)("%s refuses %s and says how to write it", (quantity, text) => {
  expect(readMeasure(quantity, text)).toMatchObject({ ok: false, message: expect.stringContaining("such as") });
});
