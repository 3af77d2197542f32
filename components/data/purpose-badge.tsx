import { Badge } from "#components/ui/badge.tsx";
import { DATASET_PURPOSES, type DatasetPurpose } from "#lib/data/vocabulary.ts";

const TONES = { train: "blue", test: "good", other: "neutral" } as const;

export function PurposeBadge({ purpose }: { purpose: DatasetPurpose }) {
  return <Badge tone={TONES[purpose]}>{DATASET_PURPOSES[purpose].label}</Badge>;
}
