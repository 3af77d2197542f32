import http from "node:http";
import https from "node:https";
import { checkedLookup, type Resolve, systemResolve } from "#lib/platform/outgoing/checked-lookup.ts";
import { codeOf, OutgoingError, outgoingErrorOf } from "#lib/platform/outgoing/outgoing-error.ts";
import { type OutgoingPolicy, type Target, targetOf } from "#lib/platform/outgoing/policy.ts";
import { type OutgoingLimits, Watch } from "#lib/platform/outgoing/watch.ts";

export type OutgoingRequest = {
  readonly url: URL;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly limits: OutgoingLimits;
  readonly signal?: AbortSignal;
};

export type OutgoingResponse = {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** Read to its end it gives the socket back; left early it closes it. @throws OutgoingError */
  readonly body: AsyncIterable<Buffer>;
  /** For an answer whose body is of no interest. */
  readonly leave: () => void;
};

/** A way out that keeps its sockets open between calls. */
export type Outgoing = {
  /** @throws OutgoingError */
  readonly send: (request: OutgoingRequest) => Promise<OutgoingResponse>;
  /** Closes each socket as soon as no call uses it; the calls under way still end. */
  readonly close: () => void;
};

const MAX_SOCKETS = 256;

/**
 * Opens a way out that calls only what the policy allows. The addresses are judged as each socket is opened, so a socket
 * that is used again needs no second look; a changed policy needs another way out. Redirects are answers, and are never
 * followed; certificates are always verified.
 */
export function openOutgoing(policy: OutgoingPolicy, resolve: Resolve = systemResolve): Outgoing {
  const options = { keepAlive: true, maxSockets: MAX_SOCKETS, maxFreeSockets: 32, scheduling: "lifo" } as const;
  const agents = { "http:": new http.Agent(options), "https:": new https.Agent(options) };

  function start(request: OutgoingRequest, target: Target): http.ClientRequest {
    const { url, method, headers } = request;
    const common = { method, headers, lookup: checkedLookup(target, policy, resolve) };
    return url.protocol === "https:"
      ? https.request(url, { ...common, agent: agents["https:"], rejectUnauthorized: true })
      : http.request(url, { ...common, agent: agents["http:"] });
  }

  async function send(request: OutgoingRequest, isSecondTry = false): Promise<OutgoingResponse> {
    const target = targetOf(request.url, policy);
    if (!target.ok) throw new OutgoingError("refused-address", target.message);
    const watch = new Watch(request.limits, target.value.host, request.signal);
    let sent: http.ClientRequest | undefined;
    try {
      sent = start(request, target.value);
      const response = await answerTo(sent, request.body, watch);
      watch.answered(response);
      const leave = () => {
        watch.end();
        response.destroy();
      };
      return { status: response.statusCode ?? 0, headers: response.headers, body: bodyOf(response, watch), leave };
    } catch (error) {
      watch.end();
      sent?.destroy();
      // The other side closes a kept socket just as it is taken again: as good as certainly it has not seen this request.
      const wasStale = sent?.reusedSocket && /^(ECONNRESET|EPIPE)$/.test(codeOf(error));
      if (wasStale && !isSecondTry && !watch.failure) return send(request, true);
      throw watch.failure ?? outgoingErrorOf(error, target.value.host);
    }
  }

  return {
    send: (request) => send(request),
    close() {
      for (const agent of Object.values(agents)) closeIdle(agent);
    },
  };
}

/** Not the agent's own destroy(), which breaks off the calls under way too. */
function closeIdle(agent: http.Agent): void {
  // What is in use now is closed when it is given back.
  agent.maxFreeSockets = 0;
  for (const sockets of Object.values(agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
}

function answerTo(sent: http.ClientRequest, body: string | undefined, watch: Watch): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    sent.on("error", reject);
    sent.on("response", resolve);
    sent.on("socket", (socket) => watch.follow(socket));
    watch.start((failure) => sent.destroy(failure));
    sent.end(body);
  });
}

async function* bodyOf(response: http.IncomingMessage, watch: Watch): AsyncGenerator<Buffer, void> {
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      watch.received(chunk.byteLength);
      watch.rest();
      yield chunk;
      watch.resume();
    }
    if (watch.failure) throw watch.failure;
  } catch (error) {
    throw watch.failure ?? outgoingErrorOf(error, watch.host);
  } finally {
    watch.end();
  }
}
