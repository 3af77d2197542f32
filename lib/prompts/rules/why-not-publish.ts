import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { contentHash, type PromptContent } from "#lib/prompts/rules/content.ts";
import { readTemplate } from "#lib/prompts/rules/template.ts";

type Newest = { readonly number: number; readonly contentSha256: string };

/** Why a text cannot become the next version; with its hash when it can. */
export function whyNotPublish(
  content: PromptContent,
  newest: Newest | null,
): Outcome<{ readonly sha256: string }, "prompt-empty" | "template-fault" | "same-content"> {
  const first = content.messages.findIndex(({ content: text }) => text.trim() === "");
  if (content.messages.length === 0 || first !== -1)
    return refuse(
      "prompt-empty",
      content.kind === "text" ? "Write the text." : `Message ${first + 1} is empty. Write it, or take it out.`,
      fieldOf(Math.max(0, first)),
    );
  for (const [index, { content: text }] of content.messages.entries()) {
    const [fault] = readTemplate(text).faults;
    if (!fault) continue;
    const where = content.kind === "text" ? "Line" : `Message ${index + 1}, line`;
    return refuse("template-fault", `${where} ${fault.line}, column ${fault.column}: ${fault.message}`, fieldOf(index));
  }
  const sha256 = contentHash(content);
  if (newest?.contentSha256 === sha256)
    return refuse("same-content", `Version ${newest.number} says exactly this. Change something first.`);
  return accept({ sha256 });
}

const fieldOf = (index: number) => `messages.${index}.content`;
