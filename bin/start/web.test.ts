import { once } from "node:events";
import net from "node:net";
import { expect, test } from "vitest";
import { servingPort } from "./web.mjs";

test("waits for a port that a killed web server is about to leave", async () => {
  const leaving = net.createServer().listen(0);
  await once(leaving, "listening");
  const { port } = leaving.address() as net.AddressInfo;
  const asked = servingPort(String(port));
  leaving.close();
  expect(await asked).toBe(port);
});

test("names what is not a port", async () => {
  await expect(servingPort("65536")).rejects.toThrow("PORT is not a port number: 65536.");
});
