import { z } from "zod";
import { filledFields, isGroup } from "#lib/access/filled-fields.ts";
import { ASSERTIONS, type AssertionType } from "#lib/evaluation/running/assertions/assertions.ts";
import { runSchema } from "#lib/evaluation/running/schema.ts";

type Sent = Record<string, unknown>;

/** A run as the form of its page sends it: every value is text, a list of things is numbered, and what is empty is left out. */
export const runForm = z.preprocess((form) => {
  const { project: _, job: __, ...sent } = filledFields(form) as Sent;
  const { judge, assertions, metrics, ...rest } = sent;
  return {
    ...rest,
    assertions: Object.values((assertions ?? {}) as Sent).map(readAssertion),
    metrics: Array.isArray(metrics) && metrics.length > 0 ? metrics.map((metric) => ({ metric })) : undefined,
    judge: isGroup(judge) && judge.connection !== undefined ? readJudge(judge) : undefined,
  };
}, runSchema);

function readAssertion(sent: unknown): unknown {
  if (!isGroup(sent) || typeof sent.type !== "string") return sent;
  const settings = isGroup(sent.settings) ? sent.settings : {};
  const known = Object.hasOwn(ASSERTIONS, sent.type) ? ASSERTIONS[sent.type as AssertionType].settings.shape : {};
  const read = Object.entries(settings)
    // Another type may have been chosen before, and have left its settings.
    .filter(([name]) => Object.hasOwn(known, name))
    .map(([name, value]) => [name, name === "keys" ? keysIn(value) : value === "on" ? true : value]);
  return { ...sent, settings: Object.fromEntries(read) };
}

/** "name, price" */
function keysIn(value: unknown): string[] {
  return String(value)
    .split(",")
    .map((key) => key.trim())
    .filter(Boolean);
}

function readJudge({ rubric, ...judge }: Sent): unknown {
  const { scale, ...rest } = isGroup(rubric) ? rubric : {};
  const isPoints = isGroup(scale) && scale.kind === "points";
  return { ...judge, rubric: { ...rest, scale: isPoints ? scale : { kind: "pass-fail" } } };
}
