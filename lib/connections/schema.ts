import { z } from "zod";
import { hostOf } from "#lib/platform/outgoing/policy.ts";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";

const line = (what: string, min: number, max: number) =>
  z.string().trim().min(min, `Say ${what}.`).max(max, `Use ${max} characters or fewer.`);
const reason = z
  .string()
  .trim()
  .min(10, "Say why, in 10 characters or more.")
  .max(2_000, "Use 2 000 characters or fewer.");
const number = z.coerce.number().int().positive().max(MAX_ROW_NUMBER);

/** An address ends where the API begins; what people paste often ends one step later. */
const baseUrl = z
  .string()
  .trim()
  .max(500, "Use 500 characters or fewer.")
  .transform((text, context) => {
    const issue = (message: string) => {
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    if (!URL.canParse(text)) return issue("Write a whole address, such as https://api.openai.com/v1.");
    const url = new URL(text);
    if (url.protocol !== "https:" && url.protocol !== "http:")
      return issue("Write an address that begins with https:// or http://.");
    if (url.username || url.password) return issue("Leave the user name and password out; the key has its own field.");
    if (url.search || url.hash) return issue("Leave out what follows the ? or #; the API version has its own field.");
    return url.href.replace(/\/+$/, "").replace(/\/chat\/completions$/, "");
  });

const apiKey = z
  .string()
  .trim()
  .max(1_000, "Use 1 000 characters or fewer.")
  .regex(/^[\x21-\x7e]*$/, "A key has no spaces and only plain characters. Copy it again.")
  .optional()
  .transform((key) => key || null);

const apiVersion = z
  .string()
  .trim()
  .regex(/^[\w.-]{0,40}$/, "Write it as Azure does, such as 2024-10-21.")
  .optional()
  .transform((version) => version || null);

const usd = z
  .union([
    z.literal(""),
    z.coerce
      .number("Write a number.")
      .min(0, "A price is 0 or more.")
      .max(100_000, "Write the price of a million tokens."),
  ])
  .nullish()
  .transform((price) => (typeof price === "number" ? price : null));

const definition = z.object({
  name: line("what it is called, in 2 characters or more", 2, 80),
  baseUrl,
  keyHeader: z.enum(["bearer", "api_key"], "Choose one.").default("bearer"),
  apiVersion,
  defaultModel: line("which model answers unless another is asked for", 1, 200),
  inputUsd: usd,
  outputUsd: usd,
  timeoutSeconds: z.coerce
    .number("Write a number of seconds.")
    .int("Write whole seconds.")
    .min(1, "Wait for a second at least.")
    .max(900, "Wait for 900 seconds at most.")
    .default(120),
  apiKey,
});

type Definition = z.infer<typeof definition>;

function refuseHalfAPrice({ inputUsd, outputUsd }: Definition, context: z.RefinementCtx): void {
  if ((inputUsd === null) === (outputUsd === null)) return;
  const path = [inputUsd === null ? "inputUsd" : "outputUsd"];
  context.addIssue({
    code: "custom",
    path,
    message: "Give both prices or neither: half a price would count the rest as free.",
  });
}

export const connectionSchema = definition.superRefine(refuseHalfAPrice);
export type ConnectionInput = z.infer<typeof connectionSchema>;

export const connectionEditSchema = definition
  .extend({
    number,
    /** The revision the editor began from. */
    revision: number,
    /** What a checkbox sends, or leaves out. */
    forgetKey: z.literal("on").optional(),
  })
  .superRefine(refuseHalfAPrice);
export type ConnectionEdit = z.infer<typeof connectionEditSchema>;

export const connectionRetirementSchema = z.object({ number, reason });
export type ConnectionRetirement = z.infer<typeof connectionRetirementSchema>;

export const connectionNumberSchema = z.object({ number });

/** `llm.internal`, `llm.internal:8000`, `10.0.0.5:11434`, `[::1]:11434`: as in a URL, so that both read the same. */
const host = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "Name a host, such as llm.internal:8000.")
  .max(260, "Use 260 characters or fewer.")
  .transform((text, context) => {
    const [, port] = /:(\d{1,5})$/.exec(text) ?? [];
    // A scheme whose standard port nobody types, so that none is swallowed.
    const address = `http://${port ? text.slice(0, -port.length - 1) : text}/`;
    const isHost =
      URL.canParse(address) && /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/.test(text) && hostOf(new URL(address)) !== "";
    const isPort = port === undefined || (Number(port) >= 1 && Number(port) <= 65_535);
    if (isHost && isPort && !new URL(address).port)
      return { host: hostOf(new URL(address)), port: port ? Number(port) : null };
    context.addIssue({
      code: "custom",
      message: "Write a host, or host:port, such as llm.internal:8000 or [::1]:11434.",
    });
    return z.NEVER;
  });

export const allowedHostSchema = z.object({ host, reason });
export type NewAllowedHost = z.infer<typeof allowedHostSchema>;

export const allowedHostIdSchema = z.object({ hostId: z.uuid() });

export const outgoingRuleSchema = z.object({ onlyAllowedHosts: z.stringbool() });
