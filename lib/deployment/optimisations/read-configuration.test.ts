import { describe, expect, it, test } from "vitest";
import { readConfiguration } from "#lib/deployment/optimisations/read-configuration.ts";

function read(config: unknown) {
  const outcome = readConfiguration(typeof config === "string" ? config : JSON.stringify(config));
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

describe("a configuration of an optimisation", () => {
  test.each([
    [
      "gptq",
      { quant_method: "gptq", bits: 4, group_size: 128, desc_act: false, sym: true, checkpoint_format: "gptq" },
      { quant_method: "gptq", bits: "4", group_size: "128", desc_act: "false", sym: "true" },
    ],
    ["gptq without its name", { bits: 4, group_size: 128, desc_act: true }, { quant_method: "gptq", bits: "4" }],
    [
      "awq",
      { quant_method: "awq", bits: 4, group_size: 64, zero_point: true, version: "gemm", modules_to_not_convert: null },
      { bits: "4", group_size: "64", scheme: "gemm", zero_point: "true" },
    ],
    [
      "the older awq",
      { w_bit: 4, q_group_size: 128, version: "GEMM" },
      { quant_method: "awq", bits: "4", scheme: "GEMM" },
    ],
    [
      "bitsandbytes without its name",
      { load_in_4bit: true, bnb_4bit_quant_type: "nf4", bnb_4bit_use_double_quant: true },
      { quant_method: "bitsandbytes", bits: "4", scheme: "nf4", bnb_4bit_use_double_quant: "true" },
    ],
    ["int8 of bitsandbytes", { load_in_8bit: true, llm_int8_threshold: 6 }, { bits: "8", scheme: "LLM.int8()" }],
    [
      "fp8",
      { quant_method: "fp8", activation_scheme: "dynamic", weight_block_size: [128, 128], fmt: "e4m3" },
      { bits: "8", scheme: "e4m3", weight_block_size: "128 × 128" },
    ],
    [
      "compressed-tensors",
      {
        quant_method: "compressed-tensors",
        format: "pack-quantized",
        config_groups: { group_0: { weights: { num_bits: 4, type: "int", strategy: "group", group_size: 128 } } },
      },
      { bits: "4", group_size: "128", scheme: "int", strategy: "group", format: "pack-quantized" },
    ],
    ["mxfp4", { quant_method: "mxfp4" }, { bits: "4", group_size: "32" }],
  ])("%s", (_name, config, settings) => {
    expect(read(config)).toMatchObject({ kind: "quantization_config", settings });
    const inFile = { model_type: "llama", hidden_size: 4096, quantization_config: config };
    expect(read(inFile)).toEqual(read(config));
  });

  it("keeps keys that it does not know, and a method that came later", () => {
    const config = { quant_method: "vptq", codebook: { size: 256 }, config_for_layers: { "model.layers.0": {} } };
    expect(read(config)).toEqual({
      kind: "quantization_config",
      settings: { quant_method: "vptq" },
      kept: config,
    });
  });

  it("reads an adapter, whose target modules come in no order", () => {
    const adapter = { peft_type: "LORA", r: 16, lora_alpha: 32, base_model_name_or_path: "acme/tale-7b" };
    const { kind, settings } = read({ ...adapter, target_modules: ["v_proj", "k_proj"] });
    expect(kind).toBe("adapter_config");
    expect(settings).toMatchObject({ peft_type: "LORA", r: "16", target_modules: "k_proj, v_proj" });
    expect(read({ ...adapter, target_modules: "all-linear" }).settings.target_modules).toBe("all-linear");
  });

  test.each([
    ["a model that was not quantised", { model_type: "llama" }, /has no quantization_config/],
    ["another file", { vocab: {} }, /none of quant_method/],
    ["a list", [1], /one JSON object/],
    ["a text that is cut off", '{"quant_method": "gptq", "bits"', /line 1/],
    ["what is nested without end", `${'{"a":'.repeat(50)}1${"}".repeat(50)}`, /nested deeper than 32/],
    ["a file of another size", " ".repeat(1_000_001), /smaller than 1 MB/],
  ])("refuses %s", (_name, config, message) => {
    const outcome = readConfiguration(typeof config === "string" ? config : JSON.stringify(config));
    expect(outcome).toMatchObject({ ok: false, message: expect.stringMatching(message) });
  });
});
