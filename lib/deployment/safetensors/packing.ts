import { elementsOf, type Tensor } from "#lib/deployment/safetensors/read-header.ts";

/** What a tensor is to the count of parameters. */
export type Counted = {
  /** Of the model this stands for, unpacked. */
  readonly parameters: number;
  readonly role: "weight" | "packed" | "overhead";
};

export type Packing = {
  readonly format: "gptq/awq" | "bitsandbytes" | "compressed-tensors" | "mxfp4";
  readonly bits: number;
  readonly groupSize: number | null;
  /** How the parameters were counted, as a sentence. */
  readonly how: string;
  /** The bits were not to be told from the header, and 4 is what is usual. */
  readonly isAssumed: boolean;
};

export type Unpacked = { readonly counts: ReadonlyMap<string, Counted>; readonly packing: Packing | null };

/**
 * Counts the parameters behind each tensor. Packed formats keep several weights in one number and scales, zero points and indexes beside them,
 * so that a product of the shapes counts neither right:
 *
 * - GPTQ and AWQ: `*.qweight` in I32 holds 32 ÷ bits weights a number. Bits follow from `*.qzeros` and `*.scales`, whose columns
 *   stand to each other as bits to 32.
 * - bitsandbytes, 4 bits: `*.weight` in U8 with a `*.weight.quant_state…` beside it holds two weights a byte.
 * - compressed-tensors: `*.weight_packed`, in I32 (32 ÷ bits) or in U8 (two).
 * - MXFP4: `*_blocks` in U8 holds two weights a byte; `*_scales` one exponent for each 32.
 */
export function unpack(tensors: readonly Tensor[], saidBits: number | null = null): Unpacked {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const counts = new Map<string, Counted>();
  let packing: Packing | null = null;
  for (const tensor of tensors) {
    const found = packedBy(tensor, byName, saidBits);
    if (!found) continue;
    packing ??= found.packing;
    counts.set(tensor.name, { parameters: elementsOf(tensor.shape) * found.perElement, role: "packed" });
    for (const name of found.beside) if (byName.has(name)) counts.set(name, { parameters: 0, role: "overhead" });
  }
  for (const tensor of tensors) {
    if (counts.has(tensor.name)) continue;
    const isBeside = BESIDE.test(tensor.name) && counts.size > 0;
    // int8 of bitsandbytes keeps a weight a byte and a scale a row.
    const isScale =
      /\.SCB$|\.weight_format$|\.weight_scale(_inv)?$|\.(input|weight)_(global_)?scale$|\.weight_zero_point$|\.weight_shape$/.test(
        tensor.name,
      );
    counts.set(
      tensor.name,
      isBeside || isScale
        ? { parameters: 0, role: "overhead" }
        : { parameters: elementsOf(tensor.shape), role: "weight" },
    );
  }
  return { counts, packing };
}

/** What stands beside packed weights of one of these formats. */
const BESIDE = /\.(qzeros|scales|g_idx|absmax|nested_absmax|quant_map|nested_quant_map|weight_g_idx)$|\.quant_state\./;

type Packed = { readonly perElement: number; readonly beside: readonly string[]; readonly packing: Packing };

function packedBy(tensor: Tensor, byName: ReadonlyMap<string, Tensor>, saidBits: number | null): Packed | null {
  const { name, dtype } = tensor;
  if (name.endsWith(".qweight") && dtype === "I32") return packedIntegers(name.slice(0, -8), tensor, byName, saidBits);
  if (name.endsWith(".weight_packed")) return packedTensors(name.slice(0, -14), tensor, byName, saidBits);
  if (name.endsWith("_blocks") && dtype === "U8" && byName.has(`${name.slice(0, -7)}_scales`))
    return {
      perElement: 2,
      beside: [`${name.slice(0, -7)}_scales`],
      packing: { ...MX, bits: 4, groupSize: 32, isAssumed: false },
    };
  if (name.endsWith(".weight") && dtype === "U8" && hasQuantState(name, byName))
    return {
      perElement: 2,
      beside: BNB_PARTS.map((part) => `${name}.${part}`),
      packing: { ...BNB, bits: 4, groupSize: groupOf(tensor, byName.get(`${name}.absmax`), 2), isAssumed: false },
    };
  return null;
}

