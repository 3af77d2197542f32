import { listOf } from "#lib/evaluation/formats/json-fields.ts";
import type { Json } from "#lib/platform/json-value.ts";

/** One request to the model: its prompt, and what it was to continue with or how it was to sample. */
type Request = { readonly prompt: string | null; readonly continuation: string | null };

/**
 * What was asked for an item: {"gen_args_0": {"arg_0": …, "arg_1": …}} since 0.4.2, lists before. An item of multiple choice has
 * one request a choice.
 */
export function requestsOf(args: Json | undefined): Request[] {
  const requests =
    typeof args === "object" && args !== null && !Array.isArray(args) ? Object.values(args) : listOf(args);
  return requests.map((request) => {
    const [prompt, continuation] =
      typeof request === "object" && request !== null && !Array.isArray(request)
        ? Object.values(request)
        : listOf(request);
    return {
      prompt: typeof prompt === "string" ? prompt : null,
      continuation: typeof continuation === "string" ? continuation : null,
    };
  });
}

/** The log-probability of each response, where that is what was asked for: "-1.25", and whether it was the likeliest, "False". */
export function logProbsOf(responses: Json | undefined): number[] | null {
  const values = listOf(responses).map((response) => {
    const [inner] = listOf(response);
    // Unfiltered, each stands in a list of its own for the repeats of the request.
    const [value, isLikeliest] = Array.isArray(inner) ? inner : listOf(response);
    if (!/^(true|false)$/i.test(String(isLikeliest))) return Number.NaN;
    return typeof value === "number" ? value : typeof value === "string" && value !== "" ? Number(value) : Number.NaN;
  });
  return values.length > 0 && values.every((value) => !Number.isNaN(value)) ? values : null;
}

/** The text of the first response, of those that generate. */
export function generatedOf(responses: Json | undefined): string | null {
  if (typeof responses === "string") return responses;
  for (const response of listOf(responses)) {
    const found = generatedOf(response);
    if (found !== null) return found;
  }
  return null;
}

/** The choice that is likeliest by its log-probability, as `acc` ranks them; the first of equals, as argmax has it. */
export function likeliest(logProbs: readonly number[]): number {
  return logProbs.indexOf(Math.max(...logProbs));
}

/** The members of "['a', \"b\"]", as Python shows a list of texts; null for any other text. */
export function pythonTexts(text: string): string[] | null {
  const list = /^\[\s*(.*)\s*\]$/s.exec(text.trim())?.[1];
  if (list === undefined) return null;
  const found: string[] = [];
  const member = /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*(?:,|$)/sy;
  while (member.lastIndex < list.length) {
    const [, single, double] = member.exec(list) ?? [];
    const quoted = single ?? double;
    if (quoted === undefined) return null;
    found.push(quoted.replace(/\\(['"\\nt])/g, (_, sign: string) => ({ n: "\n", t: "\t" })[sign] ?? sign));
  }
  return found.length > 0 ? found : null;
}
