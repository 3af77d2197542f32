/** What a brief says; empty where nobody has written yet. */
export type Brief = {
  readonly problemStatement: string;
  readonly users: string;
  readonly taskTypes: readonly string[];
  readonly nonAiAlternative: string;
  readonly outOfScope: string;
};

export const EMPTY_BRIEF: Brief = {
  problemStatement: "",
  users: "",
  taskTypes: [],
  nonAiAlternative: "",
  outOfScope: "",
};

/** Shorter than this, a problem statement names a topic and not a problem. */
export const PROBLEM_MIN_LENGTH = 40;

export type RequiredFacts = { readonly brief: Brief; readonly marketEntries: number; readonly interviews: number };

/** A required field that is empty, and where it is filled, below the project's address. */
export type MissingField = { readonly key: RequiredField; readonly label: string; readonly path: string };

const REQUIRED = {
  problem: {
    label: "Problem statement",
    isFilled: ({ brief }: RequiredFacts) => brief.problemStatement.trim().length >= PROBLEM_MIN_LENGTH,
  },
  users: { label: "Users", isFilled: ({ brief }: RequiredFacts) => brief.users.trim() !== "" },
  "task-types": { label: "Task types", isFilled: ({ brief }: RequiredFacts) => brief.taskTypes.length > 0 },
  alternative: {
    label: "Alternative without AI",
    isFilled: ({ brief }: RequiredFacts) => brief.nonAiAlternative.trim() !== "",
  },
  market: { label: "Market research entry", isFilled: ({ marketEntries }: RequiredFacts) => marketEntries > 0 },
  interviews: { label: "Stakeholder interview", isFilled: ({ interviews }: RequiredFacts) => interviews > 0 },
} as const;

export type RequiredField = keyof typeof REQUIRED;

const FIELDS_OF_THE_BRIEF: readonly RequiredField[] = ["problem", "users", "task-types", "alternative"];

/** What Scope still needs, in the order of the page. */
export function missingFields(facts: RequiredFacts): MissingField[] {
  return (Object.keys(REQUIRED) as RequiredField[])
    .filter((key) => !REQUIRED[key].isFilled(facts))
    .map((key) => ({ key, label: REQUIRED[key].label, path: `scope#${key}` }));
}

/** How many of the brief's required fields are filled. */
export function briefCompleteness(brief: Brief): { filled: number; total: number } {
  const facts = { brief, marketEntries: 0, interviews: 0 };
  const filled = FIELDS_OF_THE_BRIEF.filter((key) => REQUIRED[key].isFilled(facts)).length;
  return { filled, total: FIELDS_OF_THE_BRIEF.length };
}

/** Whether two briefs say the same; the order of task types carries no meaning. */
export function isSameBrief(a: Brief, b: Brief): boolean {
  return (
    a.problemStatement === b.problemStatement &&
    a.users === b.users &&
    a.nonAiAlternative === b.nonAiAlternative &&
    a.outOfScope === b.outOfScope &&
    a.taskTypes.toSorted().join() === b.taskTypes.toSorted().join()
  );
}
