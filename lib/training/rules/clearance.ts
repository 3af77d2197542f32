import { BASIS_STATES, type BasisState } from "#lib/data/rules.ts";

/** A dataset that a run names, as far as its use may be judged. */
export type LineageDataset = {
  readonly name: string;
  /** The client's word for what it was used for; empty when it does not say. */
  readonly context: string;
  /** Null while nobody has said which version of the project it is. */
  readonly version: {
    /** "3/2": version 2 of dataset 3. */
    readonly ref: string;
    readonly datasetName: string;
    readonly purpose: "train" | "test" | "other";
    /** Whether the gate of Data was open when it came, or at any time since. */
    readonly passedDataGate: boolean;
    readonly sources: readonly LineageSource[];
  } | null;
};

export type LineageSource = {
  readonly number: number;
  readonly name: string;
  readonly basis: BasisState;
  readonly sentence: string;
  readonly validUntil: Date | null;
};

export type ClearanceState =
  | "cleared"
  | "no-dataset"
  | "not-linked"
  | "test-set"
  | "no-source"
  | "no-basis"
  | "not-passed";

export type Clearance = {
  readonly state: ClearanceState;
  /** What is so, in a sentence. */
  readonly fact: string;
  /** The same without the name of a source, for readers of dashboards. */
  readonly outline: string;
  /** Where one mends it, below /projects/<slug>/; null where that is the run itself. */
  readonly path: string | null;
  /** When time alone may say something else. */
  readonly validUntil: Date | null;
};

export const CLEARANCE_LABELS: Record<ClearanceState, string> = {
  cleared: "Cleared",
  "no-dataset": "No dataset named",
  "not-linked": "Not kept here",
  "test-set": "Trained on a test set",
  "no-source": "No source",
  "no-basis": "No basis in force",
  "not-passed": "Data gate not passed",
};

/** In the words of those who log: data the model was measured with, not changed by. */
const EVALUATION_CONTEXTS = /eval|valid|test/i;

/**
 * Whether everything a run was built on is data of this project that may be used now: each dataset a version kept here, made
 * from sources whose bases are all in force, past the gate of Data, and no test set among what it was trained on. The first thing to mend decides.
 *
 * @param isDataOpen whether the gate of Data is open now, which is not on record before this judgement is.
 */
export function clearanceOf(datasets: readonly LineageDataset[], isDataOpen = false): Clearance {
  if (datasets.length === 0)
    return mend("no-dataset", "It names no dataset, so nobody can say what it was trained on.");
  return clearedData(datasets, isDataOpen, "was trained on");
}

/** The same of the data that a prompt takes its examples from; one that names none rests on none. */
export function examplesClearanceOf(datasets: readonly LineageDataset[], isDataOpen = false): Clearance {
  if (datasets.length === 0) return mend("cleared", "It names no data that examples in it come from.");
  return clearedData(datasets, isDataOpen, "takes examples from");
}

function clearedData(datasets: readonly LineageDataset[], isDataOpen: boolean, uses: string): Clearance {
  for (const { name, context, version } of datasets) {
    if (!version) return mend("not-linked", `Its dataset “${name}” is no version that is kept here.`);
    const { ref, datasetName, purpose, sources, passedDataGate } = version;
    const called = `${datasetName} ${ref}`;
    if (purpose === "test" && !EVALUATION_CONTEXTS.test(context))
      return mend("test-set", `It ${uses} ${called}, which is kept for testing.`);
    if (sources.length === 0) return mend("no-source", `Nobody has said which sources ${called} was made from.`);
    const without = sources.find(({ basis }) => basis !== "in-force");
    if (without)
      return {
        state: "no-basis",
        fact: `${called} rests on ${without.name}: ${without.sentence}`,
        outline: `${called} rests on a source without a basis in force (${BASIS_STATES[without.basis].label.toLowerCase()}).`,
        path: `data/sources/${without.number}`,
        validUntil: null,
      };
    if (!passedDataGate && !isDataOpen)
      return { ...mend("not-passed", `${called} has not passed the gate of Data.`), path: "data" };
  }
  const refs = [
    ...new Set(datasets.flatMap(({ version }) => (version ? [`${version.datasetName} ${version.ref}`] : []))),
  ];
  const ends = datasets.flatMap(({ version }) => version?.sources.flatMap(({ validUntil }) => validUntil ?? []) ?? []);
  const fact = `It ${uses} ${refs.join(", ")}, whose sources all have a basis in force.`;
  const validUntil = ends.length > 0 ? new Date(Math.min(...ends.map(Number))) : null;
  return { state: "cleared", fact, outline: fact, path: null, validUntil };
}

function mend(state: ClearanceState, fact: string): Clearance {
  return { state, fact, outline: fact, path: null, validUntil: null };
}
