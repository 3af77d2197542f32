import { dialogueText, promptText, responseText } from "#lib/alignment/exports/dialogue.ts";
import { type JudgedItem, labelOf, type Scale } from "#lib/alignment/exports/judged-item.ts";
import type { Turns } from "#lib/alignment/items/campaign-item.ts";
import { messagesOf } from "#lib/alignment/items/turns.ts";
import type { Preference } from "#lib/alignment/rules/preference.ts";
import type { CampaignKind } from "#lib/platform/generated/enums.ts";
import type { Json, JsonObject } from "#lib/platform/json-value.ts";

/** The forms in which TRL reads preferences. */
export const TRL_FORMATS = {
  preference: { label: "Preferences", pairs: true, conversational: false, implicit: false },
  "preference-implicit": { label: "Preferences, prompt implicit", pairs: true, conversational: false, implicit: true },
  conversational: { label: "Preferences, conversational", pairs: true, conversational: true, implicit: false },
  "conversational-implicit": {
    label: "Preferences, conversational, prompt implicit",
    ...{ pairs: true, conversational: true, implicit: true },
  },
  kto: { label: "Unpaired (KTO)", pairs: false, conversational: false, implicit: false },
  "kto-conversational": {
    label: "Unpaired (KTO), conversational",
    pairs: false,
    conversational: true,
    implicit: false,
  },
} as const satisfies Record<
  string,
  { readonly label: string; readonly pairs: boolean; readonly conversational: boolean; readonly implicit: boolean }
>;
export type TrlFormat = keyof typeof TRL_FORMATS;
export const TRL_FORMAT_KEYS = Object.keys(TRL_FORMATS) as [TrlFormat, ...TrlFormat[]];

export type TrlOptions = {
  readonly kind: CampaignKind;
  readonly scale: Scale | null;
  readonly format: TrlFormat;
  /** Unpaired answers have a place for ties and "both bad": two good ones, or two bad ones. Pairs have none. */
  readonly ties: "drop" | "keep";
};

/**
 * An item as TRL's records; none where nobody decided, or where TRL has no place for what was decided. Who judged, why and when stands in
 * further columns, which TRL leaves alone.
 *
 * @see https://huggingface.co/docs/trl/dataset_formats
 */
export function trlRecords(item: JudgedItem, options: TrlOptions): JsonObject[] {
  const label = labelOf(options.kind, options.scale, item);
  if (!label) return [];
  const { pairs } = TRL_FORMATS[options.format];
  return pairs ? pairRecords(item, label, options) : unpairedRecords(item, label, options);
}

function pairRecords(item: JudgedItem, label: Preference, { format }: TrlOptions): JsonObject[] {
  const { prompt, responseA, responseB } = item;
  if (responseB === null || (label.outcome !== "a" && label.outcome !== "b")) return [];
  const isA = label.outcome === "a";
  const [chosen, rejected] = isA ? [responseA, responseB] : [responseB, responseA];
  const { conversational, implicit } = TRL_FORMATS[format];
  const whole = (response: Turns): Json =>
    conversational
      ? [...messagesOf(prompt, "prompt"), ...messagesOf(response, "response")]
      : dialogueText(prompt, response);
  return [
    {
      ...(implicit
        ? { chosen: whole(chosen), rejected: whole(rejected) }
        : {
            prompt: promptIn(prompt, conversational),
            chosen: responseIn(chosen, conversational),
            rejected: responseIn(rejected, conversational),
          }),
      ...named("model_chosen", isA ? item.modelA : item.modelB),
      ...named("model_rejected", isA ? item.modelB : item.modelA),
      ...furtherColumns(item, label),
    },
  ];
}

function unpairedRecords(item: JudgedItem, label: Preference, { format, ties }: TrlOptions): JsonObject[] {
  const { conversational } = TRL_FORMATS[format];
  const record = (response: Turns, good: boolean, model: string | null): JsonObject => ({
    prompt: promptIn(item.prompt, conversational),
    completion: responseIn(response, conversational),
    label: good,
    ...named("model", model),
    ...furtherColumns(item, label),
  });
  const { responseA, responseB, modelA, modelB } = item;
  const good = goodOnes(label, ties);
  if (!good) return [];
  const first = record(responseA, good.a, modelA);
  return responseB === null ? [first] : [first, record(responseB, good.b, modelB)];
}

/** Which of the answers are good, or null where that is not decided or not to be said. */
function goodOnes({ outcome }: Preference, ties: TrlOptions["ties"]): { a: boolean; b: boolean } | null {
  if (outcome === "a" || outcome === "accept") return { a: true, b: false };
  if (outcome === "b") return { a: false, b: true };
  if (outcome === "reject") return { a: false, b: false };
  if (ties === "drop" || outcome === "split") return null;
  return outcome === "tie" ? { a: true, b: true } : { a: false, b: false };
}

function promptIn(prompt: Turns, conversational: boolean): Json {
  return conversational ? messagesOf(prompt, "prompt") : promptText(prompt);
}

function responseIn(response: Turns, conversational: boolean): Json {
  return conversational ? messagesOf(response, "response") : responseText(response);
}

function furtherColumns(item: JudgedItem, { share, source }: Preference): JsonObject {
  const { judgements } = item;
  return {
    ...named("id", item.key),
    ...named("group", item.group),
    label_source: source,
    ...(judgements.length === 0
      ? {}
      : {
          agreement: share,
          annotators: judgements.map(({ annotator }) => annotator),
          rationales: judgements.map(({ rationale }) => rationale),
          judged_at: judgements.map(({ at }) => at),
        }),
  };
}

function named(column: string, value: string | null): JsonObject {
  return value === null ? {} : { [column]: value };
}
