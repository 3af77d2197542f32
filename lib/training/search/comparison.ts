/** What runs, and experiments, can be told apart by. */
export type Entity = "attribute" | "metric" | "param" | "tag" | "dataset";

export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "LIKE" | "ILIKE" | "IN" | "NOT IN";

/** One condition; a search is true where all of its conditions are. */
export type Comparison = {
  readonly entity: Entity;
  readonly key: string;
  readonly operator: Operator;
  readonly value: string | number | readonly string[];
};

export type Order = {
  readonly entity: "attribute" | "metric" | "param" | "tag";
  readonly key: string;
  readonly descending: boolean;
};

/** The attributes of a run, by what they hold. */
export const ATTRIBUTES = {
  run_id: "text",
  run_name: "text",
  user_id: "text",
  status: "text",
  artifact_uri: "text",
  start_time: "number",
  end_time: "number",
} as const satisfies Record<string, "text" | "number">;
export type Attribute = keyof typeof ATTRIBUTES;

/** The attributes of an experiment, by what they hold. */
export const EXPERIMENT_ATTRIBUTES = {
  name: "text",
  experiment_id: "text",
  creation_time: "number",
  last_update_time: "number",
} as const satisfies Record<string, "text" | "number">;
export type ExperimentAttribute = keyof typeof EXPERIMENT_ATTRIBUTES;

/** Something that is searched in this syntax: what it has, and which of its attributes are numbers. */
export type Searched = {
  readonly entities: readonly Entity[];
  readonly attributes: Readonly<Record<string, "text" | "number">>;
};

export const RUNS: Searched = {
  entities: ["metric", "param", "tag", "attribute", "dataset"],
  attributes: ATTRIBUTES,
};
export const EXPERIMENTS: Searched = { entities: ["attribute", "tag"], attributes: EXPERIMENT_ATTRIBUTES };

export const DATASET_KEYS = ["name", "digest", "context"] as const;
