import type { JobState } from "#lib/platform/generated/enums.ts";
import type { RunEvent } from "#lib/prompts/running/follow-run.ts";
import type { AnswerView, PartView } from "#lib/prompts/running/views.ts";

/** What the grid shows: answers that are whole, what came of others so far, and how far the run is. */
export type GridModel = {
  readonly answers: ReadonlyMap<string, AnswerView>;
  readonly parts: ReadonlyMap<string, string>;
  readonly done: number;
  readonly total: number;
  readonly state: JobState;
};

type Beginning = {
  readonly answers: readonly AnswerView[];
  readonly parts: readonly PartView[];
  readonly done: number;
  readonly total: number;
  readonly state: JobState;
};

export const cellOf = (row: number, variant: number): string => `${row}/${variant}`;

/** As the server rendered it. */
export function beginGrid({ answers, parts, ...standing }: Beginning): GridModel {
  return {
    ...standing,
    answers: new Map(answers.map((one) => [cellOf(one.row, one.variant), one])),
    parts: new Map(parts.map(({ row, variant, text }) => [cellOf(row, variant), text])),
  };
}

/** What an event makes of it. An answer ends its part, and a part that comes late after it is nothing. */
export function afterEvent(model: GridModel, event: RunEvent): GridModel {
  if (event.type === "progress") return { ...model, done: event.done, total: event.total, state: event.state };
  if (event.type === "end") return { ...model, state: event.state, parts: new Map() };
  if (event.type === "answer") {
    const cell = cellOf(event.answer.row, event.answer.variant);
    const parts = new Map(model.parts);
    parts.delete(cell);
    return { ...model, parts, answers: new Map(model.answers).set(cell, event.answer) };
  }
  const cell = cellOf(event.row, event.variant);
  if (model.answers.has(cell)) return model;
  const before = (model.parts.get(cell) ?? "").slice(0, event.from);
  return { ...model, parts: new Map(model.parts).set(cell, before + event.text) };
}

export function isOver(state: JobState): boolean {
  return state !== "queued" && state !== "running";
}
