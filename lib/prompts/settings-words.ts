import type { PromptSettings, ResponseFormat } from "#lib/prompts/rules/content.ts";

export const RESPONSE_FORMATS = {
  text: { label: "Text" },
  json_object: { label: "JSON" },
  json_schema: { label: "JSON by a schema" },
} as const satisfies Record<ResponseFormat["type"], { readonly label: string }>;

/** What is set of how the model is asked, by label. */
export function settingsInWords(settings: PromptSettings): readonly (readonly [label: string, value: string])[] {
  const { temperature, maxTokens, stop = [], responseFormat } = settings;
  return [
    ...(temperature === undefined ? [] : [["Temperature", String(temperature)] as const]),
    ...(maxTokens === undefined ? [] : [["Most tokens", String(maxTokens)] as const]),
    ...(stop.length === 0 ? [] : [["Stops at", stop.map((one) => JSON.stringify(one)).join(", ")] as const]),
    ...(responseFormat ? [["Response format", formatInWords(responseFormat)] as const] : []),
  ];
}

function formatInWords(format: ResponseFormat): string {
  const { label } = RESPONSE_FORMATS[format.type];
  return format.type === "json_schema" ? `${label}: ${JSON.stringify(format.schema)}` : label;
}
