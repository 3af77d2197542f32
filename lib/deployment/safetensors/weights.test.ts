import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readModelConfig } from "#lib/deployment/safetensors/architecture.ts";
import { cacheBytes } from "#lib/deployment/safetensors/inference-memory.ts";
import { predictedBytes } from "#lib/deployment/safetensors/predicted-size.ts";
import { readHeader } from "#lib/deployment/safetensors/read-header.ts";
import { readShardIndex } from "#lib/deployment/safetensors/shard-index.ts";
import { headerOf } from "#lib/deployment/safetensors/testing/header-bytes.ts";
import { groupOf, weighModel } from "#lib/deployment/safetensors/weights.ts";
import { wholeModel } from "#lib/deployment/safetensors/whole-model.ts";

type Made = Readonly<Record<string, readonly [dtype: string, shape: readonly number[]]>>;

function header(made: Made) {
  const read = readHeader(headerOf(made));
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

const weigh = (made: Made, saidBits: number | null = null) => weighModel(header(made).tensors, { saidBits });

/** One linear layer of 4096 × 4096, as each tool packs it. */
const STEM = "model.layers.0.self_attn.q_proj";
const SIDE = 4096;

describe("the parameters of a packed model", () => {
  test.each<[string, Made, number | null, object]>([
    [
      "gptq",
      {
        [`${STEM}.qweight`]: ["I32", [SIDE / 8, SIDE]],
        [`${STEM}.qzeros`]: ["I32", [SIDE / 128, SIDE / 8]],
        [`${STEM}.scales`]: ["F16", [SIDE / 128, SIDE]],
        [`${STEM}.g_idx`]: ["I32", [SIDE]],
      },
      null,
      { format: "gptq/awq", bits: 4, groupSize: 128, isAssumed: false },
    ],
    [
      "gptq of 3 bits",
      {
        [`${STEM}.qweight`]: ["I32", [(SIDE * 3) / 32, SIDE]],
        [`${STEM}.qzeros`]: ["I32", [SIDE / 128, (SIDE * 3) / 32]],
        [`${STEM}.scales`]: ["F16", [SIDE / 128, SIDE]],
      },
      null,
      { bits: 3, groupSize: 128, isAssumed: false },
    ],
    [
      "awq, packed along the other side",
      {
        [`${STEM}.qweight`]: ["I32", [SIDE, SIDE / 8]],
        [`${STEM}.qzeros`]: ["I32", [SIDE / 64, SIDE / 8]],
        [`${STEM}.scales`]: ["F16", [SIDE / 64, SIDE]],
      },
      null,
      { format: "gptq/awq", bits: 4, groupSize: 64 },
    ],
    [
      "bitsandbytes",
      {
        [`${STEM}.weight`]: ["U8", [(SIDE * SIDE) / 2, 1]],
        [`${STEM}.weight.absmax`]: ["F32", [(SIDE * SIDE) / 64]],
        [`${STEM}.weight.quant_map`]: ["F32", [16]],
        [`${STEM}.weight.quant_state.bitsandbytes__nf4`]: ["U8", [120]],
      },
      null,
      { format: "bitsandbytes", bits: 4, groupSize: 64 },
    ],
    [
      "compressed-tensors, as its config.json says",
      {
        [`${STEM}.weight_packed`]: ["I32", [SIDE, SIDE / 8]],
        [`${STEM}.weight_scale`]: ["BF16", [SIDE, SIDE / 128]],
        [`${STEM}.weight_shape`]: ["I64", [2]],
      },
      4,
      { format: "compressed-tensors", bits: 4, groupSize: 128, isAssumed: false },
    ],
    [
      "mxfp4",
      {
        "model.layers.0.mlp.experts.down_proj_blocks": ["U8", [SIDE, SIDE / 32, 16]],
        "model.layers.0.mlp.experts.down_proj_scales": ["U8", [SIDE, SIDE / 32]],
      },
      null,
      { format: "mxfp4", bits: 4, groupSize: 32 },
    ],
  ])("of %s", (_name, made, saidBits, packing) => {
    const report = weigh({ ...made, "model.norm.weight": ["BF16", [SIDE]] }, saidBits);
    expect(report.parameters).toBe(SIDE * SIDE + SIDE);
    expect(report).toMatchObject({ packed: SIDE * SIDE, packable: SIDE * SIDE, layers: 1, packing });
    const bytes = Object.values(report.byDtype).reduce((sum, one) => sum + one.bytes, 0);
    expect(report.bytes).toBe(bytes);
    expect(report.overheadBytes).toBeGreaterThan(0);
    expect(report.packing?.how).toMatch(/weights/);
  });

  test("says where it had to assume the bits", () => {
    const made: Made = { [`${STEM}.weight_packed`]: ["I32", [SIDE, SIDE / 8]] };
    expect(weigh(made).packing).toMatchObject({ bits: 4, isAssumed: true });
  });

  test("of int8 are its bytes, and its scales are none", () => {
    const made: Made = { [`${STEM}.weight`]: ["I8", [SIDE, SIDE]], [`${STEM}.SCB`]: ["F32", [SIDE]] };
    expect(weigh(made)).toMatchObject({ parameters: SIDE * SIDE, overheadBytes: SIDE * 4, packing: null });
  });
});

describe("a model in shards", () => {
  const first = {
    file: "model-00001-of-00002.safetensors",
    header: header({ "model.embed_tokens.weight": ["BF16", [100, 8]] }),
  };
  const second = { file: "model-00002-of-00002.safetensors", header: header({ "lm_head.weight": ["BF16", [100, 8]] }) };
  const index = (map: Record<string, string>, total = 3200) => {
    const read = readShardIndex(
      new TextEncoder().encode(JSON.stringify({ metadata: { total_size: total }, weight_map: map })),
    );
    if (!read.ok) throw new Error(read.message);
    return read.value;
  };
  const whole = { "model.embed_tokens.weight": first.file, "lm_head.weight": second.file };

  it("adds up", () => {
    const model = wholeModel([first, second], index(whole));
    expect(model).toMatchObject({ ok: true, value: { missing: [], warnings: [] } });
    if (model.ok) expect(weighModel(model.value.tensors)).toMatchObject({ parameters: 1600, bytes: 3200, tensors: 2 });
  });

  it("names what was not sent", () => {
    expect(wholeModel([first], index(whole))).toMatchObject({ ok: true, value: { missing: [second.file] } });
  });

  test.each([
    ["a tensor twice", [first, { ...second, header: first.header }], null, /is in model-00001.* and in model-00002/],
    [
      "a tensor in another file than it should be",
      [first, second],
      index({ ...whole, "lm_head.weight": first.file }),
      /but it is in model-00002/,
    ],
    [
      "a tensor that is not there",
      [first, second],
      index({ ...whole, gone: second.file }),
      /whose header does not name it/,
    ],
  ])("refuses %s", (_name, headers, given, message) => {
    expect(wholeModel(headers, given)).toMatchObject({ ok: false, message: expect.stringMatching(message) });
  });

  test("says when the sums differ or something is not named", () => {
    expect(wholeModel([first, second], index(whole, 9999))).toMatchObject({
      value: { warnings: [expect.stringMatching(/9999 bytes; the headers add up to 3200/)] },
    });
    expect(wholeModel([first, second], index({ "lm_head.weight": second.file }, 3200))).toMatchObject({
      value: { warnings: [expect.stringMatching(/does not name model.embed_tokens.weight/)] },
    });
  });

  test.each([
    ["without a map", "{}", /no “weight_map”/],
    ["cut off", '{"weight_map": {', /line 1/],
    ["with a number for a file", '{"weight_map": {"a": 3}}', /no file for tensor “a”/],
    ["that names a tensor twice", '{"weight_map": {"a": "x", "a": "y"}}', /twice/],
  ])("refuses an index %s", (_name, text, message) => {
    expect(readShardIndex(new TextEncoder().encode(text))).toMatchObject({
      ok: false,
      message: expect.stringMatching(message),
    });
  });
});

test.each([
  ["model.embed_tokens.weight", "embedding"],
  ["transformer.wte.weight", "embedding"],
  ["model.layers.3.self_attn.q_proj.weight", "attention"],
  ["transformer.h.3.attn.c_attn.weight", "attention"],
  ["model.layers.3.mlp.gate_proj.weight", "feed-forward"],
  ["model.layers.3.block_sparse_moe.experts.1.w1.weight", "experts"],
  ["model.layers.3.input_layernorm.weight", "norm"],
  ["model.layers.3.self_attn.q_norm.weight", "norm"],
  ["model.norm.weight", "norm"],
  ["lm_head.weight", "head"],
  ["rotary.inv_freq", "other"],
])("%s belongs to %s", (name, group) => {
  expect(groupOf(name)).toBe(group);
});

describe("a predicted size", () => {
  it("of 7 billion parameters at 4 bits is about 4 GB with its scales", () => {
    const model = { parameters: 7.24e9, packable: 6.98e9 };
    expect(predictedBytes(model, 16, 128)).toBe(14.48e9);
    expect(predictedBytes(model, 4, 128)).toBeCloseTo((6.98e9 * (4 + 20 / 128)) / 8 + 0.26e9 * 2, -2);
    expect(predictedBytes(model, 4, 128) / 1e9).toBeCloseTo(4.15, 1);
  });

  it("never grows with fewer bits or larger groups", () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), fc.integer({ min: 16, max: 1024 }), (packable, rest, groupSize) => {
        const model = { parameters: packable + rest, packable };
        const [sixteen, eight, four] = ([16, 8, 4] as const).map((bits) => predictedBytes(model, bits, groupSize));
        expect(four).toBeLessThanOrEqual((eight ?? 0) + 1);
        expect(eight).toBeLessThanOrEqual((sixteen ?? 0) + 1);
        expect(predictedBytes(model, 4, groupSize * 2)).toBeLessThanOrEqual((four ?? 0) + 1);
      }),
    );
  });
});

