import { readdirSync, readFileSync } from "node:fs";

export type Memory = { readonly nodeBytes: number; readonly postgresBytes: number };

const PAGE_BYTES = 4096;

/** What the processes of one instance hold in memory, told by the data folder in their environment (Linux). */
export function memoryOf(dataFolder: string): Memory {
  let [nodeBytes, postgresBytes] = [0, 0];
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const process = read(`/proc/${pid}/environ`);
    if (!process.includes(dataFolder)) continue;
    const [, resident = "0", shared = "0"] = read(`/proc/${pid}/statm`).split(" ");
    // PostgreSQL's processes share their buffers, which would count once each.
    if (read(`/proc/${pid}/comm`).startsWith("postgres"))
      postgresBytes += (Number(resident) - Number(shared)) * PAGE_BYTES;
    else nodeBytes += Number(resident) * PAGE_BYTES;
  }
  return { nodeBytes, postgresBytes };
}

/** Empty for a process that is gone by now. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
