import { problem } from "#lib/access/problem.ts";
import { BODY_STATUS, serveProject } from "#lib/access/route.ts";
import { keepSizeReading } from "#lib/deployment/safetensors/commands/keep-size-reading.ts";
import { readSizeOperation, sizesOperation } from "#lib/deployment/safetensors/operations.ts";
import { listSizeReadings } from "#lib/deployment/safetensors/queries/list-size-readings.ts";
import { receiveFirstBytes, receiveForm } from "#lib/deployment/safetensors/receive-files.ts";

const PAGE_SIZE = 50;

export const GET = serveProject(sizesOperation, async (access, { query }) => {
  const { items, ...page } = await listSizeReadings(access, { page: query.page, pageSize: PAGE_SIZE });
  return Response.json({ ...page, items: items.map(({ authorName: _by, ...row }) => row) });
});

export const POST = serveProject(readSizeOperation, async (access, { request, query }) => {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/octet-stream" && type !== "multipart/form-data")
    return problem(415, {
      detail: "Send one header as application/octet-stream, or several files as multipart/form-data.",
    });
  const received = await (type === "multipart/form-data" ? receiveForm(request) : receiveFirstBytes(request, query));
  if (!received.ok) {
    const { reason, message } = received;
    const status = reason === "not-a-header" ? 422 : reason === "not-a-form" ? 400 : BODY_STATUS[reason];
    return problem(status, { reason, detail: message });
  }
  const kept = await keepSizeReading(access, { name: query.name, sent: received.value });
  if (kept.ok) return Response.json(kept.value, { status: 201 });
  return problem(422, { reason: kept.reason, detail: kept.message });
});
