import { describe, expect, it } from "vitest";
import { calibrationBins, calibrationError } from "#lib/statistics/calibration/bins.ts";
import { plattScaling, scaled } from "#lib/statistics/calibration/platt.ts";
import { confusionOf } from "#lib/statistics/classification/confusion.ts";
import { correlationP } from "#lib/statistics/regression/correlation.ts";
import { SCORERS } from "#lib/statistics/scorers.ts";
import { rowsOf, scoreItems } from "#lib/statistics/testing/score-items.ts";
import expected from "#lib/statistics/vectors/classification.expected.json" with { type: "json" };
import inputs from "#lib/statistics/vectors/classification.inputs.json" with { type: "json" };

/** How far a number may be off, relative to its size. */
const ROUNDING = 1e-12;

/**
 * scikit-learn's solver stops short of the maximum: its numbers have eight right digits. Ours go on until the scaled
 * confidences meet the accuracy, which is asked below.
 */
const SOLVER = 1e-8;

type Paired = { readonly labels: readonly number[]; readonly preds: readonly number[] };

function answers({ labels, preds }: Paired) {
  return labels.map((label, at) => ({ prediction: String(preds[at]), references: [String(label)] }));
}

/**
 * Says of every key of the vector how it comes about here; one that has been forgotten fails the last test of its
 * block.
 */
function reproduce(vector: Readonly<Record<string, unknown>>, computed: Readonly<Record<string, () => number>>): void {
  const told = Object.entries(vector).filter((entry): entry is [string, number] => typeof entry[1] === "number");
  it.each(told)("%s is %d", (key, value) => {
    const found = computed[key]?.() ?? Number.NaN;
    const tolerance = key.startsWith("platt") ? SOLVER : ROUNDING;
    expect(Math.abs(found - value)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(value)));
  });
  it("leaves no number out", () => {
    expect(told.map(([key]) => key).filter((key) => !(key in computed))).toEqual([]);
  });
}

function classification(data: Paired): Record<string, () => number> {
  const items = answers(data);
  const accuracy = () => scoreItems(SCORERS.accuracy, items);
  const f1 = () => scoreItems(SCORERS.f1, items);
  return {
    accuracy,
    f1,
    matthews: () => scoreItems(SCORERS.mcc, items),
    precision: () => scoreItems(SCORERS.precision, items),
    recall: () => scoreItems(SCORERS.recall, items),
    acc_and_f1: () => (accuracy() + f1()) / 2,
    balanced_accuracy: () => scoreItems(SCORERS.balanced_accuracy, items),
    cohen_kappa: () => scoreItems(SCORERS.cohen_kappa, items),
    f1_macro: () => scoreItems(SCORERS.macro_f1, items),
    f1_micro: () => scoreItems(SCORERS.micro_f1, items),
    f1_weighted: () => scoreItems(SCORERS.weighted_f1, items),
  };
}

describe.each([
  ["three classes", "mnli", ["0", "1", "2"]],
  ["two classes", "mrpc", ["0", "1"]],
  ["two uneven classes", "cola", ["0", "1"]],
] as const)("%s, as scikit-learn scores them", (_, name, labels) => {
  reproduce(expected[name], classification(inputs[name]));

  it("are confused as often", () => {
    const items = answers(inputs[name]);
    const rows = rowsOf(SCORERS.mcc.create({ caseSensitive: true }), items);
    expect(confusionOf(rows, items.length, labels)).toEqual({ counts: expected[name].confusion, others: 0 });
  });
});

describe("numbers with ties, as SciPy and scikit-learn score them", () => {
  const items = answers(inputs.stsb);
  const pearson = () => scoreItems(SCORERS.pearson, items);
  const spearman = () => scoreItems(SCORERS.spearman, items);
  reproduce(expected.stsb, {
    pearson,
    spearman,
    pearson_p: () => correlationP(pearson(), items.length),
    spearman_p: () => correlationP(spearman(), items.length),
    corr: () => (pearson() + spearman()) / 2,
    kendall_tau_b: () => scoreItems(SCORERS.kendall_tau, items),
    mse: () => scoreItems(SCORERS.mse, items),
    mae: () => scoreItems(SCORERS.mae, items),
    r2: () => scoreItems(SCORERS.r2, items),
  });
});

describe("confidences, as scikit-learn, the calibration library and HELM score them", () => {
  const items = inputs.calibration.confidence.map((confidence, at) => ({
    confidence,
    correct: inputs.calibration.correct[at] === 1,
  }));
  const platt = () => {
    const rows = items.flatMap(({ confidence, correct }) => [confidence, Number(correct)]);
    const scaling = plattScaling(rows, items.length);
    if (!scaling) throw new Error("There is a scaling.");
    const after = items.flatMap(({ confidence, correct }) => [scaled(scaling, confidence), Number(correct)]);
    const error = (binning: "width" | "mass", bins: number) =>
      calibrationError(calibrationBins(after, items.length, binning, bins));
    return { scaling, error };
  };
  reproduce(expected.calibration, {
    "ece_10_equal_mass(HELM ece_10_bin)": () => scoreItems(SCORERS.ece_equal_mass, items),
    ece_15_equal_mass: () => scoreItems(SCORERS.ece_equal_mass, items, { bins: 15 }),
    ece_10_equal_width: () => scoreItems(SCORERS.ece, items),
    "ece_15_equal_width(Guo)": () => scoreItems(SCORERS.ece, items, { bins: 15 }),
    "ece_1_bin(HELM)": () => scoreItems(SCORERS.ece, items, { bins: 1 }),
    brier: () => scoreItems(SCORERS.brier_score, items),
    "log_loss_eps1e-15": () => scoreItems(SCORERS.log_loss, items),
    roc_auc: () => scoreItems(SCORERS.roc_auc, items),
    average_precision: () => scoreItems(SCORERS.average_precision, items),
    "selective_cov_acc_area(HELM)": () => scoreItems(SCORERS.selective_coverage_accuracy, items),
    "selective_acc@10(HELM)": () => scoreItems(SCORERS.selective_accuracy, items),
    "platt_coef(HELM)": () => platt().scaling.slope,
    "platt_intercept(HELM)": () => platt().scaling.intercept,
    "platt_ece_10_bin(HELM)": () => platt().error("mass", 10),
    "platt_ece_1_bin(HELM)": () => platt().error("width", 1),
  });

  it("scaled, meet the accuracy after scaling", () => {
    expect(platt().error("width", 1)).toBeLessThan(1e-14);
  });
});