const MX = {
  format: "mxfp4",
  how: "Each byte of *_blocks holds two weights, and each 32 weights share an exponent.",
} as const;
const BNB = { format: "bitsandbytes", how: "Each byte of a packed weight holds two weights of 4 bits." } as const;
const BNB_PARTS = [
  ...["absmax", "nested_absmax", "quant_map", "nested_quant_map"],
  ...["quant_state.bitsandbytes__nf4", "quant_state.bitsandbytes__fp4"],
];

function hasQuantState(name: string, byName: ReadonlyMap<string, Tensor>): boolean {
  return (
    ["nf4", "fp4"].some((type) => byName.has(`${name}.quant_state.bitsandbytes__${type}`)) ||
    byName.has(`${name}.absmax`)
  );
}

function packedIntegers(
  stem: string,
  weights: Tensor,
  byName: ReadonlyMap<string, Tensor>,
  saidBits: number | null,
): Packed {
  const [zeros, scales, order] = ["qzeros", "scales", "g_idx"].map((part) => byName.get(`${stem}.${part}`));
  const fromZeros = zeros && scales ? (32 * (zeros.shape.at(-1) ?? 0)) / (scales.shape.at(-1) ?? 0) : null;
  const fromOrder = order ? (32 * (weights.shape[0] ?? 0)) / (order.shape[0] ?? 0) : null;
  const told = [fromZeros, fromOrder, saidBits].find((bits) => bits !== null && isBits(bits));
  const bits = told ?? 4;
  const perElement = 32 / bits;
  return {
    perElement,
    beside: ["qzeros", "scales", "g_idx"].map((part) => `${stem}.${part}`),
    packing: {
      format: "gptq/awq",
      bits,
      groupSize: groupOf(weights, scales, perElement),
      how: `Each number of qweight, of 32 bits, holds ${text(perElement)} weights of ${bits} bits.`,
      isAssumed: told === undefined,
    },
  };
}

function packedTensors(
  stem: string,
  weights: Tensor,
  byName: ReadonlyMap<string, Tensor>,
  saidBits: number | null,
): Packed {
  const scales = byName.get(`${stem}.weight_scale`);
  const bits = weights.dtype === "U8" ? 4 : saidBits !== null && isBits(saidBits) ? saidBits : 4;
  const perElement = weights.dtype === "U8" ? 2 : 32 / bits;
  return {
    perElement,
    beside: [
      "weight_scale",
      "weight_zero_point",
      "weight_shape",
      "weight_g_idx",
      "weight_global_scale",
      "input_global_scale",
    ].map((part) => `${stem}.${part}`),
    packing: {
      format: "compressed-tensors",
      bits,
      groupSize: groupOf(weights, scales, perElement),
      how: `Each number of weight_packed, of ${weights.dtype === "U8" ? 8 : 32} bits, holds ${text(perElement)} weights of ${bits} bits.`,
      isAssumed: weights.dtype !== "U8" && (saidBits === null || !isBits(saidBits)),
    },
  };
}

/** How many weights share a scale. */
function groupOf(weights: Tensor, scales: Tensor | undefined, perElement: number): number | null {
  if (!scales) return null;
  const size = (elementsOf(weights.shape) * perElement) / elementsOf(scales.shape);
  return Number.isSafeInteger(Math.round(size)) && size >= 1 ? Math.round(size) : null;
}

function isBits(bits: number): boolean {
  return [2, 3, 4, 8].includes(bits);
}

function text(count: number): string {
  return Number.isInteger(count) ? String(count) : count.toFixed(2);
}
