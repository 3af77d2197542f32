import { cache } from "react";
import { type CountedRate, changeOfRate } from "#lib/deployment/optimisations/rate.ts";
import type { Settings } from "#lib/deployment/optimisations/read-configuration.ts";
import type { FloorChange, MetricRecovery, SheetFacts, SheetPolicy } from "#lib/deployment/optimisations/rules.ts";
import {
  type FactSource,
  isFloor,
  isQuantity,
  type Method,
  type Quantity,
  type Side,
} from "#lib/deployment/optimisations/vocabulary.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";
import type { Interval } from "#lib/statistics/intervals.ts";

type Said = { readonly at: Date; readonly authorName: string };

export type PolicyVersion = SheetPolicy & Said & { readonly version: number; readonly reason: string };

export type ComparedPair = Said & {
  readonly base: EvaluationName;
  readonly candidate: EvaluationName;
  readonly metrics: readonly MetricRecovery[];
  readonly floors: readonly FloorChange[];
  readonly mean: { readonly recovery: number; readonly interval: Interval | null } | null;
  readonly sharedItems: number;
};

type EvaluationName = { readonly id: string; readonly number: number; readonly name: string };

export type CountedFloor = CountedRate & Said & { readonly source: FactSource; readonly origin: string };

export type Measurement = Said & {
  readonly side: Side;
  readonly quantity: Quantity;
  readonly value: number;
  readonly source: FactSource;
  readonly origin: string;
  readonly hardware: string;
  readonly batch: number | null;
  readonly contextTokens: number | null;
};

/** A sheet with what counts of everything recorded on it: the newest policy, comparison, rate and measurement. */
export type Sheet = {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly method: Method;
  readonly baseName: string;
  readonly candidateName: string;
  readonly artefactDigest: string | null;
  readonly settings: Settings;
  readonly configuration: JsonObject | null;
  readonly configurationKind: string | null;
  readonly metrics: readonly string[];
  readonly note: string;
  readonly round: number;
  readonly createdAt: Date;
  readonly createdById: string | null;
  readonly createdByName: string;
  readonly policy: PolicyVersion;
  /** The policy was changed when something was known already. */
  readonly policyAfterResults: boolean;
  readonly comparison: ComparedPair | null;
  readonly rates: readonly CountedFloor[];
  readonly measurements: readonly Measurement[];
  /** Everybody who wrote something on it that counts. */
  readonly authors: readonly string[];
};

type Wanted = { readonly projectId: string; readonly numbers: readonly number[] };

/** Some sheets of a project, in the order of the numbers asked for: five reads, however many and however long their past. */
export async function loadSheets(tx: Tx, { projectId, numbers }: Wanted): Promise<Sheet[]> {
  if (numbers.length === 0) return [];
  const rows = await tx.optimisation.findMany({ where: { projectId, number: { in: [...numbers] } } });
  const ids = rows.map(({ id }) => id);
  const policies = await newestPolicies(tx, ids);
  const comparisons = await newestComparisons(tx, ids);
  const rates = await newestRates(tx, ids);
  const measurements = await newestMeasurements(tx, ids);
  const sheets = rows.flatMap(({ id, projectId: _, settings, configuration, ...row }): Sheet[] => {
    const found = policies.find((one) => one.optimisationId === id);
    if (!found) return [];
    const { optimisationId: _of, authorId, firstResultAt, ...policy } = found;
    const comparison = comparisons.find((one) => one.optimisationId === id) ?? null;
    const ownRates = rates.filter((one) => one.optimisationId === id);
    const ownMeasurements = measurements.filter((one) => one.optimisationId === id);
    const authors = [row.createdById, authorId, comparison?.authorId, ...ownRates.map((one) => one.authorId)];
    return [
      {
        ...row,
        id,
        // Only commands write these columns.
        settings: settings as Settings,
        configuration: configuration as JsonObject | null,
        policy,
        policyAfterResults: policy.version > 1 && firstResultAt !== null && policy.at >= firstResultAt,
        comparison: comparison && comparedPairOf(comparison),
        rates: ownRates.flatMap(({ floor, ...rate }) => (isFloor(floor) ? [{ ...rate, floor }] : [])),
        measurements: ownMeasurements.flatMap(({ quantity, ...one }) =>
          isQuantity(quantity) ? [{ ...one, quantity }] : [],
        ),
        authors: [...authors, ...ownMeasurements.map((one) => one.authorId)].filter((one) => one != null),
      },
    ];
  });
  return numbers.flatMap((number) => sheets.find((sheet) => sheet.number === number) ?? []);
}

/** One of them, or null. Once for each page, whose parts may all ask for the one that ships. */
export const loadSheet = cache(async (tx: Tx, projectId: string, number: number): Promise<Sheet | null> => {
  const [sheet = null] = await loadSheets(tx, { projectId, numbers: [number] });
  return sheet;
});

/** What a sheet is judged by. A floor that was counted by hand and one that items tell are judged both. */
export function factsOf({ comparison, rates }: Pick<Sheet, "comparison" | "rates">): SheetFacts {
  return {
    metrics: comparison?.metrics ?? null,
    floors: [...(comparison?.floors ?? []), ...rates.map(changeOfRate)],
  };
}

