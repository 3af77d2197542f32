import { z } from "zod";
import type { JsonObject } from "#lib/platform/json-value.ts";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";
import { storableText } from "#lib/platform/storable-text.ts";
import { MOST_CHARACTERS, MOST_DATASETS, MOST_MESSAGES } from "#lib/prompts/limits.ts";

const reason = z
  .string()
  .trim()
  .min(10, "Say why, in 10 characters or more.")
  .max(2_000, "Use 2 000 characters or fewer.")
  .transform(storableText);

export const KEY_PATTERN = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/;

export const promptKey = z
  .string()
  .trim()
  .regex(KEY_PATTERN, "Use small letters, digits and hyphens, 60 at most, no hyphen at an end.");

const named = {
  name: z
    .string()
    .trim()
    .min(2, "Say what it is called, in 2 characters or more.")
    .max(120, "Use 120 characters or fewer.")
    .transform(storableText),
  description: z.string().trim().max(2_000, "Use 2 000 characters or fewer.").default("").transform(storableText),
};

export const newPromptSchema = z.object({ key: promptKey, ...named });
export type NewPrompt = z.infer<typeof newPromptSchema>;

export const promptEditSchema = z.object({ prompt: promptKey, ...named });
export type PromptEdit = z.infer<typeof promptEditSchema>;

const message = z.strictObject({
  role: z.enum(["system", "user", "assistant"], "Choose who says it."),
  content: z
    .string()
    .max(MOST_CHARACTERS, "A message has 100 000 characters at most.")
    .transform((text) => storableText(text.replaceAll("\r\n", "\n"))),
});

const jsonObject = z.record(z.string(), z.json()).transform((value) => value as JsonObject);

export const settingsSchema = z.strictObject({
  temperature: z.coerce.number("Write a number.").min(0, "0 or more.").max(2, "2 at most.").optional(),
  maxTokens: z.coerce
    .number("Write a number.")
    .int("Write a whole number.")
    .min(1, "1 or more.")
    .max(1_000_000, "1 000 000 at most.")
    .optional(),
  stop: z
    .array(z.string().min(1).max(200, "200 characters at most.").transform(storableText))
    .max(4, "Four at most.")
    .optional()
    .describe("An answer ends before any of these."),
  responseFormat: z
    .discriminatedUnion("type", [
      z.strictObject({ type: z.literal("text") }),
      z.strictObject({ type: z.literal("json_object") }),
      z.strictObject({ type: z.literal("json_schema"), schema: jsonObject }),
    ])
    .optional(),
});

const datasetRef = z.string().regex(/^[1-9]\d{0,6}\/[1-9]\d{0,6}$/, "Name a dataset version, such as 2/1.");

/** What a version says, as a request writes it: messages or one text, never both. */
export const contentSchema = z
  .strictObject({
    messages: z.array(message).min(1, "Write a message.").max(MOST_MESSAGES, "50 messages at most.").optional(),
    text: message.shape.content.optional().describe("In place of messages: one text, sent as what the user says."),
    settings: settingsSchema.default({}),
    datasets: z
      .array(datasetRef)
      .max(MOST_DATASETS, "20 dataset versions at most.")
      .default([])
      .describe("The dataset versions that its examples were taken from."),
  })
  .transform(({ messages, text, settings, datasets }, context) => {
    if ((messages === undefined) === (text === undefined)) {
      context.addIssue({ code: "custom", path: ["messages"], message: "Give messages or one text." });
      return z.NEVER;
    }
    const kind = text === undefined ? ("chat" as const) : ("text" as const);
    const said = messages ?? [{ role: "user" as const, content: text ?? "" }];
    return { kind, messages: said, settings: meant(settings), datasets: [...new Set(datasets)].sort() };
  });

/** What is not set is left out, so that two ways to say nothing have one hash. */
function meant({ stop, responseFormat, ...rest }: z.infer<typeof settingsSchema>) {
  const set = {
    ...rest,
    ...(stop && stop.length > 0 ? { stop } : {}),
    ...(responseFormat && responseFormat.type !== "text" ? { responseFormat } : {}),
  };
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as typeof set;
}

export const noteSchema = z
  .string()
  .trim()
  .min(4, "Say what changed, in a few words.")
  .max(1_000, "Use 1 000 characters or fewer.")
  .transform(storableText);

export const moveLabelSchema = z.object({
  prompt: promptKey,
  label: z
    .string()
    .trim()
    .regex(/^[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?$/, "Use small letters, digits, hyphens, dots, 40 at most."),
  /** Left out or empty, the label is taken off. */
  version: z
    .union([z.literal(""), z.coerce.number().int().positive().max(MAX_ROW_NUMBER)])
    .nullish()
    .transform((version) => (typeof version === "number" ? version : null)),
  reason,
});
export type MoveLabel = z.infer<typeof moveLabelSchema>;

export const promoteSchema = moveLabelSchema.omit({ label: true });
export type Promote = z.infer<typeof promoteSchema>;

export const promptNamed = z.object({ prompt: promptKey });

/** What an address says which version is meant. */
export const fetchQuery = z
  .object({
    label: z
      .string()
      .max(40)
      .optional()
      .describe("The version this label points to; `production` when nothing is said."),
    version: z.coerce.number().int().positive().max(MAX_ROW_NUMBER).optional().describe("That version, for ever."),
  })
  .refine(({ label, version }) => label === undefined || version === undefined, "Name a label or a version, not both.");

const page = z.coerce.number().int().min(1).max(100_000);
export const pageQuery = z.object({ page: page.default(1) });

/** What stands in the address of a prompt's page; what cannot be read is as if it were not there. */
export const promptSearch = z.object({
  version: z.coerce.number().int().positive().max(MAX_ROW_NUMBER).optional().catch(undefined),
  against: z.coerce.number().int().positive().max(MAX_ROW_NUMBER).optional().catch(undefined),
  page: page.catch(1).default(1),
});
