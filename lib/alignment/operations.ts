import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import { MAX_ITEMS_BYTES } from "#lib/alignment/limits.ts";
import {
  campaignsQuery,
  createCampaignQuery,
  exportQuery,
  judgementSchema,
  skipSchema,
  tasksSchema,
  undoSchema,
} from "#lib/alignment/schema.ts";
import { CAMPAIGN_KIND_KEYS } from "#lib/alignment/vocabulary.ts";

const TAG = "Campaigns";

const campaign = z.object({
  number: z.int().positive(),
  title: z.string(),
  kind: z.enum(CAMPAIGN_KIND_KEYS),
  state: z.enum(["draft", "open", "closed"]),
  ratersPerItem: z.int(),
  itemCount: z.int(),
  goldCount: z.int().describe("Items whose right answer is known."),
  itemsSha256: z.string(),
  guidelineVersion: z.int().describe("0 before it is written."),
  raterCount: z.int(),
  judged: z.int().describe("Judgements that stand."),
  wanted: z.int().describe("How many it wants in all."),
  createdAt: z.iso.datetime(),
  createdByName: z.string(),
});

const interval = z.object({ low: z.number(), high: z.number() }).nullable();
const agreement = z.object({ value: z.number().nullable(), n: z.int(), interval });

export const campaignsOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/campaigns",
  summary: "List the feedback campaigns",
  description: "The newest first, each with how far it is.",
  tag: TAG,
  permission: "project:read",
  query: campaignsQuery,
  response: z.object({
    items: z.array(campaign),
    total: z.int(),
    page: z.int().positive(),
    pageSize: z.int().positive(),
  }),
  errors: [422],
});

/** What a file of items may be sent as. */
export const ITEM_TYPES: readonly string[] = [
  ...["application/x-ndjson", "application/jsonl", "application/json", "application/octet-stream"],
];

export const createCampaignOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/campaigns",
  summary: "Make a campaign of a file of items",
  description:
    "The body is JSON Lines, packed with gzip or not. Pairs: prompt, response_a, response_b, and model_a, model_b, gold, label, group and id " +
    "where there are any; or TRL's prompt, chosen, rejected, with the prompt explicit or implicit, as texts or messages. For ratings and acceptance: " +
    "prompt and response, or TRL's prompt, completion, label. A wrong line refuses the file with 422, by line and field, and nothing is left behind.",
  tag: TAG,
  permission: "campaign:update",
  query: createCampaignQuery,
  upload: { mediaTypes: ITEM_TYPES, maxBytes: MAX_ITEMS_BYTES, description: "JSON Lines, an item a line." },
  response: z.object({ number: z.int().positive(), itemCount: z.int(), goldCount: z.int() }),
  status: 201,
  errors: [400, 413, 415, 422],
});

export const campaignOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/campaigns/{number}",
  summary: "Read how far a campaign is and what it comes to",
  description:
    "Numbers over all judgements of people that stand; a machine's labels are never among them. They name nobody.",
  tag: TAG,
  permission: "project:read",
  response: campaign.extend({
    measuredAt: z.iso.datetime().nullable().describe("Null while it is open: the numbers then move."),
    alpha: agreement.nullable().describe("Krippendorff's alpha with its 95 % interval."),
    fleiss: agreement.nullable(),
    cohen: agreement.nullable(),
  }),
});

export const exportCampaignOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/campaigns/{number}/export",
  summary: "Take a campaign's preferences, judgements or items along",
  description:
    "Streamed, as JSON Lines that TRL loads, or judgements as CSV. Who judged stands there by a pseudonym, in columns that TRL leaves alone. " +
    "X-Cairn-Dropped says how many items are left out: those that nobody decided, and ties where the form has no place for them.",
  tag: TAG,
  permission: "record:read",
  query: exportQuery,
  response: z.unknown(),
  mediaType: "application/octet-stream",
  errors: [422],
});

const turns = z.union([z.string(), z.array(z.record(z.string(), z.unknown()))]);

export const tasksOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/campaigns/{number}/tasks",
  summary: "Get one's next tasks",
  description:
    "For people only. What was given and is not judged comes again. A task stays its rater's for half an hour, and longer where nobody else wants it.",
  tag: TAG,
  permission: "feedback:rate",
  body: tasksSchema,
  response: z.object({
    tasks: z.array(z.object({ position: z.int(), prompt: turns, responses: z.array(turns) })),
    guidelineVersion: z.int(),
  }),
  errors: [409, 422],
});

export const judgementOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/campaigns/{number}/judgements",
  summary: "Judge a task",
  description: "For people only. Answered once it is on disk; sent again with the same id it changes nothing.",
  tag: TAG,
  permission: "feedback:rate",
  body: judgementSchema,
  response: z.object({ repeated: z.boolean() }),
  status: 201,
  errors: [409, 422],
});

export const undoOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/campaigns/{number}/undo",
  summary: "Take one's last judgement back",
  description: "For people only. It stays on record, and its item is theirs to judge again.",
  tag: TAG,
  permission: "feedback:rate",
  body: undoSchema,
  response: z.object({ position: z.int() }),
  errors: [409, 422],
});

export const skipOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/campaigns/{number}/skips",
  summary: "Give a task back for another to judge",
  description: "For people only.",
  tag: TAG,
  permission: "feedback:rate",
  body: skipSchema,
  response: z.object({}),
  errors: [409, 422],
});
