// Types alone: the assertions themselves bring every metric with them, which no page should load.
import type { AssertionType } from "#lib/evaluation/running/assertions/assertions.ts";

type Setting = { readonly setting: string; readonly label: string; readonly unit?: string };

export type AssertionShape = {
  readonly title: string;
  readonly text?: Setting;
  readonly number?: Setting;
  readonly hasCase?: boolean;
  readonly isSimilarity?: boolean;
};

const VALUE: Setting = { setting: "value", label: "Text, or {{column}}" };
const KEYS: Setting = { setting: "keys", label: "With the keys (optional; commas between them)" };

/** What each assertion is asked for in a form. */
export const SHAPES: Record<AssertionType, AssertionShape> = {
  contains: { title: "contains", text: VALUE, hasCase: true },
  equals: { title: "is exactly", text: VALUE, hasCase: true },
  "not-contains": { title: "does not contain", text: VALUE, hasCase: true },
  "starts-with": { title: "starts with", text: VALUE, hasCase: true },
  regex: { title: "matches the pattern", text: { setting: "pattern", label: "Regular expression" }, hasCase: true },
  "is-json": { title: "is JSON", text: KEYS },
  "contains-json": { title: "contains a JSON object", text: KEYS },
  "max-length": {
    title: "is no longer than",
    number: { setting: "characters", label: "Characters at most" },
  },
  "latency-below": { title: "took less than", number: { setting: "ms", label: "Time", unit: "ms" } },
  "cost-below": { title: "cost less than", number: { setting: "usd", label: "US dollars" } },
  similar: {
    title: "is similar to the reference",
    number: { setting: "atLeast", label: "At least" },
    isSimilarity: true,
  },
};
