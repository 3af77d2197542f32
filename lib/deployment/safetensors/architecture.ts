import { parseTolerantJson } from "#lib/platform/json.ts";
import { isJsonObject, type JsonObject, member } from "#lib/platform/json-value.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** What a config.json says that decides how large a key-value cache gets. */
export type Attention = {
  /** Layers that keep every token. */
  readonly fullLayers: number;
  /** Layers that keep the last `window` tokens only. */
  readonly windowLayers: number;
  readonly window: number | null;
  /** Numbers a token and layer: 2 × heads × size of a head, or the latent vector of MLA. */
  readonly perToken: number;
  /** How `perToken` came about, as a sentence. */
  readonly how: string;
  readonly maxContext: number | null;
  readonly modelType: string | null;
};

/** What is read of a config.json. */
export type ModelConfig = { readonly attention: Attention | null; readonly bits: number | null };

const LIMITS = { maxDepth: 32, maxKeys: 20_000 };
export const MAX_CONFIG_BYTES = 2_000_000;

/** Reads a model's config.json. @returns a refusal names the line that is wrong. */
export function readModelConfig(bytes: Uint8Array): Outcome<ModelConfig, "not-a-config"> {
  if (bytes.byteLength > MAX_CONFIG_BYTES)
    return refuse("not-a-config", "A config.json is smaller than 2 MB; this is another file.");
  const parsed = parseTolerantJson(bytes, LIMITS);
  if (!parsed.ok) return refuse("not-a-config", `The config.json cannot be read. ${parsed.message}`);
  const { value } = parsed.value;
  if (!isJsonObject(value)) return refuse("not-a-config", "A config.json is one JSON object.");
  const text = member(value, "text_config");
  const quantisation = member(value, "quantization_config");
  const bits = member(quantisation, "bits") ?? member(quantisation, "w_bit") ?? groupBits(quantisation);
  return accept({
    attention: attentionOf(isJsonObject(text) ? { ...value, ...text } : value),
    bits: typeof bits === "number" ? bits : null,
  });
}

function groupBits(quantisation: unknown): unknown {
  const groups = member(quantisation as JsonObject, "config_groups");
  const [first] = isJsonObject(groups) ? Object.values(groups) : [];
  return member(member(first, "weights"), "num_bits");
}

/** Null where it does not say how many layers, heads and numbers a head there are. */
function attentionOf(config: JsonObject): Attention | null {
  const number = (...keys: string[]) => keys.map((key) => member(config, key)).find(isCount) ?? null;
  const layers = number("num_hidden_layers", "n_layer", "num_layers", "n_layers");
  if (layers === null) return null;
  const perToken = perTokenOf(number);
  if (!perToken) return null;
  const { sliding, full } = layerKinds(config, layers);
  const window = number("sliding_window");
  const type = member(config, "model_type");
  return {
    ...perToken,
    fullLayers: window === null ? full + sliding : full,
    windowLayers: window === null ? 0 : sliding,
    window: window === null || sliding === 0 ? null : window,
    maxContext: number("max_position_embeddings", "n_positions", "n_ctx", "max_sequence_length"),
    modelType: typeof type === "string" ? type.slice(0, 100) : null,
  };
}

function perTokenOf(number: (...keys: string[]) => number | null): Pick<Attention, "perToken" | "how"> | null {
  const latent = number("kv_lora_rank");
  if (latent !== null) {
    const rope = number("qk_rope_head_dim") ?? 0;
    return {
      perToken: latent + rope,
      how: `One latent vector of ${latent} + ${rope} numbers (multi-head latent attention).`,
    };
  }
  const heads = number("num_attention_heads", "n_head", "num_heads", "n_heads");
  const hidden = number("hidden_size", "n_embd", "d_model");
  if (heads === null) return null;
  const keyHeads = number("num_key_value_heads", "num_kv_heads", "n_head_kv") ?? heads;
  const size = number("head_dim", "d_kv") ?? (hidden === null ? null : hidden / heads);
  if (size === null || !Number.isInteger(size)) return null;
  return { perToken: 2 * keyHeads * size, how: `2 × ${keyHeads} key-value heads × ${size} numbers a head.` };
}

/** Layers without attention, such as Mamba's, keep no cache. */
function layerKinds(config: JsonObject, layers: number): { readonly sliding: number; readonly full: number } {
  const kinds = member(config, "layer_types");
  if (Array.isArray(kinds)) {
    const sliding = kinds.filter((kind) => kind === "sliding_attention").length;
    const full = kinds.filter((kind) => kind === "full_attention" || kind === "attention").length;
    if (sliding + full > 0) return { sliding, full };
  }
  const isUsed = member(config, "use_sliding_window") !== false && member(config, "sliding_window") !== null;
  return isUsed && isCount(member(config, "sliding_window"))
    ? { sliding: layers, full: 0 }
    : { sliding: 0, full: layers };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 && value < 1e9;
}
