import { notFound } from "next/navigation";
import { requireProject } from "#lib/access/page.ts";
import { getEvaluation } from "#lib/evaluation/queries/get-evaluation.ts";
import { evaluationNumber } from "#lib/evaluation/schema.ts";
import { scoresCsv } from "#lib/evaluation/scores-csv.ts";
import { MAX_SCORES } from "#lib/evaluation/storable.ts";

/** Every score of an evaluation as CSV. */
export async function GET(_request: Request, { params }: RouteContext<"/projects/[slug]/evaluation/[number]/csv">) {
  const { slug, number } = await params;
  const access = await requireProject(slug, "project:read");
  const evaluation = await getEvaluation(access, evaluationNumber(number), { page: 1, pageSize: MAX_SCORES });
  if (!evaluation) notFound();
  return new Response(scoresCsv(evaluation.scores.items), {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="${slug}-evaluation-${evaluation.number}.csv"`,
      "cache-control": "private, no-store",
    },
  });
}
