import { standing } from '@countersign/autonomy';
import {
  CheckpointPolicy,
  LedgerEntry,
  ReviewId,
  RungLine,
  RunId,
  SampleLane,
  Slug,
  WideningEvidence,
  WideningRule,
} from '@countersign/model';
import type { CheckpointDetails, TrustView, Widening } from '@countersign/runtime';
import { z } from 'zod';

const StandingView = z.object({
  rung: z.number().int(),
  rungs: z.number().int(),
  next: z
    .object({
      to: z.number().int(),
      rule: WideningRule,
      n: z.number().int(),
      errors: z.number(),
      streak: z.object({ have: z.number(), needed: z.number(), bound: z.number() }),
      escalating: z.object({
        have: z.number(),
        needed: z.number(),
        attempt: z.number(),
        bound: z.number(),
        neededAfterError: z.number(),
      }),
      eprocess: z.object({
        logE: z.number(),
        needed: z.number(),
        bound: z.number().describe('Holds at all times, however often one looks'),
        more: z
          .number()
          .nullable()
          .describe('Further right answers in a row that would do, whichever cases they are about'),
        moreAtLeast: z
          .number()
          .nullable()
          .describe(
            'With fewer it cannot be done; differs from `more` where everything that would pass is tested, because a check of a passed case then weighs more than a review',
          ),
      }),
      isMet: z.boolean(),
    })
    .nullable()
    .describe('The evidence for the next rung by all three rules; null at the top'),
  alarm: z.object({ value: z.number(), limit: z.number(), checked: z.number(), errors: z.number() }),
  integrity: z.object({ z: z.number(), isFrozen: z.boolean() }),
  declined: z.boolean(),
  deferred: z
    .object({
      to: z.number().int(),
      untilN: z.number().int(),
      more: z.number().int().describe('Further judged cases that were asked for and have not come yet'),
    })
    .nullable(),
});

const Counts = z.object({
  passed: z.number().int(),
  held: z.number().int(),
  sampled: z.number().int(),
  judgedHeld: z.number().int(),
  lossHeld: z.number(),
  judgedPassed: z.number().int(),
  lossPassed: z.number(),
  overdue: z
    .number()
    .int()
    .describe(
      'Cases that nobody judged in time, which are among the judged ones as errors: it is evidence that is counted here',
    ),
  voided: z.number().int(),
});

export const TrustOfCheckpoint = z.object({
  segment: z.string(),
  agentVersion: z.string(),
  epoch: z.number().int(),
  since: z.iso.datetime().describe('When the epoch began'),
  changedAt: z.iso.datetime(),
  policyVersion: z.number().int(),
  counts: Counts,
  standing: StandingView,
});

export const CheckpointView = z.object({
  id: z.string(),
  flow: Slug,
  flowName: z.string(),
  key: z.string(),
  title: z.string(),
  policy: CheckpointPolicy,
  policyVersion: z.number().int(),
  rung: z
    .number()
    .int()
    .describe('The widest of any segment and agent version, also of an earlier one that may still be in use'),
  startRung: z.number().int(),
  killSwitch: z.enum(['workspace', 'flow', 'checkpoint']).nullable(),
  costOfError: z.number().nullable(),
  minutesPerReview: z.number().nullable(),
  counts: z.object({
    passed: z.number().int(),
    held: z.number().int(),
    approved: z.number().int(),
    edited: z.number().int(),
    rejected: z.number().int(),
    open: z.number().int(),
  }),
  trusts: z
    .array(TrustOfCheckpoint)
    .describe('The first by segment, the latest epoch first; all of them in pages under /trusts'),
  trustCount: z.number().int(),
});

export const WideningView = z.object({
  n: z.number().int().describe('Its number in the addresses: the line of the ledger that proposed it'),
  checkpoint: z.string(),
  flow: Slug,
  flowName: z.string(),
  title: z.string(),
  segment: z.string(),
  agentVersion: z.string(),
  epoch: z.number().int(),
  from: z.number().int(),
  to: z.number().int(),
  evidence: WideningEvidence.describe('As it stands now'),
  evidenceThen: WideningEvidence.describe('As it stood when the widening was proposed'),
  proposedAt: z.iso.datetime(),
  since: z.iso.datetime().describe('When the epoch began, whose evidence it is'),
  needsTwoOwners: z.boolean(),
  ratifiedBy: z.array(z.string()),
});

export const NarrowingView = z.object({
  checkpoint: z.uuid(),
  narrowing: z.number().int().describe('The line of the ledger, by which it is acknowledged'),
  at: z.iso.datetime(),
  segment: z.string(),
  agentVersion: z.string(),
  epoch: z.number().int(),
  from: z.number().int(),
  to: z.number().int(),
  cause: RungLine.shape.cause.describe('`alarm`, `errors` or `critical`'),
  case: RungLine.shape.case,
  unanswered: z
    .number()
    .int()
    .describe(
      'Cases that nobody judged in time, where one of them gave the last push; 0 where a person found it',
    ),
});

