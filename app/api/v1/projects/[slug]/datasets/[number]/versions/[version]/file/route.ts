import { serveProject } from "#lib/access/route.ts";
import { fileOperation } from "#lib/data/datasets/operations.ts";
import { findFile } from "#lib/data/queries/find-file.ts";
import { readRecordNumber } from "#lib/data/schema.ts";
import { readBlob } from "#lib/platform/blobs/read-blob.ts";
import { byteStream } from "#lib/platform/byte-stream.ts";
import { downloadHeaders } from "#lib/platform/download.ts";

export const GET = serveProject(fileOperation, async (access, { params }) => {
  const file = await findFile(access, readRecordNumber(params.number), readRecordNumber(params.version));
  const headers = { ...downloadHeaders(file.fileName), "content-length": `${file.sizeBytes}` };
  return new Response(byteStream(readBlob(file.blobId)), { headers });
});
