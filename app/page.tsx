import { make } from "#lib/platform/probe.ts";
export const dynamic = "force-dynamic";
export default async function Page() {
  return <p>{String(typeof make("x"))}</p>;
}
