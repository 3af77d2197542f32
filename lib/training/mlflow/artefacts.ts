import type { ProjectAccess } from "#lib/access/access.ts";
import { byteStream } from "#lib/platform/byte-stream.ts";
import { downloadHeaders } from "#lib/platform/download.ts";
import { openBody, refusingBody } from "#lib/platform/http-body.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { artefactPath } from "#lib/training/artefact-path.ts";
import { storeArtefact } from "#lib/training/commands/store-artefact.ts";
import { MAX_ARTEFACT_BYTES } from "#lib/training/limits.ts";
import { answer, type TrackingRefusal } from "#lib/training/mlflow/answer.ts";
import { wireFile } from "#lib/training/mlflow/reading.ts";
import { findArtefact } from "#lib/training/queries/find-artefact.ts";
import { listArtefacts } from "#lib/training/queries/list-artefacts.ts";
import { runIdOf } from "#lib/training/run-id.ts";

type Access = ProjectAccess<"training:log">;
type Served = Promise<Outcome<Response, TrackingRefusal>>;

/** A place in the store: <experiment>/<run>/artifacts/<path>. */
type Place = { readonly wireId: string; readonly id: string; readonly path: string };

/** MLflow's artefact proxy: files are put to and got from /mlflow-artifacts/artifacts/<place>, folders listed by ?path=<place>. */
export async function serveArtefacts(access: Access, request: Request, parts: readonly string[]): Served {
  if (request.method === "PUT") return put(access, request, parts);
  return parts.length > 0 ? get(access, parts) : list(access, request);
}

async function put(access: Access, request: Request, parts: readonly string[]): Served {
  const place = placeOf(parts);
  if (!place || place.path === "") return wrongPlace(parts);
  const body = await openBody(request, { maxBytes: MAX_ARTEFACT_BYTES, maxDecodedBytes: MAX_ARTEFACT_BYTES });
  if (!body.ok) return body;
  const stored = await refusingBody(() => storeArtefact(access, place, body.value));
  return stored.ok ? accept(answer({})) : stored;
}

async function get(access: Access, parts: readonly string[]): Served {
  const place = placeOf(parts);
  const file = place && (await findArtefact(access, place.id, place.path));
  if (!file) return refuse("no-such-artefact", `No such artifact: '${parts.join("/")}'`, "path");
  const headers = { ...downloadHeaders(file.path.split("/").at(-1) ?? "file"), "content-length": `${file.sizeBytes}` };
  return accept(new Response(byteStream(file.bytes()), { headers }));
}

async function list(access: Access, request: Request): Served {
  const asked = new URL(request.url).searchParams.get("path") ?? "";
  const place = placeOf(asked.split("/"));
  if (!place) return wrongPlace([asked]);
  const files = await listArtefacts(access, place.id, place.path);
  // Here, unlike in artifacts/list, a file is named within its folder.
  const named = files.map((file) => ({ ...file, path: file.path.split("/").at(-1) ?? file.path }));
  return accept(answer({ files: named.map(wireFile) }));
}

function placeOf(parts: readonly string[]): Place | null {
  const [, wireId = "", folder, ...rest] = parts.filter((part) => part !== "");
  const id = runIdOf(wireId);
  const path = rest.length === 0 ? "" : artefactPath(rest);
  return id && folder === "artifacts" && path !== null ? { wireId, id, path } : null;
}

function wrongPlace(parts: readonly string[]) {
  return refuse("invalid", `Invalid path: '${parts.join("/")}'. It is <experiment>/<run id>/artifacts/<path>.`, "path");
}
