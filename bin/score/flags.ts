import { z } from "zod";

/** A setting of a metric as a flag of the command line. */
export type Flag = {
  readonly key: string;
  /** `--smooth-value` for `smoothValue`. */
  readonly name: string;
  readonly kind: "boolean" | "number" | "text";
  readonly choices: readonly string[];
  readonly standard: unknown;
  readonly description: string;
};

/** What of a JSON schema says how to read and describe a setting. */
const propertySchema = z.object({
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  anyOf: z.array(z.object({ type: z.string().optional() })).optional(),
  default: z.unknown(),
  description: z.string().default(""),
});

/** The settings of a metric, from their schema. */
export function flagsOf(settings: z.ZodType): Flag[] {
  const { properties = {} } = z.toJSONSchema(settings, { io: "input" });
  return Object.entries(properties).map(([key, property]) => {
    const { type, anyOf = [], enum: choices = [], default: standard, description } = propertySchema.parse(property);
    const types = [type, ...anyOf.map((one) => one.type)];
    return {
      key,
      name: key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      kind: types.includes("boolean")
        ? "boolean"
        : types.includes("number") || types.includes("integer")
          ? "number"
          : "text",
      choices,
      standard,
      description,
    };
  });
}
