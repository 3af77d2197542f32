import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import type { FetchedVersion } from "#lib/prompts/queries/get-version.ts";
import {
  contentSchema,
  fetchQuery,
  moveLabelSchema,
  newPromptSchema,
  noteSchema,
  pageQuery,
} from "#lib/prompts/schema.ts";

const TAG = "Prompts";

const sha256 = z.string().describe("Of the content as canonical JSON (RFC 8785): kind, messages, settings, datasets.");
const labelled = z.array(z.object({ label: z.string(), version: z.int().positive() }));
const paged = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), total: z.int(), page: z.int().positive(), pageSize: z.int().positive() });

const version = z.object({
  key: z.string(),
  name: z.string(),
  version: z.int().positive(),
  labels: z.array(z.string()).describe("That point to it now."),
  kind: z.enum(["chat", "text"]),
  messages: z.array(z.object({ role: z.enum(["system", "user", "assistant"]), content: z.string() })),
  text: z.string().nullable().describe("Of a prompt that is one text; null of one with messages."),
  variables: z.array(z.string()).describe("What stands in double braces, each once, in the order of the first places."),
  settings: z.object({
    temperature: z.number().optional(),
    maxTokens: z.int().optional(),
    stop: z.array(z.string()).optional(),
    responseFormat: z.object({ type: z.string() }).loose().optional(),
  }),
  datasets: z.array(z.string()).describe("The dataset versions its examples were taken from."),
  sha256,
  note: z.string(),
  createdByName: z.string(),
  createdAt: z.iso.datetime(),
});

export const promptsOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/prompts",
  summary: "List prompts",
  description: "By name, with their labels; never what they say.",
  tag: TAG,
  permission: "project:read",
  query: pageQuery,
  response: paged(
    z.object({
      key: z.string(),
      name: z.string(),
      description: z.string(),
      newest: z
        .object({ number: z.int().positive(), createdAt: z.iso.datetime(), createdByName: z.string() })
        .nullable(),
      labels: labelled,
    }),
  ),
  errors: [422],
});

export const addPromptOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/prompts",
  summary: "Add a prompt",
  tag: TAG,
  permission: "prompt:update",
  body: newPromptSchema,
  response: z.object({ key: z.string(), name: z.string() }),
  status: 201,
  errors: [409, 413, 415, 422],
});

export const promptOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/prompts/{key}",
  summary: "Fetch a prompt, as an application does",
  description:
    "The version in production, or the one a label points to, or one by its number. A version never changes: what is fetched by " +
    "number may be kept for ever. Its ETag is the content's hash, and If-None-Match with it answers 304. In a message {{name}} is " +
    "the place of a variable, with blanks around the name as one likes, and \\{{ stands for two braces that open none.",
  tag: TAG,
  permission: "prompt:read",
  query: fetchQuery,
  response: version,
  errors: [422],
});

export const versionsOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/prompts/{key}/versions",
  summary: "List the versions of a prompt",
  description: "The newest first.",
  tag: TAG,
  permission: "prompt:read",
  query: pageQuery,
  response: paged(
    z.object({
      version: z.int().positive(),
      note: z.string(),
      sha256,
      createdByName: z.string(),
      createdAt: z.iso.datetime(),
    }),
  ),
  errors: [422],
});

export const publishVersionOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/prompts/{key}/versions",
  summary: "Publish the next version of a prompt",
  description: "What the newest version says already is refused with 409.",
  tag: TAG,
  permission: "prompt:update",
  body: z.object({ note: noteSchema, content: contentSchema }),
  response: z.object({ prompt: z.string(), name: z.string(), version: z.int().positive(), sha256 }),
  status: 201,
  errors: [409, 413, 415, 422],
});

export const moveLabelOperation = operation({
  method: "PUT",
  path: "/api/v1/projects/{slug}/prompts/{key}/labels/{label}",
  summary: "Move a label",
  description:
    "Points the label to a version, or without one takes it off. `production` needs the right to promote, which no token has: a lead " +
    "moves it.",
  tag: TAG,
  permission: "prompt:update",
  body: moveLabelSchema.pick({ version: true, reason: true }),
  response: z.object({
    prompt: z.string(),
    name: z.string(),
    label: z.string(),
    from: z.int().nullable(),
    to: z.int().nullable(),
  }),
  errors: [409, 413, 415, 422],
});

/** A version as applications get it. */
export function versionResource({ number, contentSha256, id: _, ...view }: FetchedVersion) {
  const text = view.kind === "text" ? (view.messages[0]?.content ?? "") : null;
  return { ...view, version: number, sha256: contentSha256, text };
}
