import type { LabelSource } from "#lib/platform/generated/enums.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";

/** A message of a conversation: a role, its content, and whatever else a tool wrote with it. */
export type Message = JsonObject;

/** A text, or a list of messages. One message of the usual role is kept as its text: see `turnsOf`. */
export type Turns = string | readonly Message[];

/** An item as a campaign keeps it. */
export type CampaignItem = {
  readonly key: string | null;
  readonly prompt: Turns;
  readonly responseA: Turns;
  /** Null where one answer is judged by itself. */
  readonly responseB: Turns | null;
  readonly modelA: string | null;
  readonly modelB: string | null;
  readonly gold: string | null;
  readonly label: string | null;
  readonly labelSource: LabelSource | null;
  readonly group: string | null;
};
