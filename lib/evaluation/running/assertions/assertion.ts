import type { z } from "zod";
import type { PatternMatcher } from "#lib/evaluation/running/assertions/pattern-matcher.ts";

/** An answer as an assertion sees it. */
export type Answered = {
  readonly text: string;
  /** The right answers of the test set, alternatives to each other. */
  readonly references: readonly string[];
  readonly latencyMs: number;
  /** Null where nobody has said what the endpoint costs. */
  readonly costUsd: number | null;
  /** A template with the values of the item's row. */
  readonly fill: (template: string) => string;
};

/** Something that an answer is or is not. */
export type AssertionDefinition<S extends z.ZodObject = z.ZodObject> = {
  readonly title: string;
  /** Every setting described for people. */
  readonly settings: S;
  /** The settings in which `{{column}}` stands for a value of the row. */
  readonly templates?: readonly string[];
  readonly needs?: "references" | "prices";
  // Written as a method, so that definitions with settings of their own fit in one list; `settings` has parsed what comes in.
  holds(settings: z.output<S>, answer: Answered, matcher: PatternMatcher): boolean | Promise<boolean>;
};

/** Keeps the settings' type for `holds`. */
export function assertion<S extends z.ZodObject>(definition: AssertionDefinition<S>): AssertionDefinition<S> {
  return definition;
}
