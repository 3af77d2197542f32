import { z } from "zod";
import { type Rubric, rubricSchema } from "#lib/evaluation/running/judge/rubric.ts";

const judged = z.object({ judge: z.object({ rubric: rubricSchema }) });

/** The rubric that the judge of a run went by, from the run's settings; null where nothing judged. */
export function rubricOf(settings: unknown): Rubric | null {
  const read = judged.safeParse(settings);
  return read.success ? read.data.judge.rubric : null;
}
