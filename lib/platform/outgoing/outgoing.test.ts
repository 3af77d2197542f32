import { createServer, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Resolve } from "#lib/platform/outgoing/checked-lookup.ts";
import { type OutgoingRequest, type OutgoingResponse, openOutgoing } from "#lib/platform/outgoing/outgoing.ts";
import { OutgoingError } from "#lib/platform/outgoing/outgoing-error.ts";
import type { OutgoingLimits } from "#lib/platform/outgoing/watch.ts";

const LIMITS: OutgoingLimits = { connectMs: 2_000, firstByteMs: 2_000, idleMs: 2_000, totalMs: 4_000, maxBytes: 1_000 };
const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(answer: (response: ServerResponse, path: string) => void): Promise<number> {
  const server: Server = createServer((request, response) => answer(response, request.url ?? ""));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

const toLoopback: Resolve = async () => [{ address: "127.0.0.1", family: 4 }];
const listed = (port: number) => ({ allowed: [{ host: "llm.example", port }], onlyAllowed: false });
const get = (port: number, limits: Partial<OutgoingLimits> = {}, signal?: AbortSignal): OutgoingRequest => ({
  url: new URL(`http://llm.example:${port}/`),
  method: "GET",
  headers: {},
  limits: { ...LIMITS, ...limits },
  signal,
});

async function textOf({ body }: OutgoingResponse): Promise<string> {
  let text = "";
  for await (const chunk of body) text += chunk.toString();
  return text;
}

async function kindOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => "no error",
    (thrown: unknown) => thrown,
  );
  return error instanceof OutgoingError ? error.kind : String(error);
}

