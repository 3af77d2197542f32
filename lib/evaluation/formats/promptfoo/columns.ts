import { at, shown, textOf } from "#lib/evaluation/formats/json-fields.ts";
import type { Json } from "#lib/platform/json-value.ts";

/** What answered: a prompt put to a provider. promptfoo shows each as a column. */
type Column = { readonly provider: string; readonly prompt: string };

/**
 * The columns of a result, and the filters that tell them apart: "none" where there is only one; else the provider, the prompt's label, or
 * both, whichever differ.
 */
export class PromptfooColumns {
  readonly #columns = new Map<string, Column>();

  note(result: Json): void {
    const column = columnOf(result);
    this.#columns.set(JSON.stringify(column), column);
  }

  get providers(): string[] {
    return [...new Set([...this.#columns.values()].map(({ provider }) => provider))].filter(Boolean);
  }

  filterOf(result: Json): string {
    const { provider, prompt } = columnOf(result);
    const prompts = new Set([...this.#columns.values()].map((column) => column.prompt));
    const parts = [this.providers.length > 1 ? provider : "", prompts.size > 1 ? prompt : ""].filter(Boolean);
    return parts.join(" · ").slice(0, MOST_CHARACTERS) || "none";
  }
}

/** The label of a prompt without one is the prompt itself. */
const MOST_CHARACTERS = 90;

function columnOf(result: Json): Column {
  const provider = at(result, "provider");
  return {
    provider: textOf(at(provider, "label")) ?? textOf(at(provider, "id")) ?? textOf(provider) ?? "",
    prompt: (textOf(at(result, "prompt", "label")) ?? shown(at(result, "promptIdx")) ?? "").slice(0, MOST_CHARACTERS),
  };
}
