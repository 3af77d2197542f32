import {
  type CustodyState,
  custodyStateOf,
  overlapShare,
  type TestSetCustody,
  worstOverlap,
} from "#lib/evaluation/custody/rules.ts";
import { criterion } from "#lib/gates/criterion.ts";
import type { Finding } from "#lib/lifecycle/gate.ts";

const KEY = "test-data-unseen";

export const testDataUnseen = criterion({
  key: KEY,
  needs: ["custody"],
  judge({ maxOverlapShare, requireCustody }, { evidence }) {
    const { testSets, unkept } = evidence.custody;
    const findings = testSets.map((testSet) => findingOf(testSet, maxOverlapShare));
    return unkept.length > 0 || findings.length === 0 ? [...findings, unkeptFinding(unkept, requireCustody)] : findings;
  },
});

/** Each test set by itself, so that one can be waived by itself. */
function findingOf(testSet: TestSetCustody, maxOverlapShare: number): Finding {
  const state = custodyStateOf(testSet, maxOverlapShare);
  return {
    key: `${KEY}:${testSet.ref}`,
    title: `Test set ${testSet.name} unseen`,
    ...JUDGED[state],
    fact: FACTS[state](testSet),
    action: actionOf(state, testSet),
    source: `test set ${testSet.ref} · ${times(testSet.lookCount, "look")}`,
    required: `${percent(maxOverlapShare)} of its rows at most in any training set, thresholds set before the first look`,
  };
}

function actionOf(state: CustodyState, { ref }: TestSetCustody): Finding["action"] {
  if (state === "unseen") return undefined;
  if (state === "late-threshold") return { label: "Upload a fresh test set", path: "data#datasets" };
  return { label: "See the overlaps", path: `data/datasets/${ref}` };
}

const JUDGED: Record<CustodyState, Pick<Finding, "state" | "reason">> = {
  overlap: { state: "failed", reason: "test-set.overlap" },
  "late-threshold": { state: "failed", reason: "test-set.threshold-after-look" },
  "not-compared": { state: "undecided", reason: "test-set.not-compared" },
  unseen: { state: "met", reason: "test-set.unseen" },
};

const FACTS: Record<CustodyState, (testSet: TestSetCustody) => string> = {
  overlap(testSet) {
    const worst = worstOverlap(testSet);
    return worst ? `${shareOf(worst)} stand in training set ${worst.train}, ${worst.trainName}.` : "";
  },
  "late-threshold"({ late: [first, ...others] }) {
    if (!first) return "";
    const what = first.how === "edited-after-freeze" ? "was changed" : "was frozen";
    const more = others.length > 0 ? ` So ${others.length === 1 ? "was 1 more" : `were ${others.length} more`}.` : "";
    return `The target of ${first.name} ${what} on ${first.at.toISOString().slice(0, 10)}, after a result on this test set was known.${more}`;
  },
  "not-compared"({ unmeasured }) {
    return unmeasured.length === 1
      ? `It is not compared with training set ${unmeasured[0]} yet.`
      : `It is not compared with ${unmeasured.length} training sets yet.`;
  },
  unseen(testSet) {
    const worst = worstOverlap(testSet);
    const compared = worst
      ? `${shareOf(worst)} stand in training set ${worst.train}${testSet.overlaps.length > 1 ? `, and fewer in ${times(testSet.overlaps.length - 1, "other")}` : ""}.`
      : "No training set is kept here, so it was compared with none.";
    return `${compared} Every target was frozen before the first look.`;
  },
};

function unkeptFinding(unkept: readonly number[], requireCustody: boolean): Finding {
  const who =
    unkept.length === 0
      ? "No result counts for an objective yet"
      : unkept.length === 1
        ? `Evaluation ${unkept[0]} names no test set that is kept here`
        : `Evaluations ${unkept.slice(0, 5).join(", ")}${unkept.length > 5 ? ` and ${unkept.length - 5} more` : ""} name no test set that is kept here`;
  return {
    key: KEY,
    title: "Test data unseen",
    state: requireCustody ? "undecided" : "met",
    reason: unkept.length === 0 ? "test-set.no-result" : "test-set.not-kept",
    fact: `${who}; nothing was checked.`,
    required: requireCustody ? "a test set that is kept here" : undefined,
    action: requireCustody ? { label: "Upload the test set", path: "data#datasets" } : undefined,
  };
}

function shareOf({ anyRows, testRows }: { readonly anyRows: number; readonly testRows: number }): string {
  return `${anyRows} of ${testRows} rows (${percent(overlapShare({ anyRows, testRows }).share)})`;
}

function percent(share: number): string {
  return `${(share * 100).toLocaleString("en", { maximumFractionDigits: 2 })} %`;
}

function times(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
