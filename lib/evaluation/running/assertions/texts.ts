import { z } from "zod";
import { assertion } from "#lib/evaluation/running/assertions/assertion.ts";

const value = z
  .string()
  .min(1, "Say which text.")
  .max(10_000, "10 000 characters at most.")
  .describe("The text; {{column}} stands for a value of the item's row.");
const ignoreCase = z.boolean().default(false).describe("Whether upper and lower case are the same.");
const settings = z.object({ value, ignoreCase });
const templates = ["value"];

const folded = (text: string, isFolded: boolean) => (isFolded ? text.toLowerCase() : text);

export const equals = assertion({
  title: "Is exactly",
  settings,
  templates,
  holds: ({ value, ignoreCase }, { text, fill }) =>
    folded(text, ignoreCase).trim() === folded(fill(value), ignoreCase).trim(),
});

export const contains = assertion({
  title: "Contains",
  settings,
  templates,
  holds: ({ value, ignoreCase }, { text, fill }) => folded(text, ignoreCase).includes(folded(fill(value), ignoreCase)),
});

export const notContains = assertion({
  title: "Does not contain",
  settings,
  templates,
  holds: ({ value, ignoreCase }, { text, fill }) => !folded(text, ignoreCase).includes(folded(fill(value), ignoreCase)),
});

export const startsWith = assertion({
  title: "Starts with",
  settings,
  templates,
  holds: ({ value, ignoreCase }, { text, fill }) =>
    folded(text, ignoreCase)
      .trimStart()
      .startsWith(folded(fill(value), ignoreCase)),
});

export const maxLength = assertion({
  title: "Is no longer than",
  settings: z.object({
    characters: z.coerce
      .number()
      .int("Write a whole number of characters.")
      .min(1)
      .max(10_000_000)
      .describe("Characters at most."),
  }),
  holds: ({ characters }, { text }) => text.length <= characters,
});