export const WideningInDetail = WideningView.extend({
  expected: z
    .object({
      cases: z.number().int().describe('How many past cases it was counted over, judged or not'),
      share: z.number().describe('Of the cases of the case type that would pass by themselves'),
      shareNow: z.number(),
      reviewsSavedPerWeek: z.number(),
      errorsPerWeekAtTolerance: z
        .number()
        .describe('Wrong cases that would pass in a week if the error rate stood right at the tolerance'),
    })
    .nullable()
    .describe('Null while no past case can be asked about'),
});

export const PolicyView = z.object({
  version: z.number().int(),
  policy: CheckpointPolicy,
  appliedBy: z.string(),
  appliedAt: z.iso.datetime(),
});

export const LedgerLine = z.object({ seq: z.number().int(), at: z.iso.datetime(), entry: LedgerEntry });

export const CheckpointEventView = z.object({
  seq: z.number().int().nullable().describe('The line of the ledger; null for a switch, which is not in it'),
  type: z.string(),
  at: z.iso.datetime(),
  actor: z.string().nullable().describe('Null where it followed from something else'),
  data: z.record(z.string(), z.unknown()),
});

export const SwitchingView = z.object({
  at: z.iso.datetime(),
  scope: z.enum(['workspace', 'flow', 'checkpoint']),
  on: z.boolean(),
  actor: z.string(),
});

export const CheckView = z.object({
  reviewId: ReviewId,
  runId: RunId,
  caseType: z.string().nullable(),
  drawnAt: z.iso.datetime(),
  dueAt: z.iso.datetime().nullable(),
  lanes: z.array(SampleLane).describe('The lanes whose coin picked the case'),
  probability: z.number().nullable().describe('How likely it was to be looked at by anybody'),
  fate: z
    .enum(['open', 'correct', 'incorrect', 'overdue', 'closed'])
    .describe(
      '`overdue`: nobody has answered in time, which counted as an error; `closed`: nobody is asked any more',
    ),
  isLate: z.boolean().describe('The answer came after the case had been counted, and changed no figure'),
  isCritical: z.boolean(),
  by: z.string().nullable(),
  at: z.iso.datetime().nullable(),
});

export const DailyView = z.object({
  day: z.iso.date(),
  passed: z.number().int(),
  held: z.number().int(),
  judged: z.number().int().describe('Cases that people judged, in time or late'),
  losses: z.number().describe('Sum of their losses'),
  overdue: z
    .number()
    .int()
    .describe(
      'Cases that nobody judged in time: errors to the evidence for a wider rung, and to no other figure',
    ),
});

export const ProofView = z.object({
  lines: z.number().int(),
  isEqual: z.boolean().describe('All trusts agree and every line follows from those before it'),
  differences: z
    .array(z.number().int())
    .describe('Numbers of lines that do not follow from those before them'),
  trusts: z.array(
    z.object({
      segment: z.string(),
      agentVersion: z.string(),
      isEqual: z.boolean(),
      stored: z.unknown(),
      replayed: z.unknown(),
    }),
  ),
});

/** So many trusts are shown with their checkpoint; case types are the callers', and may be thousands. */
export const FIRST_TRUSTS = 20;

/** A checkpoint as the runtime API shows it, with where each trust stands under the policy in force. */
export function checkpointView(checkpoint: CheckpointDetails): z.infer<typeof CheckpointView> {
  const { id, flow, flowName, key, title, policy, policyVersion, rung, startRung, killSwitch } = checkpoint;
  const { costOfError, minutesPerReview, counts, trustCount } = checkpoint;
  return {
    ...{ id, flow, flowName, key, title, policy, policyVersion, rung, startRung, killSwitch },
    ...{ costOfError, minutesPerReview, counts, trustCount },
    trusts: checkpoint.trusts.slice(0, FIRST_TRUSTS).map((trust) => trustView(trust, policy)),
  };
}

export function trustView(
  { state, changedAt }: TrustView,
  policy: CheckpointPolicy,
): z.infer<typeof TrustOfCheckpoint> {
  const { segment, agentVersion, epoch, since, policyVersion, counts } = state;
  return {
    ...{ segment, agentVersion, epoch, policyVersion, counts, changedAt },
    since: since.at,
    standing: standing(state, policy),
  };
}

export function wideningView({ checkpointId, seq, ...widening }: Widening): z.infer<typeof WideningView> {
  return { ...widening, n: seq, checkpoint: checkpointId, ratifiedBy: [...widening.ratifiedBy] };
}
