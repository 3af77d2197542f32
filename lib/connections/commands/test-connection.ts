import { actorId, authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { CONNECTION_TEST_PER_PERSON, countUse } from "#lib/access/rate-limit.ts";
import { probe } from "#lib/connections/client/probe.ts";
import { type NotOpened, openConnection } from "#lib/connections/queries/open-connection.ts";
import { type Probe, probeSentence } from "#lib/connections/rules.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export type TestedConnection = { readonly name: string; readonly sentence: string; readonly probe: Probe };

/** Calls an endpoint once and keeps what came of it. One that fails is a result too, and no refusal. */
export async function testConnection(
  access: ProjectAccess<"connection:use">,
  { number }: { number: number },
): Promise<Outcome<TestedConnection, NotOpened | "too-many">> {
  // Whoever may press this could otherwise use the server to knock on other people's doors.
  const waitSeconds = await countUse(`connection-test:${actorId(access.actor)}`, CONNECTION_TEST_PER_PERSON);
  if (waitSeconds > 0)
    return refuse("too-many", `That were many tests in a short time. Try again in ${waitSeconds} s.`);
  const opened = await openConnection(access, number);
  if (!opened.ok) return opened;
  const { id, revision, name, defaultModel } = opened.value;
  // Outside the transaction, which would keep the project locked for as long as the endpoint takes.
  const found = await probe(opened.value);
  const sentence = probeSentence(found, defaultModel);
  return changeProject(access, async ({ tx, at, record }) => {
    await tx.connectionTest.create({
      data: {
        connectionId: id,
        revision,
        ok: found.ok,
        latencyMs: found.ok ? found.latencyMs : null,
        message: sentence,
        authorId: authorOf(access.actor),
        at,
      },
      select: { id: true },
    });
    record({ type: "connection.tested", payload: { connection: number, name, ok: found.ok } }, "training");
    return accept({ name, sentence, probe: found });
  });
}
