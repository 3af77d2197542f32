const MOST_REMEMBERED = 200;

/**
 * Remembers what follows from evaluations alone, which never change: nobody waits twice for the same comparison. What
 * was asked for longest ago is forgotten first.
 *
 * @param key names everything the value depends on.
 */
export async function remembered<T>(memory: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = memory.get(key) ?? make();
  memory.delete(key);
  memory.set(key, known);
  const oldest = memory.keys().next();
  if (memory.size > MOST_REMEMBERED && !oldest.done) memory.delete(oldest.value);
  try {
    return await known;
  } catch (error) {
    memory.delete(key);
    throw error;
  }
}
