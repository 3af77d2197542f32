import { problem } from "#lib/access/problem.ts";

/** Whatever no operation serves, for a machine that asks: without it the answer would be a page. */
function notFound(): Response {
  return problem(404, { detail: "There is no such operation; GET /api/v1/openapi.json describes those there are." });
}

export { notFound as DELETE, notFound as GET, notFound as PATCH, notFound as POST, notFound as PUT };
