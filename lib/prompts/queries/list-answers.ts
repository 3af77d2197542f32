import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db, pool } from "#lib/platform/db.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";
import { type Page, pageOf } from "#lib/platform/paging.ts";
import { messagesFor, type PromptMessage } from "#lib/prompts/rules/content.ts";
import { loadRun } from "#lib/prompts/running/load-run.ts";
import { ANSWER_COLUMNS, type AnswerView } from "#lib/prompts/running/views.ts";

/** An answer with what it answers: the messages as they were sent, and the column it stands in. */
export type AnsweredPrompt = AnswerView & {
  readonly asked: { readonly position: number; readonly version: number; readonly model: string };
  readonly values: JsonObject;
  readonly messages: readonly PromptMessage[];
};

export const ANSWERS_PER_PAGE = 100;

/**
 * The answers of a run, row by row and within a row by column, each with the messages it answers. Those that failed are left out unless they
 * are asked for. Null when there is no such run.
 */
export async function listPromptAnswers(
  access: ProjectAccess<"record:read">,
  number: number,
  { page, withErrors = false }: { readonly page: number; readonly withErrors?: boolean },
): Promise<Page<AnsweredPrompt> | null> {
  const found = await db().promptRun.findFirst({
    where: { projectId: access.project.id, number },
    select: { id: true },
  });
  if (!found) return null;
  const [run, total, answers] = await Promise.all([
    loadRun(found.id),
    db().promptAnswer.count({ where: { runId: found.id, ...(withErrors ? {} : { error: null }) } }),
    pool().query<AnswerView>(
      `SELECT ${ANSWER_COLUMNS} FROM prompt_answer WHERE run_id = $1 ${withErrors ? "" : "AND error IS NULL"}
        ORDER BY "row", variant LIMIT $2 OFFSET $3`,
      [found.id, ANSWERS_PER_PAGE, (page - 1) * ANSWERS_PER_PAGE],
    ),
  ]);
  const items = answers.rows.flatMap((answer) => {
    const variant = run.variants[answer.variant];
    const values = run.rows[answer.row];
    if (!variant || !values) return [];
    const { position, version, model, content } = variant;
    return [
      { ...answer, asked: { position, version, model }, values, messages: messagesFor(content.messages, values) },
    ];
  });
  return pageOf(items, total, { page, pageSize: ANSWERS_PER_PAGE });
}
