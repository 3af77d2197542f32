import { at, shown, textOf } from "#lib/evaluation/formats/json-fields.ts";
import { ImportError } from "#lib/evaluation/import-error.ts";
import type { Json } from "#lib/platform/json-value.ts";

/** What answered: a prompt put to a provider. promptfoo shows each as a column. */
type Column = { readonly provider: string; readonly prompt: string };

/**
 * The columns of a result, and the filters that tell them apart: "none" where there is only one; else the provider, the prompt's label, or
 * both, whichever differ.
 */
export class PromptfooColumns {
  readonly #providers = new Set<string>();
  readonly #prompts = new Set<string>();

  /** @throws ImportError */
  note(result: Json): void {
    const { provider, prompt } = columnOf(result);
    this.#providers.add(provider);
    this.#prompts.add(prompt);
    if (this.#providers.size * this.#prompts.size > MOST_COLUMNS)
      throw new ImportError(
        "import.too-much",
        `The file compares more than ${MOST_COLUMNS} prompts and providers. Split it.`,
      );
  }

  get providers(): string[] {
    return [...this.#providers].filter(Boolean);
  }

  filterOf(result: Json): string {
    const { provider, prompt } = columnOf(result);
    const parts = [this.#providers.size > 1 ? provider : "", this.#prompts.size > 1 ? prompt : ""].filter(Boolean);
    return parts.join(" · ").slice(0, MOST_CHARACTERS) || "none";
  }
}

const MOST_COLUMNS = 1_000;

/** The label of a prompt without one is the prompt itself. */
const MOST_CHARACTERS = 90;

function columnOf(result: Json): Column {
  const provider = at(result, "provider");
  return {
    provider: textOf(at(provider, "label")) ?? textOf(at(provider, "id")) ?? textOf(provider) ?? "",
    prompt: (textOf(at(result, "prompt", "label")) ?? shown(at(result, "promptIdx")) ?? "").slice(0, MOST_CHARACTERS),
  };
}
