import { type ProblemReason, problem } from "#lib/access/problem.ts";
import type { DeployReason } from "#lib/deployment/tokens/reasons.ts";
import { idempotencyKeySchema } from "#lib/deployment/tokens/schema.ts";
import { publicUrl } from "#lib/platform/env.ts";

/** A shell has no JSON: it asks for plain text, and gets one thing a line. */
function wantsText(request: Request): boolean {
  return request.headers.get("accept")?.includes("text/plain") ?? false;
}

/** What was asked for. @param line what a shell goes on with. */
export function answerGranted(request: Request, body: Record<string, unknown>, line: string): Response {
  const headers = { "cache-control": "no-store" };
  if (!wantsText(request)) return Response.json(body, { status: 201, headers });
  return new Response(`${line}\n`, {
    status: 201,
    headers: { ...headers, "content-type": "text/plain; charset=utf-8" },
  });
}

/** 409, with every reason by its code. */
export function answerRefused(request: Request, slug: string, reasons: readonly DeployReason[]): Response {
  if (!wantsText(request)) {
    const detail = `Refused for ${reasons.length === 1 ? "1 reason" : `${reasons.length} reasons`}.`;
    return problem(409, { reason: "deployment-refused", detail, reasons: wireReasons(slug, reasons) });
  }
  // Line breaks in what somebody wrote would look like another reason.
  const lines = reasons.map(({ code, detail }) => `${code}: ${detail.replace(/\s+/g, " ")}\n`);
  return new Response(lines.join(""), { status: 409, headers: { "content-type": "text/plain; charset=utf-8" } });
}

export function wireReasons(slug: string, reasons: readonly DeployReason[]): ProblemReason[] {
  return reasons.map(({ code, detail, gate, path }) => ({
    ...{ code, detail, gate },
    url: path && `${publicUrl()}/projects/${slug}/${path}`,
  }));
}

/** The header `Idempotency-Key`, or the answer that it is not one. */
export function readIdempotencyKey(request: Request): string | null | Response {
  const key = idempotencyKeySchema.safeParse(request.headers.get("idempotency-key"));
  if (key.success) return key.data;
  const detail = key.error.issues[0]?.message ?? "";
  return problem(422, { reason: "invalid", detail: `Idempotency-Key: ${detail}` });
}

/** Refusals of a command that are not about the artefact. */
export function answerFailed(reason: string, message: string): Response {
  if (reason === "too-many") return problem(429, { reason, detail: message, headers: { "retry-after": "60" } });
  return problem(reason === "key-reused" || reason === "ended-otherwise" ? 409 : 422, { reason, detail: message });
}
