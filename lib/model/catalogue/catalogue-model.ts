import type { LicenceKey } from "#lib/model/licences/licences.ts";

export const ARCHITECTURES = {
  decoder: "Decoder",
  "encoder-decoder": "Encoder and decoder",
  encoder: "Encoder",
  mixture: "Mixture of experts",
  undisclosed: "Undisclosed",
} as const;
export type Architecture = keyof typeof ARCHITECTURES;

export const MODALITIES = { text: "Text", image: "Images", audio: "Audio", video: "Video" } as const;
export type Modality = keyof typeof MODALITIES;

/** A fact of an entry that nobody has checked against its source. */
export type UnverifiedFact = "parameters" | "contextTokens" | "licence" | "released";

/** A base model as its makers describe it. */
export type CatalogueModel = {
  /** Unique, and what an address names it by. */
  readonly key: string;
  readonly name: string;
  readonly provider: string;
  readonly family: string;
  /** All of them; null where the provider does not say. */
  readonly parameters: number | null;
  /** Those a token passes through, of a mixture of experts. */
  readonly activeParameters?: number;
  readonly contextTokens: number | null;
  readonly architecture: Architecture;
  /** What it takes in. */
  readonly modalities: readonly Modality[];
  readonly licence: LicenceKey;
  /** Whether the weights can be downloaded. */
  readonly weightsOpen: boolean;
  /** The day, or the month where the day is not known: "2023-03-14", "2022-07". */
  readonly released: string;
  /** What has ended: an API that was switched off. */
  readonly retired?: string;
  /** Where the facts are from. */
  readonly source: string;
  /** When somebody last compared them with it. */
  readonly verifiedAt: string;
  readonly unverified?: readonly UnverifiedFact[];
};

const MILLION = 1e6;
const BILLION = 1e9;
const TRILLION = 1e12;

/** A number of parameters as people write it: "7.24B", "110M", "1.03T". */
export function parametersOf(text: `${number}${"M" | "B" | "T"}`): number {
  const unit = { M: MILLION, B: BILLION, T: TRILLION }[text.slice(-1) as "M" | "B" | "T"];
  return Math.round(Number(text.slice(0, -1)) * unit);
}

export const TEXT = ["text"] as const;
export const TEXT_AND_IMAGES = ["text", "image"] as const;
