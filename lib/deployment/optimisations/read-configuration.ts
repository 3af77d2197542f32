import { parseTolerantJson } from "#lib/platform/json.ts";
import { isJsonObject, type Json, type JsonObject, member } from "#lib/platform/json-value.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";

/** A text of settings, by their names in the file. */
export type Settings = Readonly<Record<string, string>>;

export type Configuration = {
  /** What the file is. */
  readonly kind: "quantization_config" | "adapter_config";
  readonly settings: Settings;
  /** As it came, with every key that is not known here. */
  readonly kept: JsonObject;
};

export const MAX_CONFIGURATION_BYTES = 1_000_000;
const LIMITS = { maxDepth: 32, maxKeys: 20_000 };

/**
 * Reads how a model was optimised from what its tools write: the `quantization_config` of a config.json (by itself or in its file), the
 * older quantize_config.json and quant_config.json of GPTQ and AWQ, or an adapter_config.json of PEFT. A file may miss
 * `quant_method`, as older ones of bitsandbytes do; it is then told by its keys.
 *
 * @returns a refusal names the line or the key that is wrong.
 */
export function readConfiguration(text: string): Outcome<Configuration, string> {
  const bytes = new TextEncoder().encode(text);
  if (bytes.byteLength > MAX_CONFIGURATION_BYTES)
    return refuse("too-large", "A configuration is smaller than 1 MB; this is another file.");
  const parsed = parseTolerantJson(bytes, LIMITS);
  if (!parsed.ok) return parsed;
  const { value } = parsed.value;
  if (!isJsonObject(value)) return refuse("not-a-configuration", "A configuration is one JSON object.");
  const inner = member(value, "quantization_config");
  if (isJsonObject(inner)) return accept({ kind: "quantization_config", ...quantisationOf(inner) });
  if (typeof member(value, "peft_type") === "string") return accept({ kind: "adapter_config", ...adapterOf(value) });
  if (methodOf(value)) return accept({ kind: "quantization_config", ...quantisationOf(value) });
  return refuse(
    "not-a-configuration",
    member(value, "model_type") === undefined
      ? "The file has none of quant_method, quantization_config and peft_type: it is no configuration of an optimisation."
      : "This config.json has no quantization_config: the model it describes was not quantised.",
  );
}

/** By `quant_method`, or by the keys of tools that do not write one. */
function methodOf(config: JsonObject): string | null {
  const said = member(config, "quant_method");
  if (typeof said === "string" && said.trim() !== "") return said.trim().toLowerCase();
  const has = (...keys: string[]) => keys.some((key) => member(config, key) !== undefined);
  if (has("load_in_4bit", "load_in_8bit", "_load_in_4bit", "_load_in_8bit", "bnb_4bit_quant_type"))
    return "bitsandbytes";
  if (has("w_bit", "q_group_size")) return "awq";
  if (has("bits") && has("group_size", "desc_act")) return "gptq";
  if (has("config_groups")) return "compressed-tensors";
  return null;
}

/** Which keys of each tool say how many bits, over how many weights, and by which scheme. */
const NAMES = {
  bits: ["bits", "w_bit", "num_bits", "nbits", "weight_bits"],
  group_size: ["group_size", "q_group_size"],
} as const;

function quantisationOf(config: JsonObject): Pick<Configuration, "settings" | "kept"> {
  const method = methodOf(config);
  const weights = weightsOfGroups(config) ?? config;
  const settings: Record<string, string> = {};
  const say = (name: string, value: Json | undefined) => {
    const text = settingText(value);
    if (text !== null) settings[name] = text;
  };
  say("quant_method", method ?? undefined);
  say("bits", bitsOf(method, config, weights));
  say("group_size", firstOf(weights, NAMES.group_size) ?? (method === "mxfp4" ? 32 : undefined));
  say("scheme", schemeOf(method, config, weights));
  for (const key of OTHER_KEYS) say(key, member(weights, key) ?? member(config, key));
  return { settings, kept: config };
}

const OTHER_KEYS = [
  "sym",
  "symmetric",
  "desc_act",
  "zero_point",
  "damp_percent",
  "checkpoint_format",
  "bnb_4bit_use_double_quant",
  "bnb_4bit_compute_dtype",
  "llm_int8_threshold",
  "activation_scheme",
  "weight_block_size",
  "format",
  "strategy",
  "kv_cache_scheme",
];

/** compressed-tensors describes weights by groups; the first stands for all, and the rest is kept with the file. */
function weightsOfGroups(config: JsonObject): JsonObject | null {
  const groups = member(config, "config_groups");
  const first = isJsonObject(groups) ? Object.values(groups)[0] : undefined;
  const weights = member(first, "weights");
  return isJsonObject(weights) ? weights : null;
}

function bitsOf(method: string | null, config: JsonObject, weights: JsonObject): Json | undefined {
  const isOn = (key: string) => member(config, key) === true || member(config, `_${key}`) === true;
  if (method === "bitsandbytes") return isOn("load_in_4bit") ? 4 : isOn("load_in_8bit") ? 8 : undefined;
  return (
    firstOf(weights, NAMES.bits) ?? (method === "fp8" || method === "eetq" ? 8 : method === "mxfp4" ? 4 : undefined)
  );
}

function schemeOf(method: string | null, config: JsonObject, weights: JsonObject): Json | undefined {
  if (method === "bitsandbytes")
    return (
      member(config, "bnb_4bit_quant_type") ?? (member(config, "load_in_8bit") === true ? "LLM.int8()" : undefined)
    );
  if (method === "awq") return member(config, "version");
  return member(weights, "type") ?? member(config, "fmt");
}

function firstOf(config: JsonObject, keys: readonly string[]): Json | undefined {
  return keys.map((key) => member(config, key)).find((value) => value !== undefined && value !== null);
}

const ADAPTER_KEYS = ["peft_type", "task_type", "r", "lora_alpha", "lora_dropout", "bias", "use_rslora", "use_dora"];

function adapterOf(config: JsonObject): Pick<Configuration, "settings" | "kept"> {
  const settings: Record<string, string> = {};
  for (const key of ADAPTER_KEYS) {
    const text = settingText(member(config, key));
    if (text !== null) settings[key] = text;
  }
  const targets = member(config, "target_modules");
  // A set was written down, so its order says nothing.
  const listed = Array.isArray(targets) ? targets.map(String).sort().join(", ") : settingText(targets);
  if (listed) settings.target_modules = cut(listed);
  const base = settingText(member(config, "base_model_name_or_path"));
  if (base) settings.base_model = base;
  return { settings, kept: config };
}

function settingText(value: Json | undefined): string | null {
  if (typeof value === "string") return value.trim() === "" ? null : cut(value.trim());
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value) && value.every((one) => typeof one === "number" || typeof one === "string"))
    return cut(value.join(" × "));
  return null;
}

function cut(text: string): string {
  return storableText(text).slice(0, 300);
}
