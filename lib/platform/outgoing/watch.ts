import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { OutgoingError } from "#lib/platform/outgoing/outgoing-error.ts";

/** How long a call may take in each of its parts, and how much may come back. */
export type OutgoingLimits = {
  /** Until the name is resolved, the socket open and, with https, the handshake done. */
  readonly connectMs: number;
  /** From then until the answer begins. */
  readonly firstByteMs: number;
  /** Between two pieces of the answer. */
  readonly idleMs: number;
  /** All together, waiting for a free socket included. */
  readonly totalMs: number;
  readonly maxBytes: number;
};

/** Stops one call when a limit is reached or its caller has enough. Whatever stopped it is its `failure`. */
export class Watch {
  readonly host: string;
  readonly #limits: OutgoingLimits;
  readonly #signal: AbortSignal | undefined;
  #failure: OutgoingError | undefined;
  #stop: (failure: OutgoingError) => void = () => undefined;
  #total: NodeJS.Timeout | undefined;
  #part: NodeJS.Timeout | undefined;
  #receivedBytes = 0;
  #isAnswered = false;
  #isResting = false;
  #hasEnded = false;

  constructor(limits: OutgoingLimits, host: string, signal: AbortSignal | undefined) {
    this.#limits = limits;
    this.host = host;
    this.#signal = signal;
  }

  get failure(): OutgoingError | undefined {
    return this.#failure;
  }

  start(stop: (failure: OutgoingError) => void): void {
    this.#stop = stop;
    this.#total = setTimeout(
      () => this.#late("The whole call took more than", this.#limits.totalMs),
      this.#limits.totalMs,
    );
    this.#signal?.addEventListener("abort", this.#abort);
    if (this.#signal?.aborted) this.#abort();
  }

  /** From the moment a socket is assigned to the call. */
  follow(socket: Socket): void {
    const { connectMs, firstByteMs } = this.#limits;
    const waitForAnswer = () => {
      // The socket outlives the call, and the answer may come before the handler of the handshake.
      if (!this.#hasEnded && !this.#isAnswered) this.#expect("The answer did not begin within", firstByteMs);
    };
    if (!socket.connecting) waitForAnswer();
    else {
      this.#expect("Connecting took more than", connectMs);
      socket.once("encrypted" in socket ? "secureConnect" : "connect", waitForAnswer);
    }
  }

  /** From the answer's head on. @throws OutgoingError when it announces too much. */
  answered(response: IncomingMessage): void {
    this.#isAnswered = true;
    this.#stop = (failure) => response.destroy(failure);
    if (Number(response.headers["content-length"]) > this.#limits.maxBytes) throw this.#tooLarge();
    this.#expect("Nothing more came for", this.#limits.idleMs);
  }

  /** @throws OutgoingError when that makes too much. */
  received(bytes: number): void {
    this.#receivedBytes += bytes;
    if (this.#receivedBytes > this.#limits.maxBytes) throw this.#tooLarge();
  }

  /** While the reader is busy with a piece, nobody waits for the next. */
  rest(): void {
    this.#isResting = true;
  }

  resume(): void {
    this.#isResting = false;
    this.#part?.refresh();
  }

  end(): void {
    this.#hasEnded = true;
    clearTimeout(this.#total);
    clearTimeout(this.#part);
    this.#signal?.removeEventListener("abort", this.#abort);
  }

  #expect(what: string, ms: number): void {
    clearTimeout(this.#part);
    this.#part = setTimeout(() => this.#isResting || this.#late(what, ms), ms);
  }

  #late(what: string, ms: number): void {
    this.#fail(new OutgoingError("timeout", `${what} ${ms / 1000} s at ${this.host}.`));
  }

  readonly #abort = () => this.#fail(new OutgoingError("aborted", `The call to ${this.host} was stopped.`));

  #tooLarge(): OutgoingError {
    const mib = this.#limits.maxBytes / 2 ** 20;
    return new OutgoingError("too-large", `${this.host} answers with more than ${mib.toFixed(1)} MiB.`);
  }

  #fail(failure: OutgoingError): void {
    if (this.#hasEnded) return;
    this.#failure ??= failure;
    this.#stop(failure);
  }
}
