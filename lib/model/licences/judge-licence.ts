import type { Licence, Threshold } from "#lib/model/licences/licence.ts";
import type { DeclaredUse } from "#lib/model/use.ts";

/** What a licence is judged against: the declared use, and what the model takes in. */
export type JudgedUse = Pick<
  DeclaredUse,
  "commercial" | "inEuropeanUnion" | "trainsOthers" | "hostsForOthers" | "distributesWeights"
> & {
  /** The model takes in more than text. */
  readonly multimodal: boolean;
};

/** What somebody answered to a question that only they can: yes, the threshold is passed; or no. */
export type Answers = ReadonlyMap<string, boolean>;

export type LicenceFinding = {
  /** Tells the findings of a licence apart; answers name it. */
  readonly key: string;
  readonly state: "allowed" | "not-allowed" | "question" | "condition";
  /** Of the licence: "Section 2". */
  readonly clause: string;
  /** What it says of this use, or the question it asks. */
  readonly text: string;
};

export type LicenceVerdict = {
  readonly state: "allowed" | "not-allowed" | "question";
  /** What decides first. */
  readonly findings: readonly LicenceFinding[];
};

/**
 * Whether a licence permits a declared use, with the clause behind each reason. A threshold on users or revenue is a fact about the company
 * that no file knows, so it is a question to a person and never passes by itself; a licence that nobody has read permits nothing.
 */
export function judgeLicence(licence: Licence, use: JudgedUse, answers: Answers): LicenceVerdict {
  const findings = [
    ...commercialUse(licence, use),
    ...licence.thresholds.flatMap((threshold) => thresholdFinding(threshold, answers)),
    ...regionalFindings(licence, use, answers),
    ...outputUse(licence, use),
    ...hosting(licence, use),
    ...distribution(licence, use),
    ...conditions(licence),
  ];
  const order = ["not-allowed", "question", "condition", "allowed"];
  const sorted = findings.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const [first] = sorted;
  return {
    state: first?.state === "not-allowed" || first?.state === "question" ? first.state : "allowed",
    findings: sorted,
  };
}

function commercialUse({ commercial, commercialClause, name }: Licence, use: JudgedUse): LicenceFinding[] {
  const finding = { key: "commercial", clause: commercialClause };
  if (commercial === "unknown") {
    return [
      {
        ...finding,
        state: "not-allowed",
        text: "Nobody has reviewed what may be done with it. Until then it counts as not allowed.",
      },
    ];
  }
  if (!use.commercial)
    return [{ ...finding, state: "allowed", text: `The use is not commercial, which ${name} permits.` }];
  return commercial === "yes"
    ? [{ ...finding, state: "allowed", text: "Commercial use is permitted." }]
    : [
        {
          ...finding,
          state: "not-allowed",
          text: `${name} permits non-commercial use only, and the project declares a commercial one.`,
        },
      ];
}

function thresholdFinding(
  { clause, kind, question, consequence, outcome }: Threshold,
  answers: Answers,
): LicenceFinding[] {
  const answer = answers.get(kind);
  if (answer === undefined) return [{ key: kind, clause, state: "question", text: question }];
  if (!answer) return [{ key: kind, clause, state: "allowed", text: "The threshold is not passed." }];
  return [{ key: kind, clause, state: outcome, text: consequence }];
}

function regionalFindings({ regional }: Licence, use: JudgedUse, answers: Answers): LicenceFinding[] {
  return regional.flatMap(({ clause, question }): LicenceFinding[] => {
    const key = "domicile-eu";
    if (!use.multimodal || !use.inEuropeanUnion) return [];
    const answer = answers.get(key);
    if (answer === undefined) return [{ key, clause, state: "question", text: question }];
    return answer
      ? [
          {
            key,
            clause,
            state: "not-allowed",
            text: "The rights to its multimodal models are not granted to those domiciled in the European Union.",
          },
        ]
      : [{ key, clause, state: "allowed", text: "The company is not domiciled in the European Union." }];
  });
}

const OUTPUT_CONDITIONS = {
  "if-named": "A model trained on what it says must bear the name the licence asks for.",
  "with-terms":
    "A model trained on what it says comes under the same terms, which go with it to everybody who uses it.",
} as const;

function outputUse({ outputsTrainOthers }: Licence, use: JudgedUse): LicenceFinding[] {
  if (!use.trainsOthers || outputsTrainOthers === null) return [];
  const finding = { key: "outputs", clause: outputsTrainOthers.clause };
  if (outputsTrainOthers.allowed === "yes")
    return [{ ...finding, state: "allowed", text: "What it says may train other models." }];
  return outputsTrainOthers.allowed === "no"
    ? [
        {
          ...finding,
          state: "not-allowed",
          text: "What it says must not train other models, and the project declares that it will.",
        },
      ]
    : [
        {
          ...finding,
          state: "condition",
          text: OUTPUT_CONDITIONS[outputsTrainOthers.allowed],
        },
      ];
}

function hosting({ hosting: rule }: Licence, use: JudgedUse): LicenceFinding[] {
  if (!use.hostsForOthers || rule === null) return [];
  return [{ key: "hosting", clause: rule.clause, state: "not-allowed", text: rule.rule }];
}

function distribution({ distribution: rule }: Licence, use: JudgedUse): LicenceFinding[] {
  if (!use.distributesWeights || !rule) return [];
  return [{ key: "distribution", clause: rule.clause, state: "not-allowed", text: rule.rule }];
}

function conditions({ fieldOfUse, attribution, naming }: Licence): LicenceFinding[] {
  const rules = [
    { key: "field-of-use", rule: fieldOfUse },
    { key: "attribution", rule: attribution },
    { key: "naming", rule: naming },
  ];
  return rules.flatMap(({ key, rule }): LicenceFinding[] =>
    rule ? [{ key, clause: rule.clause, state: "condition", text: rule.rule }] : [],
  );
}

/** The questions somebody may have to answer, by key, so that an answer names one that exists. */
export const LICENCE_QUESTIONS = ["monthly-users", "monthly-revenue-usd", "domicile-eu"] as const;
export type LicenceQuestion = (typeof LICENCE_QUESTIONS)[number];
