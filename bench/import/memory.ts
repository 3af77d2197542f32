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

/** Looks at the memory ten times a second. @returns how to stop, and the most there was. */
export function watchMemory(dataFolder: string) {
  const most = { nodeBytes: 0, postgresBytes: 0 };
  const timer = setInterval(() => {
    const { nodeBytes, postgresBytes } = memoryOf(dataFolder);
    most.nodeBytes = Math.max(most.nodeBytes, nodeBytes);
    most.postgresBytes = Math.max(most.postgresBytes, postgresBytes);
  }, 100);
  return {
    stop(): Memory {
      clearInterval(timer);
      return most;
    },
  };
}

/** Empty for a process that is gone by now. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
