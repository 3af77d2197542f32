import type { ProjectAccess } from "#lib/access/access.ts";
import { CallError } from "#lib/connections/client/call-error.ts";
import { chat } from "#lib/connections/client/chat.ts";
import type { ChatAnswer } from "#lib/connections/client/chat-answer.ts";
import type { ChatRequest } from "#lib/connections/client/chat-request.ts";
import { chatStream } from "#lib/connections/client/chat-stream.ts";
import type { OpenConnection } from "#lib/connections/client/open-connection.ts";
import { withRetries } from "#lib/connections/client/retries.ts";
import { openConnection } from "#lib/connections/queries/open-connection.ts";
import { RunStopped } from "#lib/connections/running/run-stopped.ts";

/** So often a connection is opened anew, so that one that is retired or edited is not called much longer. */
const REOPEN_MS = 10_000;

/** A connection as a run calls it: opened anew now and then, with retries, and an error that would come again ends the run. */
export class Caller {
  readonly #access: ProjectAccess<"connection:use">;
  readonly #number: number;
  readonly #attempts: number;
  #opened: Promise<OpenConnection> | null = null;
  #openedAt = 0;
  #retries = 0;

  constructor(access: ProjectAccess<"connection:use">, number: number, attempts: number) {
    this.#access = access;
    this.#number = number;
    this.#attempts = attempts;
  }

  /** How often a call was tried again. */
  get retries(): number {
    return this.#retries;
  }

  /** @throws RunStopped when it cannot be called any more. */
  connection(): Promise<OpenConnection> {
    const at = performance.now();
    if (!this.#opened || at - this.#openedAt > REOPEN_MS) {
      this.#openedAt = at;
      this.#opened = this.#open();
      this.#opened.catch(() => {
        this.#opened = null;
      });
    }
    return this.#opened;
  }

  /**
   * An answer, or after all tries the error of the last.
   * @throws RunStopped for an error that every other call would meet as well.
   */
  ask(request: ChatRequest, signal: AbortSignal): Promise<ChatAnswer | CallError> {
    return this.#tried(async () => chat(await this.connection(), request, { signal }), signal);
  }

  /**
   * The same, told while it comes.
   * @param onText is given all of the answer so far; a try after one that broke off begins with nothing again.
   * @throws RunStopped
   */
  askAloud(
    request: ChatRequest,
    signal: AbortSignal,
    onText: (soFar: string) => void,
  ): Promise<ChatAnswer | CallError> {
    return this.#tried(async () => {
      let soFar = "";
      for await (const piece of chatStream(await this.connection(), request, { signal })) {
        if (piece.type === "end") return piece.answer;
        if (piece.type !== "text") continue;
        soFar += piece.text;
        onText(soFar);
      }
      throw new CallError("network", "The stream ended without an answer.");
    }, signal);
  }

  async #tried(call: () => Promise<ChatAnswer>, signal: AbortSignal): Promise<ChatAnswer | CallError> {
    try {
      return await withRetries(call, {
        attempts: this.#attempts,
        random: Math.random,
        signal,
        onRetry: () => {
          this.#retries += 1;
        },
      });
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof CallError)) throw error;
      if (concernsAll(error)) throw new RunStopped("run.refused", error.message);
      return error;
    }
  }

  async #open(): Promise<OpenConnection> {
    const opened = await openConnection(this.#access, this.#number);
    if (!opened.ok) throw new RunStopped(opened.reason, opened.message);
    return opened.value;
  }
}

const STATUSES = new Set([401, 402, 404]);

/** A key that is not accepted, a model that is not there, an account without money: the next item would meet it too. 403 may be about one item (moderation). */
function concernsAll({ kind, status, code }: CallError): boolean {
  return kind === "address" || (status !== null && STATUSES.has(status)) || code === "insufficient_quota";
}
