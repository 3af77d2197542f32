import { canonicalJson, digestOf } from "#lib/lifecycle/snapshot.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";
import { fillTemplate, variablesIn } from "#lib/prompts/rules/template.ts";

export type PromptMessage = { readonly role: "system" | "user" | "assistant"; readonly content: string };

/** The form an answer is asked for in. */
export type ResponseFormat =
  | { readonly type: "text" }
  | { readonly type: "json_object" }
  | { readonly type: "json_schema"; readonly schema: JsonObject };

/** How the model is asked; what is left out is the endpoint's own. */
export type PromptSettings = {
  readonly temperature?: number;
  readonly maxTokens?: number;
  readonly stop?: readonly string[];
  readonly responseFormat?: ResponseFormat;
};

/** What a version says: all of it, and nothing about it. */
export type PromptContent = {
  readonly kind: "chat" | "text";
  /** Of a text the one message of the user. */
  readonly messages: readonly PromptMessage[];
  readonly settings: PromptSettings;
  /** The dataset versions its examples were taken from: "2/1" is version 1 of dataset 2. */
  readonly datasets: readonly string[];
};

/** SHA-256, in hex, of the content as canonical JSON (RFC 8785). The order of the datasets says nothing and is not hashed. */
export function contentHash({ kind, messages, settings, datasets }: PromptContent): string {
  const plain = messages.map(({ role, content }) => ({ role, content }));
  return digestOf(canonicalJson({ kind, messages: plain, settings, datasets: [...new Set(datasets)].sort() }));
}

export function variablesOf({ messages }: Pick<PromptContent, "messages">): string[] {
  return variablesIn(messages.map(({ content }) => content));
}

/** The messages as they are sent for a row. */
export function messagesFor(messages: readonly PromptMessage[], row: JsonObject): PromptMessage[] {
  return messages.map(({ role, content }) => ({ role, content: fillTemplate(content, row) }));
}
