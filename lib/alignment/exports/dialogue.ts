import type { Turns } from "#lib/alignment/items/campaign-item.ts";
import { ASSISTANT, HUMAN } from "#lib/alignment/items/formats/implicit-prompt.ts";
import { textOfMessage } from "#lib/alignment/items/turns.ts";

const MARKS: Readonly<Record<string, string>> = { user: HUMAN, assistant: ASSISTANT };

/** A prompt as one text: turns of a conversation are marked as HH-RLHF marks them. */
export function promptText(prompt: Turns): string {
  if (typeof prompt === "string") return prompt;
  return prompt.map((message) => `${markOf(String(message.role))}${textOfMessage(message)}`).join("");
}

export function responseText(response: Turns): string {
  return typeof response === "string" ? response : response.map(textOfMessage).join("\n\n");
}

/** Prompt and response in one text, as TRL's data sets without a prompt have them. */
export function dialogueText(prompt: Turns, response: Turns): string {
  const asked = promptText(prompt);
  return `${asked.startsWith(HUMAN) || typeof prompt !== "string" ? asked : HUMAN + asked}${ASSISTANT}${responseText(response)}`;
}

function markOf(role: string): string {
  return MARKS[role] ?? `\n\n${role.charAt(0).toUpperCase()}${role.slice(1)}: `;
}
