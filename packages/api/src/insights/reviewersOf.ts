import { wilsonInterval } from '@countersign/autonomy';
import type { WorkspaceId } from '@countersign/model';
import { compareReviewers } from '@countersign/review';
import type { ReviewerAnswers } from '@countersign/runtime';
import { withNames } from '../names/withNames.ts';
import type { Services } from '../services.ts';
import type { Period } from './clientReportOf.ts';
import type { ReviewersView } from './reviewersView.ts';

const DAY_MS = 86_400_000;

/** How people reviewed in a period, each beside the others at the same checkpoints; who answered most comes first. */
export async function reviewersOf(
  { reviewers, names }: Pick<Services, 'reviewers' | 'names'>,
  workspaceId: WorkspaceId,
  period: Period,
): Promise<ReviewersView> {
  const { counts, looks, ...of } = await reviewers.answers(workspaceId, timesOf(period));
  const looksBy = new Map(looks.map((one) => [one.reviewer, one]));
  const countsBy = Map.groupBy(counts, ({ reviewer }) => reviewer);
  const figures = compareReviewers(counts).map((one) => ({
    ...one,
    id: one.reviewer,
    ...wilsonInterval(one.overridden, one.answers, 0.05),
    ...(looksBy.get(one.reviewer) ?? NO_LOOKS),
    checkpoints: (countsBy.get(one.reviewer) ?? []).map(checkpointOf),
  }));
  const named = await withNames({ names, workspaceId }, 'reviewer', figures);
  return { ...period, ...of, reviewers: [...named] };
}

const NO_LOOKS = { looks: 0, medianLookMs: null, quick: 0 };

const timesOf = ({ from, to }: Period) => ({
  since: `${from}T00:00:00Z`,
  until: new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS).toISOString(),
});

const checkpointOf = ({ reviewer: _, ...count }: ReviewerAnswers) => count;
