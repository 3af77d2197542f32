import type { JudgementInput } from "#lib/alignment/schema.ts";
import type { Tasks } from "#lib/alignment/task.ts";

/** What became of a request of the rating page. */
export type Reply<T> =
  | { readonly kind: "done"; readonly value: T }
  /** Refused for a reason that sending it again does not change. */
  | { readonly kind: "refused"; readonly reason: string; readonly message: string }
  /** The server was not reached, or is not able to answer now. */
  | { readonly kind: "away" }
  | { readonly kind: "signed-out" };

async function post<T>(path: string, body: unknown): Promise<Reply<T>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      // A page that is left while this is under way still sends it.
      keepalive: true,
    });
  } catch {
    return { kind: "away" };
  }
  if (response.status === 401) return { kind: "signed-out" };
  if (response.status === 429 || response.status >= 500) return { kind: "away" };
  const answer = await response.json().catch(() => null);
  if (answer === null) return { kind: "away" };
  if (response.ok) return { kind: "done", value: answer as T };
  const { reason = `${response.status}`, detail = "The server refused this." } = answer as {
    reason?: string;
    detail?: string;
  };
  return { kind: "refused", reason, message: detail };
}

/** @param path of the campaign in the API. */
export function fetchTasks(path: string, want: number): Promise<Reply<Tasks>> {
  return post(`${path}/tasks`, { want });
}

export function sendJudgement(path: string, judgement: JudgementInput): Promise<Reply<{ repeated: boolean }>> {
  return post(`${path}/judgements`, judgement);
}

export function sendUndo(path: string, id: string): Promise<Reply<{ position: number }>> {
  return post(`${path}/undo`, { id });
}

export function sendSkip(path: string, position: number, reason: string): Promise<Reply<unknown>> {
  return post(`${path}/skips`, { position, reason });
}
