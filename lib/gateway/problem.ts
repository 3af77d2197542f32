/** What an OpenAI client understands as an error: it reads `error.message`, `type` and `code`, and decides by the status whether to try again. */
export function openAiError(
  status: number,
  error: { readonly message: string; readonly type: string; readonly code?: string; readonly param?: string },
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(errorBody(error), { status, headers });
}

export function errorBody({
  message,
  type,
  code,
  param,
}: {
  message: string;
  type: string;
  code?: string;
  param?: string;
}) {
  return { error: { message, type, param: param ?? null, code: code ?? null } };
}
