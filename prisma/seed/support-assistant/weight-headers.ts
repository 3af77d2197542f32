/** The shape of Mistral Small 24B, as its config.json has it. */
export const MODEL_CONFIG = {
  architectures: ["MistralForCausalLM"],
  model_type: "mistral",
  hidden_size: 5120,
  intermediate_size: 32768,
  num_hidden_layers: 40,
  num_attention_heads: 32,
  num_key_value_heads: 8,
  head_dim: 128,
  max_position_embeddings: 32768,
  vocab_size: 131072,
  sliding_window: null,
  torch_dtype: "bfloat16",
};

export const AWQ_CONFIG = { quant_method: "awq", bits: 4, group_size: 128, zero_point: true, version: "gemm" };

type Shape = readonly [rows: number, columns: number];
type Tensors = Record<string, readonly [dtype: "BF16" | "F16" | "I32", shape: readonly number[]]>;

const { hidden_size: WIDTH, intermediate_size: INNER, num_hidden_layers: LAYERS } = MODEL_CONFIG;
const HEADS = MODEL_CONFIG.num_attention_heads * MODEL_CONFIG.head_dim;
const KEY_HEADS = MODEL_CONFIG.num_key_value_heads * MODEL_CONFIG.head_dim;

/** The matrices of a layer: out × in. */
const MATRICES: Readonly<Record<string, Shape>> = {
  "self_attn.q_proj": [HEADS, WIDTH],
  "self_attn.k_proj": [KEY_HEADS, WIDTH],
  "self_attn.v_proj": [KEY_HEADS, WIDTH],
  "self_attn.o_proj": [WIDTH, HEADS],
  "mlp.gate_proj": [INNER, WIDTH],
  "mlp.up_proj": [INNER, WIDTH],
  "mlp.down_proj": [WIDTH, INNER],
};

/** The first bytes of the model's file in bf16. */
export function baseHeader(): Uint8Array {
  return headerOf((name, [rows, columns]) => ({ [`${name}.weight`]: ["BF16", [rows, columns]] }));
}

/** The same quantised to 4 bits by AWQ, eight weights a number and a scale for each group of 128. */
export function awqHeader(): Uint8Array {
  const groups = (columns: number) => columns / AWQ_CONFIG.group_size;
  return headerOf((name, [rows, columns]) => ({
    [`${name}.qweight`]: ["I32", [columns, rows / 8]],
    [`${name}.qzeros`]: ["I32", [groups(columns), rows / 8]],
    [`${name}.scales`]: ["F16", [groups(columns), rows]],
  }));
}

function headerOf(matrix: (name: string, shape: Shape) => Tensors): Uint8Array {
  const layers = Array.from({ length: LAYERS }, (_, layer): Tensors => {
    const stem = `model.layers.${layer}`;
    const matrices = Object.entries(MATRICES).map(([name, shape]) => matrix(`${stem}.${name}`, shape));
    return Object.assign({}, ...matrices, {
      [`${stem}.input_layernorm.weight`]: ["BF16", [WIDTH]],
      [`${stem}.post_attention_layernorm.weight`]: ["BF16", [WIDTH]],
    });
  });
  const outside: Tensors = {
    "model.embed_tokens.weight": ["BF16", [MODEL_CONFIG.vocab_size, WIDTH]],
    "model.norm.weight": ["BF16", [WIDTH]],
    "lm_head.weight": ["BF16", [MODEL_CONFIG.vocab_size, WIDTH]],
  };
  return written(Object.assign({}, outside, ...layers));
}

/** As safetensors writes it: the length, then the header, its tensors one after another. */
function written(tensors: Tensors): Uint8Array {
  let at = 0;
  const entries = Object.entries(tensors).map(([name, [dtype, shape]]) => {
    const begin = at;
    at += shape.reduce((product, size) => product * size, dtype === "I32" ? 4 : 2);
    return [name, { dtype, shape, data_offsets: [begin, at] }];
  });
  const header = new TextEncoder().encode(
    JSON.stringify({ __metadata__: { format: "pt" }, ...Object.fromEntries(entries) }),
  );
  const bytes = new Uint8Array(8 + header.byteLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.byteLength), true);
  bytes.set(header, 8);
  return bytes;
}
