import { z } from "zod";
import { LORA_TARGETS } from "#lib/model/planner/adaptation.ts";
import { DEVICE_KEYS } from "#lib/model/planner/devices.ts";
import { readQuantity } from "#lib/model/quantity.ts";

/** A quantity of the address; what cannot be read is the default. */
const quantity = (normal: string) =>
  z
    .string()
    .refine((text) => readQuantity(text) !== null)
    .catch(normal)
    .default(normal);
const number = (normal: number, least: number, most: number) =>
  z.coerce.number().min(least).max(most).catch(normal).default(normal);
const whole = (normal: number, least: number, most: number) =>
  z.coerce.number().int().min(least).max(most).catch(normal).default(normal);

/**
 * What a plan is made from, as its address has it. Defaults that are nobody's own figures: PUE 1.56 (Uptime Institute, Global Data Center
 * Survey 2024) and 473 g CO₂ a kWh (Ember, Global Electricity Review 2025, world average of 2024).
 */
export const planSchema = z.object({
  parameters: quantity("7B"),
  /** Empty for the compute-optimal number. */
  tokens: z
    .string()
    .refine((text) => text.trim() === "" || readQuantity(text) !== null)
    .catch("")
    .default(""),
  device: z.enum(DEVICE_KEYS).catch("h100").default("h100"),
  devices: whole(64, 1, 1_000_000),
  utilisation: number(40, 1, 100),
  price: number(2.5, 0, 10_000),
  pue: number(1.56, 1, 5),
  carbon: number(473, 0, 2_000),
  tuningTokens: quantity("10M"),
  epochs: whole(3, 1, 1_000),
  layers: whole(32, 1, 10_000),
  hidden: whole(4_096, 1, 1_000_000),
  intermediate: whole(11_008, 1, 4_000_000),
  keyValueWidth: whole(4_096, 1, 1_000_000),
  rank: whole(16, 1, 100_000),
  /** Letters of the form arrive as one string or several. */
  targets: z
    .preprocess((given) => (typeof given === "string" ? [given] : given), z.array(z.enum(LORA_TARGETS)).min(1))
    .catch([...LORA_TARGETS])
    .default([...LORA_TARGETS]),
  requests: quantity("100k"),
  inputTokens: whole(1_500, 0, 10_000_000),
  outputTokens: whole(300, 0, 10_000_000),
  inputPrice: number(2.5, 0, 100_000),
  outputPrice: number(10, 0, 100_000),
});
export type PlanState = z.output<typeof planSchema>;
