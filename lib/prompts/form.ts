import { z } from "zod";
import { contentHash, type PromptContent } from "#lib/prompts/rules/content.ts";
import { contentSchema, noteSchema, promptKey } from "#lib/prompts/schema.ts";

type Sent = Record<string, unknown>;

/** The editor's form with everything as it was typed: what a draft keeps, whether it can be published or not. */
export const editorForm = z.object({
  kind: z.enum(["chat", "text"]).catch("chat"),
  messages: z
    .record(z.string().regex(/^\d{1,2}$/), z.object({ role: z.string().max(20), content: z.string().max(200_000) }))
    .catch({})
    .transform((messages) =>
      Object.entries(messages)
        .sort(([a], [b]) => Number(a) - Number(b))
        .map(([, { role, content }]) => ({ role, content })),
    ),
  settings: z
    .object({
      temperature: z.string().max(40).catch(""),
      maxTokens: z.string().max(40).catch(""),
      stop: z.string().max(1_000).catch(""),
      responseFormat: z.string().max(40).catch(""),
      schema: z.string().max(50_000).catch(""),
    })
    .partial()
    .catch({}),
  datasets: z.array(z.string().max(20)).max(100).catch([]),
});
export type EditedPrompt = z.output<typeof editorForm>;

/** As a draft keeps it: a list where the form numbers. */
export const storedDraft = editorForm.extend({
  messages: z.array(z.object({ role: z.string(), content: z.string() })).catch([]),
});

export const draftForm = z.preprocess(
  (sent) => ({ prompt: (sent as Sent).prompt, edited: sent }),
  z.object({ prompt: promptKey, edited: editorForm }),
);
export type SavedDraft = z.output<typeof draftForm>;

/** The same form as the next version: now it must make sense. */
export const publishForm = z.preprocess(
  (sent) => {
    const { prompt, note } = sent as Sent;
    const edited = editorForm.safeParse(sent);
    return { prompt, note, content: edited.success ? contentOf(edited.data) : sent };
  },
  z.object({ prompt: promptKey, note: noteSchema, content: contentSchema }),
);

function contentOf({ kind, messages, settings, datasets }: EditedPrompt): unknown {
  const { temperature = "", maxTokens = "", stop = "", responseFormat = "", schema = "" } = settings;
  const said = kind === "text" ? { text: messages[0]?.content ?? "" } : { messages };
  return {
    ...said,
    settings: {
      ...(temperature.trim() === "" ? {} : { temperature }),
      ...(maxTokens.trim() === "" ? {} : { maxTokens }),
      stop: stop.split("\n").filter((line) => line !== ""),
      ...(responseFormat === "" || responseFormat === "text"
        ? {}
        : {
            responseFormat: {
              type: responseFormat,
              ...(responseFormat === "json_schema" ? { schema: parsed(schema) } : {}),
            },
          }),
    },
    datasets,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No object, which the schema says.
    return text;
  }
}

/** A version as the editor's form has it, to begin the next one from. */
export function editedOf({ kind, messages, settings, datasets }: PromptContent): EditedPrompt {
  const { temperature, maxTokens, stop = [], responseFormat } = settings;
  return {
    kind,
    messages: messages.map(({ role, content }) => ({ role, content })),
    settings: {
      temperature: temperature === undefined ? "" : String(temperature),
      maxTokens: maxTokens === undefined ? "" : String(maxTokens),
      stop: stop.join("\n"),
      responseFormat: responseFormat?.type ?? "text",
      schema: responseFormat?.type === "json_schema" ? JSON.stringify(responseFormat.schema, null, 2) : "",
    },
    datasets: [...datasets],
  };
}

/** What the editor of a prompt without a version begins with. */
export const beginning: EditedPrompt = {
  kind: "chat",
  messages: [
    { role: "system", content: "" },
    { role: "user", content: "" },
  ],
  settings: {},
  datasets: [],
};

/** The hash of the version that a draft would become; null where it cannot be one yet. */
export function hashOfEdited(edited: EditedPrompt): string | null {
  const content = contentSchema.safeParse(contentOf(edited));
  return content.success ? contentHash(content.data) : null;
}
