import type { AnswerColumns, TestSetColumns } from "#lib/evaluation/answers/columns.ts";

type Part = Exclude<keyof AnswerColumns, "slices" | "references">;

/** The names that columns go by in the files of common tools, the surest first; compared without regard to case, spaces and marks. */
const NAMES: Record<Part | "references", readonly string[]> = {
  id: ["id", "itemid", "exampleid", "docid", "questionid", "uid", "guid", "key", "index", "idx"],
  prediction: [
    ...[
      "prediction",
      "predictions",
      "predicted",
      "pred",
      "hypothesis",
      "hyp",
      "modeloutput",
      "output",
      "outputs",
      "response",
    ],
    ...["completion", "generated", "generatedtext", "answer", "modelanswer", "translation", "summary", "mt", "ranked"],
  ],
  references: [
    ...["references", "reference", "ref", "refs", "expected", "expectedoutput", "target", "targets", "gold", "golden"],
    ...["groundtruth", "label", "labels", "truth", "ideal", "correctanswer", "correctanswers", "answers", "relevant"],
  ],
  input: [
    "input",
    "inputs",
    "prompt",
    "question",
    "source",
    "src",
    "query",
    "context",
    "sentence",
    "text",
    "instruction",
  ],
  confidence: ["confidence", "probability", "prob", "certainty", "maxprob", "predictionprob"],
  correct: ["correct", "iscorrect", "right"],
  samples: ["samples", "nsamples", "numsamples", "n"],
  perturbation: ["perturbation", "augmentation"],
  passed: ["passed", "npassed", "numpassed", "ncorrect", "numcorrect", "c"],
};

/** Which column holds what, by their names; whoever uploads the file looks at it and mends it. */
export function guessColumns(header: readonly string[]): AnswerColumns {
  const free = new Map(header.map((name) => [bareName(name), name]));
  const take = (part: keyof typeof NAMES): string | undefined => {
    const found = NAMES[part].find((name) => free.has(name));
    const name = found === undefined ? undefined : free.get(found);
    if (found !== undefined) free.delete(found);
    return name;
  };
  const columns = {
    id: take("id"),
    prediction: take("prediction"),
    references: referencesOf(header, take("references")),
    input: take("input"),
    confidence: take("confidence"),
    correct: take("correct"),
  };
  // Either says nothing without the other, and "n" is a common name.
  const [samples, passed] = [take("samples"), take("passed")];
  // Nor does a perturbation where no id says of what.
  const perturbation = columns.id && take("perturbation");
  return told({ ...columns, ...(perturbation && { perturbation }), ...(samples && passed ? { samples, passed } : {}) });
}

/** The same for a test set, where what the answers call an answer is the right one; null when none is found. */
export function guessTestColumns(header: readonly string[]): TestSetColumns | null {
  const found = (part: "id" | "references" | "input") =>
    NAMES[part]
      .map((name) => header.find((column) => bareName(column) === name))
      .find((column) => column !== undefined);
  const numbered = referencesOf(header, found("references"));
  const answer = header.find((column) => bareName(column) === "answer");
  const references = numbered.length > 0 ? numbered : answer === undefined ? [] : [answer];
  if (references.length === 0) return null;
  const [id, input] = [found("id"), found("input")];
  return { ...(id && { id }), references, ...(input && { input }) };
}

/** Beside "ref1", also "ref2", "ref3" and so on. */
function referencesOf(header: readonly string[], first: string | undefined): string[] {
  if (first !== undefined) return [first];
  return header.filter((name) => /^(ref|reference|references|target|expected|gold)\d+$/.test(bareName(name)));
}

/** By letters and digits alone. */
export function bareName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** Without what is not there, so that it reads the same once it has been JSON. */
function told(columns: AnswerColumns): AnswerColumns {
  return Object.fromEntries(Object.entries(columns).filter(([, name]) => name !== undefined)) as AnswerColumns;
}
