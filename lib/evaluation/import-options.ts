import { z } from "zod";

const column = z.string().min(1).max(400);

/** Which column of a table holds what; what is left out is guessed by the names in its header. */
export const tableColumns = z.strictObject({
  id: column.optional(),
  input: column.optional(),
  answer: column.optional(),
  /** Alternatives to each other. */
  expected: z.array(column).max(20).optional(),
  metrics: z.array(column).max(200).optional(),
  /** By which items are grouped; every other column when left out. */
  slices: z.array(column).max(50).optional(),
  task: column.optional(),
});
export type TableColumns = z.output<typeof tableColumns>;

/** What a file leaves open, said by whoever imports it. */
export const importOptions = z.strictObject({
  /** For files that name no task. */
  task: z.string().trim().max(200).optional(),
  /** For files that name no model. */
  model: z.string().trim().max(200).optional(),
  columns: tableColumns.optional(),
});
export type ImportOptions = z.output<typeof importOptions>;
