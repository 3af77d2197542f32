import { z } from "zod";
import { assertion } from "#lib/evaluation/running/assertions/assertion.ts";

export const regex = assertion({
  title: "Matches a pattern",
  settings: z.object({
    pattern: z
      .string()
      .min(1, "Write a pattern.")
      .max(1_000, "1 000 characters at most.")
      .superRefine((pattern, context) => {
        const fault = faultOf(pattern);
        if (fault) context.addIssue({ code: "custom", message: fault });
      })
      .describe("A regular expression of JavaScript, without slashes."),
    ignoreCase: z.boolean().default(false).describe("Whether upper and lower case are the same."),
  }),
  holds: ({ pattern, ignoreCase }, { text }, matcher) => matcher.matches(pattern, ignoreCase ? "iu" : "u", text),
});

function faultOf(pattern: string): string | null {
  try {
    new RegExp(pattern, "u");
    return null;
  } catch (error) {
    return `This is no regular expression: ${(error as Error).message}.`;
  }
}
