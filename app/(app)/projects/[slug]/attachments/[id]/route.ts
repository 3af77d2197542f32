import { notFound } from "next/navigation";
import { z } from "zod";
import { requireProject } from "#lib/access/page.ts";
import { getAttachment } from "#lib/lifecycle/queries.ts";

/** Downloads an evidence file. Never shown in the browser: whatever somebody uploaded must not run on this origin. */
export async function GET(_request: Request, { params }: RouteContext<"/projects/[slug]/attachments/[id]">) {
  const { slug, id } = await params;
  const access = await requireProject(slug, "record:read");
  const file = z.uuid().safeParse(id).success ? await getAttachment(access, id) : null;
  if (!file) notFound();
  return new Response(file.content, {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename*=UTF-8''${encodeRfc5987(file.name)}`,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}

/** A file name as RFC 5987 wants it: encodeURIComponent leaves four characters that it forbids. */
function encodeRfc5987(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
