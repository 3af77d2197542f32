/** What a form sends, without what was left empty: text that is blank, and groups of nothing else. */
export function filledFields(value: unknown): unknown {
  if (!isGroup(value)) return value;
  const kept = Object.entries(value)
    .map(([name, member]) => [name, filledFields(member)] as const)
    .filter(([, member]) => member !== "" && !(isGroup(member) && Object.keys(member).length === 0));
  return Object.fromEntries(kept);
}

export function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
