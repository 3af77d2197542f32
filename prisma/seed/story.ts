import type { Granted, Person, ProjectAccess } from "#lib/access/access.ts";
import { openProject } from "#lib/access/door.ts";
import type { Permission } from "#lib/access/permissions.ts";
import type { RunnableKind } from "#lib/background/job-kind.ts";
import { collectFacts } from "#lib/gates/collect-facts.ts";
import { askWaiver } from "#lib/gates/commands.ts";
import { rejudge } from "#lib/gates/rejudge.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import { sign } from "#lib/lifecycle/commands/sign.ts";
import { startProject } from "#lib/lifecycle/commands/start-project.ts";
import { decideWaiver } from "#lib/lifecycle/commands/waivers.ts";
import { loadSubject } from "#lib/lifecycle/load-subject.ts";
import { signSchema, type WaiverRequest, waiverRequestSchema } from "#lib/lifecycle/schema.ts";
import { describeSubject, parseSubject, type SubjectName } from "#lib/lifecycle/subject.ts";
import { db } from "#lib/platform/db.ts";
import type { Outcome } from "#lib/platform/outcome.ts";
import { joinByInvitation } from "#lib/projects/commands/accept-invitation.ts";
import { inviteToProject } from "#lib/projects/commands/invite.ts";
import { newProjectSchema } from "#lib/projects/schema.ts";
import { type Cast, DEMO_PASSWORD, type Members, type Part } from "#prisma/seed/cast.ts";
import { must } from "#prisma/seed/must.ts";
import type { Timeline } from "#prisma/seed/timeline.ts";

/** A project's past, told through the door and the commands: who did what, and when. */
export class Story {
  readonly timeline: Timeline;
  readonly cast: Cast;
  readonly projectId: string;
  readonly slug: string;

  private constructor(timeline: Timeline, cast: Cast, project: { id: string; slug: string }) {
    this.timeline = timeline;
    this.cast = cast;
    this.projectId = project.id;
    this.slug = project.slug;
  }

  /** Starts a project at the time the timeline shows, and brings its people in. */
  static async begin(
    timeline: Timeline,
    cast: Cast,
    { lead, members, ...project }: { lead: Part; members: Members; name: string; summary: string; dueOn: string },
  ): Promise<Story> {
    const started = must(await startProject(cast[lead], newProjectSchema.parse(project)));
    const story = new Story(timeline, cast, started);
    for (const [part, role] of Object.entries(members) as [Part, NonNullable<Members[Part]>][]) {
      const { email } = cast[part];
      const { link } = await story.does(lead, "member:manage", (access) => inviteToProject(access, { email, role }));
      must(await joinByInvitation(cast[part], { token: link.slice(link.lastIndexOf("/") + 1) }));
    }
    await story.judge();
    return story;
  }

  /** Goes on to a time, in UTC, of a day so many days ago. */
  on(daysAgo: number, time: string): this {
    this.timeline.goTo(daysAgo, time);
    return this;
  }

  /** One command of one person, through the door; it takes them a few minutes. */
  async does<P extends Permission, T>(
    part: Part,
    permission: P,
    command: (access: ProjectAccess<Granted<P>>) => Promise<Outcome<T, string>>,
  ): Promise<T> {
    const value = must(await command(await this.enter(this.cast[part], permission)));
    this.timeline.pass(2);
    return value;
  }

  /** Does what a command put in line, as a worker would; the worker then finds it done. */
  async finishes(part: Part, kind: RunnableKind, jobId: string): Promise<void> {
    const { payload } = await db().backgroundJob.findUniqueOrThrow({ where: { id: jobId }, select: { payload: true } });
    const run = { jobId, signal: new AbortController().signal, progress: () => undefined, resume: null };
    const starter = { actor: this.cast[part], slug: this.slug };
    must(await kind.runFor(starter, payload, { ...run, saveResume: async () => undefined }));
    this.timeline.pass(2);
  }

  enter<P extends Permission>(person: Person, permission: P): Promise<ProjectAccess<Granted<P>>> {
    return openProject(person, this.slug, permission);
  }

  /** Signs what is there now, as somebody who has read all of it. */
  async signs(part: Part, name: SubjectName, comment = ""): Promise<void> {
    const subject = parseSubject(name);
    if (!subject) throw new Error(`There is no subject ${name}.`);
    const { phase } = describeSubject(subject);
    const { projectId } = this;
    const round = await currentRound(db(), projectId, phase);
    const { digest } = await loadSubject(db(), { projectId, phase, round }, subject, collectFacts);
    const decision = "approve";
    const input = signSchema.parse({ phase, subject: name, decision, comment, digest, password: DEMO_PASSWORD });
    await this.does(part, "signoff:create", (access) => sign(access, input, collectFacts));
    await this.judge();
  }

  /** Asks for a waiver and, a day later, has a second person agree. */
  async waives(by: { asks: Part; agrees: Part; comment: string }, request: WaiverRequest): Promise<void> {
    const { number } = await this.does(by.asks, "waiver:request", (access) =>
      askWaiver(access, waiverRequestSchema.parse(request)),
    );
    await this.judge();
    this.timeline.pass(22 * 60);
    const decision = { number, agreed: true, comment: by.comment, password: DEMO_PASSWORD };
    await this.does(by.agrees, "waiver:agree", (access) => decideWaiver(access, decision));
    await this.judge();
  }

  /** Judges the gates at this moment of the story, as would have happened after each change. */
  judge(): Promise<void> {
    return rejudge(this.projectId);
  }
}
