import type { CampaignItem } from "#lib/alignment/items/campaign-item.ts";
import { type Line, nameIn, truthIn, turnsIn } from "#lib/alignment/items/formats/fields.ts";
import { splitPrompt } from "#lib/alignment/items/formats/implicit-prompt.ts";
import { mixedSides } from "#lib/alignment/items/formats/mixed-sides.ts";
import { ItemsError } from "#lib/alignment/items/items-error.ts";
import { opinionText, parseOpinion, type Said } from "#lib/alignment/rules/opinion.ts";
import type { CampaignKind, LabelSource } from "#lib/platform/generated/enums.ts";
import { member } from "#lib/platform/json-value.ts";

/** The ways in which a line can be written, each known by the fields it has. */
export const ITEM_FORMATS = {
  pair: { label: "Pairs", fields: ["response_a", "response_b"], kinds: ["pairwise"] },
  preference: { label: "TRL preferences", fields: ["chosen", "rejected"], kinds: ["pairwise"] },
  unpaired: {
    label: "TRL unpaired preferences (KTO)",
    fields: ["completion", "label"],
    kinds: ["rating", "acceptance"],
  },
  conversation: {
    label: "LLaMA-Factory conversations",
    fields: ["messages", "label"],
    kinds: ["rating", "acceptance"],
  },
  answer: { label: "Answers", fields: ["response"], kinds: ["rating", "acceptance"] },
} as const satisfies Record<
  string,
  { readonly label: string; readonly fields: readonly string[]; readonly kinds: readonly CampaignKind[] }
>;
export type ItemFormat = keyof typeof ITEM_FORMATS;

/** The format whose fields a line has, or null. */
export function formatOf({ value }: Line): ItemFormat | null {
  const formats = Object.keys(ITEM_FORMATS) as ItemFormat[];
  return formats.find((one) => ITEM_FORMATS[one].fields.every((field) => member(value, field) !== undefined)) ?? null;
}

type Reading = {
  readonly kind: CampaignKind;
  /** Whose judgements the file holds, where it holds any. */
  readonly labelSource: LabelSource;
};

/**
 * Reads a line as an item. Fields that no format knows are left out.
 *
 * @throws ItemsError which names line and field.
 */
export function readItem(line: Line, format: ItemFormat, reading: Reading): CampaignItem {
  const kinds: readonly CampaignKind[] = ITEM_FORMATS[format].kinds;
  if (!kinds.includes(reading.kind))
    throw new ItemsError(
      "items.other-kind",
      `Line ${line.line} has ${ITEM_FORMATS[format].fields.map((field) => `“${field}”`).join(" and ")}, which this kind of campaign cannot ask about.`,
      ITEM_FORMATS[format].fields[0],
    );
  const read = format === "pair" || format === "preference" ? readPair(line, format) : readSingle(line, format);
  const { label, ...item } = read;
  const gold = goldIn(line, reading.kind, label);
  // What is known to be right is not also somebody's judgement.
  const kept = gold === null ? label : null;
  const whole: CampaignItem = {
    ...item,
    key: nameIn(line, "id"),
    gold,
    label: kept,
    labelSource: kept === null ? null : sourceIn(line, reading.labelSource),
    group: nameIn(line, "group"),
  };
  return format === "preference" ? mixedSides(whole) : whole;
}

type ReadAnswers = Pick<CampaignItem, "prompt" | "responseA" | "responseB" | "modelA" | "modelB" | "label">;

function readPair(line: Line, format: "pair" | "preference"): ReadAnswers {
  if (format === "pair") {
    return {
      prompt: turnsIn(line, "prompt", "prompt"),
      responseA: turnsIn(line, "response_a", "response"),
      responseB: turnsIn(line, "response_b", "response"),
      modelA: nameIn(line, "model_a"),
      modelB: nameIn(line, "model_b"),
      label: opinionIn(line, "label", "pairwise"),
    };
  }
  const pair = preferenceIn(line);
  return {
    prompt: pair.prompt,
    responseA: pair.chosen,
    responseB: pair.rejected,
    modelA: nameIn(line, "model_chosen") ?? nameIn(line, "model_a"),
    modelB: nameIn(line, "model_rejected") ?? nameIn(line, "model_b"),
    label: "a",
  };
}

function preferenceIn(line: Line) {
  const [chosen, rejected] = [turnsIn(line, "chosen", "response"), turnsIn(line, "rejected", "response")];
  for (const field of ["prompt", "conversations"])
    if (member(line.value, field) !== undefined) return { prompt: turnsIn(line, field, "prompt"), chosen, rejected };
  const split = splitPrompt(chosen, rejected);
  if (split.ok) return split.value;
  throw new ItemsError("items.field-wrong", `Line ${line.line}: ${split.message}`, "chosen");
}

function readSingle(line: Line, format: "unpaired" | "conversation" | "answer"): ReadAnswers {
  const common = { responseB: null, modelA: nameIn(line, "model"), modelB: null };
  if (format === "answer")
    return {
      ...common,
      prompt: turnsIn(line, "prompt", "prompt"),
      responseA: turnsIn(line, "response", "response"),
      label: null,
    };
  const label = truthIn(line, "label") ? "accept" : "reject";
  if (format === "unpaired")
    return {
      ...common,
      prompt: turnsIn(line, "prompt", "prompt"),
      responseA: turnsIn(line, "completion", "response"),
      label,
    };
  const messages = turnsIn(line, "messages", "response");
  if (typeof messages === "string" || messages.length < 2)
    throw new ItemsError(
      "items.field-wrong",
      `Line ${line.line}, field “messages”: write the prompt and the answer.`,
      "messages",
    );
  const asLine = (field: string, value: typeof messages): Line => ({ line: line.line, value: { [field]: value } });
  return {
    ...common,
    prompt: turnsIn(asLine("messages", messages.slice(0, -1)), "messages", "prompt"),
    responseA: turnsIn(asLine("messages", messages.slice(-1)), "messages", "response"),
    label,
  };
}

/** `gold: true` says that the file's own label is known to be right; anything else is the answer that is. */
function goldIn(line: Line, kind: CampaignKind, label: string | null): string | null {
  const found = member(line.value, "gold");
  if (found === undefined || found === null || found === false || found === "") return null;
  if (found === true && kind === "acceptance" && label === null) return "accept";
  if (found === true) {
    if (label !== null && kind !== "rating") return label;
    throw new ItemsError("items.field-wrong", `Line ${line.line}, field “gold”: say which answer is right.`, "gold");
  }
  return opinionIn(line, "gold", kind);
}

function opinionIn(line: Line, field: string, kind: CampaignKind): string | null {
  const text = nameIn(line, field);
  if (text === null) return null;
  const known: Readonly<Record<string, Said>> = {
    response_a: { opinion: "a", rating: null },
    response_b: { opinion: "b", rating: null },
    "both-bad": { opinion: "both_bad", rating: null },
  };
  const said = known[text];
  if (said && kind === "pairwise") return opinionText(said);
  const read = parseOpinion(kind, text.toLowerCase());
  if (read.ok) return opinionText(read.value);
  throw new ItemsError("items.field-wrong", `Line ${line.line}, field “${field}”: write ${read.message}.`, field);
}

function sourceIn(line: Line, otherwise: LabelSource): LabelSource {
  const found = member(line.value, "label_source");
  return found === "person" || found === "machine" ? found : otherwise;
}
