import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const FAST_SHUTDOWN_MS = 30_000;

/**
 * Stops the server that a killed supervisor left running on this cluster, and clears the note of one that died. Nobody
 * else's process is touched: its number may have been given to something else since.
 *
 * @param {string} cluster
 */
export async function stopOrphan(cluster) {
  const note = path.join(cluster, "postmaster.pid");
  const pid = fs.existsSync(note) ? Number.parseInt(fs.readFileSync(note, "utf8"), 10) : Number.NaN;
  if (!Number.isInteger(pid)) return;
  if (servesCluster(pid, cluster)) {
    process.kill(pid, "SIGINT");
    const deadline = Date.now() + FAST_SHUTDOWN_MS;
    while (servesCluster(pid, cluster)) {
      if (Date.now() > deadline) process.kill(pid, "SIGQUIT");
      await wait(20);
    }
  }
  fs.rmSync(note, { force: true });
}

/** @param {number} pid @param {string} cluster */
function servesCluster(pid, cluster) {
  try {
    if (process.platform === "linux") {
      return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(cluster) && !isZombie(pid);
    }
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(cluster);
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isZombie(pid) {
  return /^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, "utf8"));
}