/** What one side takes of a quantity; null where nobody measured it. */
export function measurementOf(
  { measurements }: Pick<Sheet, "measurements">,
  side: Side,
  quantity: Quantity,
): Measurement | null {
  return measurements.find((one) => one.side === side && one.quantity === quantity) ?? null;
}

type OfSheet = { readonly optimisationId: string; readonly authorId: string | null };

function newestPolicies(
  tx: Tx,
  ids: readonly string[],
): Promise<(OfSheet & PolicyVersion & { readonly firstResultAt: Date | null })[]> {
  return tx.$queryRaw`
    SELECT DISTINCT ON (p.optimisation_id) p.optimisation_id AS "optimisationId", p.version,
           p.min_recovery AS "minRecovery", p.max_floor_drop AS "maxFloorDrop",
           p.required_floors AS "requiredFloors", p.reason, p.at, p.author_id AS "authorId",
           p.author_name AS "authorName",
           least((SELECT min(at) FROM optimisation_comparison WHERE optimisation_id = p.optimisation_id),
                 (SELECT min(at) FROM optimisation_rate WHERE optimisation_id = p.optimisation_id)) AS "firstResultAt"
      FROM optimisation_policy p
     WHERE p.optimisation_id = ANY(${ids}::uuid[])
     ORDER BY p.optimisation_id, p.version DESC`;
}

type ComparisonRow = OfSheet &
  Said & {
    readonly metrics: readonly MetricRecovery[];
    readonly floors: readonly FloorChange[];
    readonly meanRecovery: number | null;
    readonly meanLow: number | null;
    readonly meanHigh: number | null;
    readonly sharedItems: number;
    readonly baseId: string;
    readonly baseNumber: number;
    readonly baseEvaluation: string;
    readonly candidateId: string;
    readonly candidateNumber: number;
    readonly candidateEvaluation: string;
  };

function newestComparisons(tx: Tx, ids: readonly string[]): Promise<ComparisonRow[]> {
  return tx.$queryRaw`
    SELECT DISTINCT ON (c.optimisation_id) c.optimisation_id AS "optimisationId", c.metrics, c.floors,
           c.mean_recovery AS "meanRecovery", c.mean_low AS "meanLow", c.mean_high AS "meanHigh",
           c.shared_items AS "sharedItems", c.at, c.author_id AS "authorId", c.author_name AS "authorName",
           b.id AS "baseId", b.number AS "baseNumber", b.name AS "baseEvaluation",
           e.id AS "candidateId", e.number AS "candidateNumber", e.name AS "candidateEvaluation"
      FROM optimisation_comparison c
      JOIN evaluation b ON b.id = c.base_evaluation_id
      JOIN evaluation e ON e.id = c.candidate_evaluation_id
     WHERE c.optimisation_id = ANY(${ids}::uuid[])
     ORDER BY c.optimisation_id, c.id DESC`;
}

function comparedPairOf(row: ComparisonRow): ComparedPair {
  const { metrics, floors, sharedItems, at, authorName, meanRecovery, meanLow, meanHigh } = row;
  return {
    ...{ metrics, floors, sharedItems, at, authorName },
    base: { id: row.baseId, number: row.baseNumber, name: row.baseEvaluation },
    candidate: { id: row.candidateId, number: row.candidateNumber, name: row.candidateEvaluation },
    mean:
      meanRecovery === null
        ? null
        : {
            recovery: meanRecovery,
            interval: meanLow === null || meanHigh === null ? null : { low: meanLow, high: meanHigh },
          },
  };
}

type RateRow = OfSheet & Omit<CountedFloor, "floor"> & { readonly floor: string };

function newestRates(tx: Tx, ids: readonly string[]): Promise<RateRow[]> {
  return tx.$queryRaw`
    SELECT DISTINCT ON (optimisation_id, floor) optimisation_id AS "optimisationId", floor,
           base_count AS "baseCount", base_total AS "baseTotal", candidate_count AS "candidateCount",
           candidate_total AS "candidateTotal", lost, gained, source::text, origin, at,
           author_id AS "authorId", author_name AS "authorName"
      FROM optimisation_rate
     WHERE optimisation_id = ANY(${ids}::uuid[])
     ORDER BY optimisation_id, floor, id DESC`;
}

type MeasurementRow = OfSheet & Omit<Measurement, "quantity"> & { readonly quantity: string };

function newestMeasurements(tx: Tx, ids: readonly string[]): Promise<MeasurementRow[]> {
  return tx.$queryRaw`
    SELECT DISTINCT ON (optimisation_id, side, quantity) optimisation_id AS "optimisationId", side::text, quantity,
           value, source::text, origin, hardware, batch, context_tokens AS "contextTokens", at,
           author_id AS "authorId", author_name AS "authorName"
      FROM optimisation_measurement
     WHERE optimisation_id = ANY(${ids}::uuid[])
     ORDER BY optimisation_id, side, quantity, id DESC`;
}
