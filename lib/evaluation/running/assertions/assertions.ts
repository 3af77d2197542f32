import { z } from "zod";
import type { Answered, AssertionDefinition } from "#lib/evaluation/running/assertions/assertion.ts";
import { containsJson, isJson } from "#lib/evaluation/running/assertions/json.ts";
import { costBelow, latencyBelow } from "#lib/evaluation/running/assertions/limits.ts";
import type { PatternMatcher } from "#lib/evaluation/running/assertions/pattern-matcher.ts";
import { regex } from "#lib/evaluation/running/assertions/regex.ts";
import { similar } from "#lib/evaluation/running/assertions/similar.ts";
import { contains, equals, maxLength, notContains, startsWith } from "#lib/evaluation/running/assertions/texts.ts";

/** Everything that can be asserted of an answer. A new one is an entry here. */
export const ASSERTIONS = {
  equals,
  contains,
  "not-contains": notContains,
  "starts-with": startsWith,
  regex,
  "is-json": isJson,
  "contains-json": containsJson,
  "max-length": maxLength,
  "latency-below": latencyBelow,
  "cost-below": costBelow,
  similar,
} as const satisfies Record<string, AssertionDefinition>;

export type AssertionType = keyof typeof ASSERTIONS;
export const ASSERTION_TYPES = Object.keys(ASSERTIONS) as [AssertionType, ...AssertionType[]];

const MOST_ASSERTIONS = 20;

/** An assertion that was chosen, its settings checked. */
export type ChosenAssertion = {
  readonly type: AssertionType;
  /** What its score is called. */
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
};

const choice = z
  .strictObject({
    type: z.enum(ASSERTION_TYPES, "Choose what to assert."),
    name: z.string().trim().max(80, "80 characters at most.").optional().describe("Without one, its type."),
    settings: z.record(z.string(), z.unknown()).default({}),
  })
  .transform(({ type, name, settings }, context) => {
    const read = ASSERTIONS[type].settings.strict().safeParse(settings);
    if (read.success) return { type, name: name || type, settings: read.data };
    for (const issue of read.error.issues)
      context.issues.push({
        code: "custom",
        message: issue.message,
        path: ["settings", ...issue.path],
        input: settings,
      });
    return z.NEVER;
  });

export const chosenAssertions = z
  .array(choice)
  .max(MOST_ASSERTIONS, `${MOST_ASSERTIONS} assertions at most.`)
  .transform(named);

/** Several without a name of their own are told apart by numbers. */
function named(chosen: readonly ChosenAssertion[]): ChosenAssertion[] {
  const seen = new Map<string, number>();
  return chosen.map((one) => {
    const times = (seen.get(one.name) ?? 0) + 1;
    seen.set(one.name, times);
    return times === 1 ? one : { ...one, name: `${one.name} ${times}` };
  });
}

/** The texts of an assertion in which columns may stand. */
export function templatesOf({ type, settings }: ChosenAssertion): string[] {
  const { templates = [] }: AssertionDefinition = ASSERTIONS[type];
  return templates.map((name) => settings[name]).filter((text) => typeof text === "string");
}

/** Whether an answer keeps to an assertion. */
export async function holds(
  { type, settings }: ChosenAssertion,
  answer: Answered,
  matcher: PatternMatcher,
): Promise<boolean> {
  const definition: AssertionDefinition = ASSERTIONS[type];
  return definition.holds(settings, answer, matcher);
}
