import { type Packing, unpack } from "#lib/deployment/safetensors/packing.ts";
import { elementsOf, type Tensor } from "#lib/deployment/safetensors/read-header.ts";

/** The parts of a model that are counted apart. */
export const GROUPS = {
  embedding: "Embedding",
  attention: "Attention",
  experts: "Experts",
  "feed-forward": "Feed-forward",
  norm: "Normalisation",
  head: "Output head",
  other: "Other",
} as const;
export type Group = keyof typeof GROUPS;

/** What the headers of a model say of its size. */
export type WeightsReport = {
  readonly tensors: number;
  /** Of the model that the files stand for: packed weights counted one by one, scales and zero points not. */
  readonly parameters: number;
  /** Of these, in matrices that a quantisation packs: attention, feed-forward and experts. */
  readonly packable: number;
  /** How many of those are packed already. */
  readonly packed: number;
  readonly bytes: number;
  /** Of scales, zero points and indexes. */
  readonly overheadBytes: number;
  readonly layers: number;
  readonly byDtype: readonly {
    readonly dtype: string;
    readonly tensors: number;
    readonly elements: number;
    readonly bytes: number;
  }[];
  readonly byGroup: readonly { readonly group: Group; readonly parameters: number; readonly bytes: number }[];
  readonly packing: Packing | null;
  /** Files that the index names and nobody sent: the sums are then those of a part. */
  readonly missing: readonly string[];
  readonly warnings: readonly string[];
};

/** Adds up a model. @param saidBits of its quantization_config, for formats whose header does not tell. */
export function weighModel(
  tensors: readonly Tensor[],
  {
    saidBits = null,
    missing = [],
    warnings = [],
  }: Partial<Pick<WeightsReport, "missing" | "warnings">> & { readonly saidBits?: number | null } = {},
): WeightsReport {
  const { counts, packing } = unpack(tensors, saidBits);
  const byDtype = new Map<string, { dtype: string; tensors: number; elements: number; bytes: number }>();
  const byGroup = new Map<Group, { group: Group; parameters: number; bytes: number }>();
  const sums = { parameters: 0, packable: 0, packed: 0, bytes: 0, overheadBytes: 0 };
  const layers = new Set<string>();
  for (const tensor of tensors) {
    const { name, dtype, shape, begin, end } = tensor;
    const bytes = end - begin;
    const { parameters, role } = counts.get(name) ?? { parameters: elementsOf(shape), role: "weight" as const };
    const group = groupOf(name);
    const ofType = byDtype.get(dtype) ?? { dtype, tensors: 0, elements: 0, bytes: 0 };
    byDtype.set(dtype, {
      ...ofType,
      tensors: ofType.tensors + 1,
      elements: ofType.elements + elementsOf(shape),
      bytes: ofType.bytes + bytes,
    });
    const ofGroup = byGroup.get(group) ?? { group, parameters: 0, bytes: 0 };
    byGroup.set(group, { ...ofGroup, parameters: ofGroup.parameters + parameters, bytes: ofGroup.bytes + bytes });
    const [, layer] = LAYER.exec(name) ?? [];
    if (layer !== undefined) layers.add(layer);
    sums.parameters += parameters;
    sums.bytes += bytes;
    if (role === "packed") sums.packed += parameters;
    if (role === "overhead") sums.overheadBytes += bytes;
    if (role === "packed" || (isPackable(group) && shape.length >= 2)) sums.packable += parameters;
  }
  return {
    ...sums,
    tensors: tensors.length,
    layers: layers.size,
    byDtype: [...byDtype.values()].sort((a, b) => b.bytes - a.bytes),
    byGroup: (Object.keys(GROUPS) as Group[]).flatMap((group) => byGroup.get(group) ?? []),
    packing,
    missing,
    warnings,
  };
}

const LAYER = /(?:^|\.)(?:layers|h|blocks?|layer)\.(\d+)\./;

const PATTERNS: readonly (readonly [Group, RegExp])[] = [
  ["norm", /(?:norm|ln_[12f]|layernorm|\.ln\d?)(?:\.|$|_)/i],
  ["experts", /experts?\./i],
  ["attention", /(?:attn|attention|[qkvo]_proj|qkv|c_attn|query|key|value|kv_[ab]_proj|q_[ab]_proj)/i],
  [
    "feed-forward",
    /(?:mlp|feed_forward|ffn|gate_proj|up_proj|down_proj|fc[12]|c_fc|dense_h|intermediate\.dense|output\.dense)/i,
  ],
  ["head", /(?:^|\.)(?:lm_head|embed_out|score|classifier)\./i],
  ["embedding", /(?:embed|wte|wpe|word_embeddings|position_embeddings)/i],
];

/** By the names that architectures give their tensors. */
export function groupOf(name: string): Group {
  return PATTERNS.find(([, pattern]) => pattern.test(name))?.[0] ?? "other";
}

function isPackable(group: Group): boolean {
  return group === "attention" || group === "feed-forward" || group === "experts";
}