const attention = (config: object) => {
  const read = readModelConfig(new TextEncoder().encode(JSON.stringify(config)));
  if (!read.ok) throw new Error(read.message);
  return read.value.attention;
};

describe("the cache of a model", () => {
  const serving = { contextTokens: 8192, batch: 4, cacheBits: 16 } as const;

  test.each<[string, object, number]>([
    [
      "with grouped heads",
      { num_hidden_layers: 32, num_attention_heads: 32, num_key_value_heads: 8, hidden_size: 4096 },
      4 * 32 * 8192 * 2 * 8 * 128 * 2,
    ],
    ["with as many key heads as heads", { n_layer: 12, n_head: 12, n_embd: 768 }, 4 * 12 * 8192 * 2 * 12 * 64 * 2],
    [
      "with a head of its own size",
      { num_hidden_layers: 40, num_attention_heads: 32, num_key_value_heads: 8, hidden_size: 5120, head_dim: 128 },
      4 * 40 * 8192 * 2 * 8 * 128 * 2,
    ],
    [
      "with a window",
      {
        num_hidden_layers: 32,
        num_attention_heads: 32,
        num_key_value_heads: 8,
        hidden_size: 4096,
        sliding_window: 4096,
      },
      4 * 32 * 4096 * 2 * 8 * 128 * 2,
    ],
    [
      "with a window that is not used",
      {
        ...{ num_hidden_layers: 28, num_attention_heads: 28, num_key_value_heads: 4, hidden_size: 3584 },
        ...{ sliding_window: 4096, use_sliding_window: false },
      },
      4 * 28 * 8192 * 2 * 4 * 128 * 2,
    ],
    [
      "with windows in some layers",
      {
        text_config: {
          ...{
            num_hidden_layers: 3,
            num_attention_heads: 4,
            num_key_value_heads: 1,
            head_dim: 256,
            sliding_window: 1024,
          },
          layer_types: ["sliding_attention", "sliding_attention", "full_attention"],
        },
      },
      4 * (2 * 1024 + 8192) * 2 * 256 * 2,
    ],
    [
      "of latent vectors",
      { num_hidden_layers: 60, num_attention_heads: 128, kv_lora_rank: 512, qk_rope_head_dim: 64, hidden_size: 5120 },
      4 * 60 * 8192 * 576 * 2,
    ],
  ])("%s", (_name, config, bytes) => {
    const known = attention(config);
    expect(known && cacheBytes(known, serving)).toBe(bytes);
    expect(known && cacheBytes(known, { ...serving, cacheBits: 8 })).toBe(bytes / 2);
  });

  test("is not known without layers and heads", () => {
    expect(attention({ hidden_size: 4096 })).toBeNull();
    expect(attention({ num_hidden_layers: -3, num_attention_heads: 8, hidden_size: 64 })).toBeNull();
  });

  test("of a broken config.json is refused with its line", () => {
    expect(readModelConfig(new TextEncoder().encode('{"num_hidden_layers": 3,'))).toMatchObject({
      ok: false,
      message: expect.stringMatching(/line 1/),
    });
  });
});
