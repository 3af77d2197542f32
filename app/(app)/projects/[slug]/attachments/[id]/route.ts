import { notFound } from "next/navigation";
import { z } from "zod";
import { requireProject } from "#lib/access/page.ts";
import { getAttachment } from "#lib/lifecycle/queries.ts";
import { downloadHeaders } from "#lib/platform/download.ts";

/** Downloads an evidence file. Never shown in the browser: whatever somebody uploaded must not run on this origin. */
export async function GET(_request: Request, { params }: RouteContext<"/projects/[slug]/attachments/[id]">) {
  const { slug, id } = await params;
  const access = await requireProject(slug, "record:read");
  const file = z.uuid().safeParse(id).success ? await getAttachment(access, id) : null;
  if (!file) notFound();
  return new Response(file.content, { headers: downloadHeaders(file.name) });
}
