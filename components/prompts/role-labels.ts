import type { PromptMessage } from "#lib/prompts/rules/content.ts";

export const ROLE_LABELS: Record<PromptMessage["role"], string> = {
  system: "System",
  user: "User",
  assistant: "Assistant",
};