describe("a way out", () => {
  it("judges the address as the socket opens, so that an answer that changes gains nothing", async () => {
    let calls = 0;
    const port = await serve((response) => {
      calls += 1;
      response.end("inside");
    });
    const answers = ["93.184.216.34", "127.0.0.1"];
    const rebinding: Resolve = async () => [{ address: answers.shift() ?? "127.0.0.1", family: 4 }];
    // Whoever looks the name up before the call is shown a public address; the socket asks again.
    expect(await rebinding("llm.example")).toEqual([{ address: "93.184.216.34", family: 4 }]);
    const { send } = openOutgoing({ allowed: [], onlyAllowed: false }, rebinding);
    expect(await kindOf(send(get(port)))).toBe("refused-address");
    expect(calls).toBe(0);
  });

  it("asks for the name once a socket, and connects to what was judged", async () => {
    let lookups = 0;
    const port = await serve((response) => response.end("fine"));
    const { send } = openOutgoing(listed(port), async () => {
      lookups += 1;
      return [{ address: "127.0.0.1", family: 4 }];
    });
    for (let time = 0; time < 3; time += 1) expect(await textOf(await send(get(port)))).toBe("fine");
    expect(lookups).toBe(1);
  });

  it("lets a call under way end when it is closed, and keeps no socket after that", async () => {
    const sockets: Socket[] = [];
    const port = await serve((response) => {
      if (response.socket) sockets.push(response.socket);
      response.write("a");
      setTimeout(() => response.end("b"), 20);
    });
    const out = openOutgoing(listed(port), toLoopback);
    expect(await textOf(await out.send(get(port)))).toBe("ab");
    const underWay = await out.send(get(port));
    out.close();
    expect(await textOf(underWay)).toBe("ab");
    await expect.poll(() => sockets.every((socket) => socket.destroyed)).toBe(true);
    expect(new Set(sockets).size).toBe(1);
  });

  it("refuses them all when one of several addresses is private", async () => {
    const both: Resolve = async () => [
      { address: "93.184.216.34", family: 4 },
      { address: "::1", family: 6 },
    ];
    const { send } = openOutgoing({ allowed: [], onlyAllowed: false }, both);
    expect(await kindOf(send(get(9)))).toBe("refused-address");
  });

  it("gives a redirect back as it is", async () => {
    const paths: string[] = [];
    const port = await serve((response, path) => {
      paths.push(path);
      response.writeHead(302, { location: "/elsewhere" }).end();
    });
    expect((await openOutgoing(listed(port), toLoopback).send(get(port))).status).toBe(302);
    expect(paths).toEqual(["/"]);
  });

  it.each([
    ["no answer", keepSilent, { firstByteMs: 40 }],
    ["a silence in the middle", startAndStop, { idleMs: 40 }],
    ["a drip that never ends", drip, { totalMs: 60 }],
  ] as const)("does not wait for %s", async (_, answer, limits) => {
    const port = await serve(answer);
    const { send } = openOutgoing(listed(port), toLoopback);
    expect(await kindOf(send(get(port, limits)).then(textOf))).toBe("timeout");
  });

  it("does not wait for a name that is not resolved", async () => {
    const { send } = openOutgoing(listed(9), () => new Promise(() => undefined));
    expect(await kindOf(send(get(9, { connectMs: 30 })))).toBe("timeout");
  });

  it("waits while its reader is busy", async () => {
    const port = await serve((response) => {
      response.write("a");
      setTimeout(() => response.end("b"), 10);
    });
    const { body } = await openOutgoing(listed(port), toLoopback).send(get(port, { idleMs: 60 }));
    let text = "";
    for await (const chunk of body) {
      text += chunk.toString();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(text).toBe("ab");
  });

  it.each([
    ["announced", announce],
    ["sent", sendInTwo],
  ] as const)("takes no more than was agreed, as it is %s", async (_, answer) => {
    const port = await serve(answer);
    expect(await kindOf(openOutgoing(listed(port), toLoopback).send(get(port)).then(textOf))).toBe("too-large");
  });

  it("stops when it is told to, before and while it reads", async () => {
    const port = await serve(drip);
    const { send } = openOutgoing(listed(port), toLoopback);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 30);
    expect(await kindOf(send(get(port, {}, stop.signal)).then(textOf))).toBe("aborted");
    expect(await kindOf(send(get(port, {}, stop.signal)))).toBe("aborted");
  });

  it("says what is wrong without naming the address behind the name", async () => {
    const port = await serve((response) => response.end());
    const closed = await serve(() => undefined);
    closing.splice(-1)[0]?.();
    const call = openOutgoing({ allowed: [{ host: "llm.example", port: null }], onlyAllowed: false }, toLoopback);
    const error = await call.send(get(closed)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: "unreachable" });
    expect(String(error)).not.toContain("127.0.0.1");
    const tls = { ...get(port), url: new URL(`https://llm.example:${port}/`) };
    expect(["tls", "broken-off"]).toContain(await kindOf(call.send(tls)));
    expect(await kindOf(openOutgoing(listed(9), async () => []).send(get(9)))).toBe("name-unknown");
  });

  it("knows an answer that is not HTTP, and one that breaks off", async () => {
    const tcp = createTcpServer((socket) => void socket.end("SSH-2.0-OpenSSH\r\n"));
    closing.push(() => void tcp.close());
    await new Promise<void>((resolve) => tcp.listen(0, "127.0.0.1", resolve));
    const { port } = tcp.address() as AddressInfo;
    expect(await kindOf(openOutgoing(listed(port), toLoopback).send(get(port)))).toBe("malformed");
    const half = await serve((response) => {
      response.writeHead(200, { "content-length": "100" }).write("x");
      setTimeout(() => response.destroy(), 5);
    });
    expect(await kindOf(openOutgoing(listed(half), toLoopback).send(get(half)).then(textOf))).toBe("broken-off");
  });
});

function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write("x"), 5);
  response.once("close", () => clearInterval(timer));
}

function announce(response: ServerResponse): void {
  response.writeHead(200, { "content-length": "2000" }).end("x".repeat(2000));
}

function sendInTwo(response: ServerResponse): void {
  response.write("x".repeat(900));
  response.end("x".repeat(900));
}

function keepSilent(_response: ServerResponse): void {}

function startAndStop(response: ServerResponse): void {
  response.write("x");
}
