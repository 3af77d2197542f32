/**
 * Tells whoever listens that a project changed, after the commit. Lower modules must not import lib/gates; it registers
 * here instead. It is a convenience: a sweep finds every project whose revision is ahead of what was judged, so a
 * process that dies between commit and call loses nothing.
 */
type Listener = (projectId: string) => Promise<void>;

// On globalThis, because Next.js gives instrumentation and routes separate copies of a module.
const holder = globalThis as typeof globalThis & { [key: symbol]: Listener | undefined };
const KEY = Symbol.for("cairn.project-changed");

export function onProjectChanged(listener: Listener | undefined): void {
  holder[KEY] = listener;
}

export async function projectChanged(projectId: string): Promise<void> {
  await holder[KEY]?.(projectId);
}
