import { requireProject } from "#lib/access/page.ts";
import { byteStream } from "#lib/platform/byte-stream.ts";
import { downloadHeaders } from "#lib/platform/download.ts";
import { artefactPath } from "#lib/training/artefact-path.ts";
import { findArtefact } from "#lib/training/queries/find-artefact.ts";
import { getRuns } from "#lib/training/queries/get-run.ts";
import { runNumberOf } from "#lib/training/schema.ts";

/** A file of a run, to be saved and never shown. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/projects/[slug]/training/runs/[number]/file">,
): Promise<Response> {
  const { slug, number } = await params;
  const access = await requireProject(slug, "record:read");
  const path = artefactPath((new URL(request.url).searchParams.get("path") ?? "").split("/"));
  const [run] = await getRuns(access, [runNumberOf(number)]);
  const file = run && path && (await findArtefact(access, run.id, path));
  if (!file) return new Response("There is no such file.", { status: 404 });
  const headers = { ...downloadHeaders(file.path.split("/").at(-1) ?? "file"), "content-length": `${file.sizeBytes}` };
  return new Response(byteStream(file.bytes()), { headers });
}
