import type { WorkspaceId } from '@countersign/model';
import type { LessonOf, LessonPosition, TaughtLesson } from '@countersign/runtime';
import { z } from 'zod';
import { withNames } from '../names/withNames.ts';
import type { Services } from '../services.ts';

const LESSONS_AT_ONCE = 200;

/** One line of an export: what was asked and proposed, what a person said to it, and what would have been right. */
export const LessonLine = z.object({
  id: z.string().describe('Of the review'),
  runId: z.string(),
  flow: z.string().nullable(),
  step: z.string(),
  model: z.string().nullable().describe('Of a learning agent; null for a language model'),
  text: z.string().describe('What the agent was asked about'),
  input: z.unknown().describe('Of the run'),
  proposal: z
    .object({
      decision: z.string(),
      payload: z.unknown(),
      confidence: z.number().nullable(),
      agentVersion: z.string().nullable(),
    })
    .describe('What the agent had proposed'),
  verdict: z.string(),
  reasonCode: z.string().nullable(),
  message: z.string().nullable(),
  rightAnswer: z
    .object({ label: z.string().nullable(), payload: z.unknown() })
    .nullable()
    .describe('Null when nobody said what is right'),
  reviewer: z.string(),
  decidedAt: z.iso.datetime(),
});
export type LessonLine = z.infer<typeof LessonLine>;

type Needed = Pick<Services, 'learning' | 'names'>;
type ExportPage = { readonly lines: readonly LessonLine[]; readonly next: LessonPosition | null };

/** All lessons, oldest first, read a few at a time so that any number of them takes little memory. */
export async function* exportLessons(
  services: Needed,
  workspaceId: WorkspaceId,
  { of, signal }: { readonly of: LessonOf; readonly signal: AbortSignal },
): AsyncGenerator<LessonLine> {
  for (let after: LessonPosition | null = null; !signal.aborted; ) {
    const page: ExportPage = await exportPage(services, workspaceId, { of, after });
    yield* page.lines;
    if (page.next === null) return;
    after = page.next;
  }
}

/** The lessons after a position; `next` is null after the last ones. */
export async function exportPage(
  { learning, names }: Needed,
  workspaceId: WorkspaceId,
  { of, after }: { readonly of: LessonOf; readonly after: LessonPosition | null },
): Promise<ExportPage> {
  const lessons = await learning.lessons(workspaceId, of, { after, limit: LESSONS_AT_ONCE });
  const named = await withNames({ names, workspaceId }, 'reviewer', lessons);
  const last = lessons.at(-1);
  const isLast = last === undefined || lessons.length < LESSONS_AT_ONCE;
  return { lines: named.map(lineOf), next: isLast ? null : { at: last.at, reviewId: last.reviewId } };
}

function lineOf(lesson: TaughtLesson): LessonLine {
  const { review, label, answer } = lesson;
  const proposal = review?.content.proposal;
  return {
    id: lesson.reviewId,
    runId: lesson.runId,
    flow: review?.flow ?? null,
    step: lesson.node,
    ...{ model: lesson.model, text: lesson.text },
    input: review?.content.input ?? null,
    proposal: {
      decision: lesson.proposed,
      payload: proposal?.payload ?? null,
      confidence: proposal?.confidence ?? null,
      agentVersion: proposal?.agentVersion ?? null,
    },
    verdict: lesson.verdict,
    reasonCode: review?.verdict?.reasonCode ?? null,
    message: lesson.message,
    rightAnswer: label === null && answer === null ? null : { label, payload: answer },
    reviewer: lesson.reviewer,
    decidedAt: lesson.at,
  };
}
