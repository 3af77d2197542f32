import { notFound } from "next/navigation";
import { requireProject } from "#lib/access/page.ts";
import { getEvaluationFile } from "#lib/evaluation/queries/get-evaluation.ts";
import { evaluationNumber } from "#lib/evaluation/schema.ts";
import { byteStream } from "#lib/platform/byte-stream.ts";
import { downloadHeaders } from "#lib/platform/download.ts";

/** Downloads the file an evaluation was imported from, byte for byte. */
export async function GET(_request: Request, { params }: RouteContext<"/projects/[slug]/evaluation/[number]/file">) {
  const { slug, number } = await params;
  const access = await requireProject(slug, "record:read");
  const file = await getEvaluationFile(access, evaluationNumber(number));
  if (!file) notFound();
  return new Response(byteStream(file.bytes), { headers: downloadHeaders(file.name) });
}
