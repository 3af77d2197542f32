const DEEPEST = 3;

/**
 * The keys near the root of a JSON text that may break off anywhere: "results", "results.stats", and "[].name" or
 * "metrics[].metric" for those of objects in a list.
 */
export function keysOf(text: string): Set<string> {
  const keys = new Set<string>();
  /** One an open bracket: how it is reached. */
  const path: string[] = [];
  let key = "";
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') {
      const end = endOfText(text, at);
      if (end < 0) return keys;
      if (/^\s*:/.test(text.slice(end, end + 20))) {
        key = text.slice(at + 1, end - 1);
        if (path.length <= DEEPEST) keys.add([...path.filter(Boolean), key].join("."));
      }
      at = end - 1;
    } else if (sign === "{" || sign === "[") {
      path.push(sign === "[" ? `${key}[]` : key);
      key = "";
    } else if (sign === "}" || sign === "]") {
      path.pop();
      key = "";
    }
  }
  return keys;
}

function endOfText(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return -1;
}
