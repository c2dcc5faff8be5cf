import { z } from 'zod';
import { ExpressionText } from '../document/expressionText.ts';
import { Duration } from '../durations.ts';

/**
 * One width of autonomy above "review everything": a case passes by itself when every condition given here holds.
 * `sampleRate` is the share of passed cases that a person checks afterwards.
 */
export const Rung = z.strictObject({
  title: z
    .string()
    .min(1)
    .max(80)
    .meta({ title: 'Title', description: 'What owners and reviewers call this rung.' }),
  minConfidence: z.number().min(0).max(1).meta({
    title: 'Confidence at least',
    description: 'A case of which the agent is less sure is reviewed.',
  }),
  maxAmount: z.number().nonnegative().optional().meta({
    title: 'Amount at most',
    description: 'A larger case is reviewed. Empty: no limit on this rung.',
  }),
  when: ExpressionText.optional().meta({
    title: 'Only when',
    description: 'A further condition, for example: input.country == "DE"',
  }),
  sampleRate: z.number().min(0).max(1).default(0.1).meta({
    title: 'Share checked afterwards',
    description: 'So many of the passed cases are picked by chance for a later check.',
  }),
});
export type Rung = z.infer<typeof Rung>;

/** A case that a floor names is always reviewed, whatever has been earned. */
export const Floor = z.strictObject({
  title: z
    .string()
    .min(1)
    .max(120)
    .meta({ title: 'Title', description: 'Shown to the reviewer as the reason.' }),
  when: ExpressionText.meta({
    title: 'Always review when',
    description: 'A case for which this holds is never passed, on any rung.',
  }),
});
export type Floor = z.infer<typeof Floor>;

/**
 * What has to be shown before a checkpoint proposes to widen: so many cases right in a row; a row that grows with each
 * failed attempt; or the betting test, which tolerates errors and may be looked at as often as one likes.
 */
export const WideningRule = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('streak').meta({ title: 'A fixed row' }),
    length: z.number().int().min(1).max(100_000).default(500).meta({
      title: 'Cases right in a row',
      description: 'So many reviewed cases without an error; one error begins the row anew.',
    }),
  }),
  z.strictObject({ type: z.literal('escalating').meta({ title: 'A row that grows after each error' }) }),
  z.strictObject({ type: z.literal('eprocess').meta({ title: 'Accumulated evidence' }) }),
]);
export type WideningRule = z.infer<typeof WideningRule>;

/**
 * Which verdicts count as errors. An edit is one unless it only touched `cosmetic` fields of the payload; `severity`
 * makes the error of a field a smaller one (between 0 and 1). Fields are named by dots: `customer.name`.
 */
export const Correctness = z.strictObject({
  cosmetic: z.array(z.string().min(1).max(200)).max(100).default([]).meta({
    title: 'Cosmetic fields',
    description: 'Changing only these is no error. For example: note, customer.salutation',
  }),
  severity: z
    .record(z.string().min(1).max(200), z.number().min(0).max(1))
    .default({})
    .meta({ title: 'Weight of an error', description: 'Per field, from 0 to 1; fields not named weigh 1.' }),
});
export type Correctness = z.infer<typeof Correctness>;

/** Rules that narrow without any statistics. `alarmAt` is the mean number of good reviews between two false alarms. */
export const Breakers = z.strictObject({
  alarmAt: z.number().int().min(100).max(1_000_000).default(5_000).meta({
    title: 'Reviews between false alarms',
    description: 'The larger, the fewer false alarms and the later a true one.',
  }),
  errors: z
    .strictObject({
      count: z.number().int().min(1).max(100).meta({ title: 'Errors', description: 'So many wrong cases …' }),
      window: z.number().int().min(1).max(1_000).meta({
        title: 'Among so many checked cases',
        description: '… among the newest so many narrow the checkpoint at once.',
      }),
    })
    .optional()
    .meta({ title: 'Narrow after errors', description: 'A plain rule beside the statistics.' }),
});
export type Breakers = z.infer<typeof Breakers>;

/** How passed cases are checked afterwards, beside each rung's share. */
export const Sampling = z.strictObject({
  dueAfter: Duration.default('7d').meta({
    title: 'Due after',
    description: 'A sample nobody judged by then counts as an error.',
  }),
  targeted: z
    .strictObject({
      budget: z.number().gt(0).max(1).meta({
        title: 'Share of passed cases',
        description: 'How much the second lane may pick.',
      }),
    })
    .optional()
    .meta({
      title: 'Look harder where the risk is',
      description: 'A second lane that prefers large amounts and low confidence.',
    }),
});
export type Sampling = z.infer<typeof Sampling>;

/**
 * The smallest and the largest tolerance and risk that an owner can ask for: below one in a million nobody lives to see
 * the evidence, and what is certain needs none. Policies of earlier releases may lie outside, and are read as they are;
 * who wants one now is refused (see `evidenceFaults`).
 */
export const LEAST_SHARE = 0.000_001;
export const LARGEST_SHARE = 0.99;

/** A tolerance or a risk, with the bounds that forms and descriptions of the API show. */
const Chance = z.number().gt(0).lt(1);
const BOUNDS = { minimum: LEAST_SHARE, maximum: LARGEST_SHARE };

/**
 * What the owner decides about a checkpoint. Rung 0 is not listed: it reviews everything, always exists and cannot be
 * edited; `ladder[0]` is rung 1 and each further rung is wider than the one before.
 * `tolerance` is the largest acceptable share of wrong decisions, `risk` the accepted probability of widening wrongly.
 * `missRate` is the share of the wrong cases that reviewers take for right: what they find must be that much better than
 * the tolerance.
 * `target` is what is tested before a widening: only the cases the next rung would add (`band`), or everything that
 * would pass then, which only the betting test can weigh. `spending`: whether each epoch has the whole risk, or all epochs
 * of one case type share it; another case type has a risk of its own.
 */
export const CheckpointPolicy = z.strictObject({
  ladder: z
    .array(Rung)
    .max(10)
    .default([])
    .meta({ title: 'Ladder', description: 'From the narrowest to the widest.' }),
  startRung: z.number().int().min(0).max(10).default(0).meta({
    title: 'Starting rung',
    description: '0 reviews everything. Anything else is autonomy that was not earned here.',
  }),
  probationRung: z.number().int().min(0).max(10).default(0).meta({
    title: 'Rung of a new agent version',
    description:
      'A changed agent starts here, at most as wide as the one before; so does any agent when the policy promises more than what it has shown.',
  }),
  amount: ExpressionText.optional().meta({
    title: 'Amount of a case',
    description: 'For example: proposal.payload.amount',
  }),
  maxAmount: z.number().nonnegative().optional().meta({
    title: 'Always review above this amount',
    description: 'Whatever has been earned. Empty: no such limit.',
  }),
  floors: z.array(Floor).max(50).default([]).meta({
    title: 'Always review',
    description: 'Conditions under which a person always decides; no widening ever touches them.',
  }),
  tolerance: Chance.default(0.02).meta({
    ...BOUNDS,
    title: 'Tolerance',
    description: 'The largest share of wrong decisions you accept.',
  }),
  missRate: z.number().min(0).max(0.9).optional().meta({
    title: 'Errors that reviewers overlook',
    description: 'The share of wrong cases they take for right. Empty: none.',
  }),
  risk: Chance.default(0.05).meta({
    ...BOUNDS,
    title: 'Accepted risk',
    description: 'How likely an agent that is at the tolerance may ever be let up wrongly.',
  }),
  rule: WideningRule.default({ type: 'eprocess' }).meta({
    title: 'Evidence for widening',
    description: 'What the agent has to show before the next rung is proposed.',
  }),
  target: z.enum(['band', 'cumulative']).default('band').meta({
    title: 'What is tested',
    description:
      'Only the cases that the next rung would add, or everything that would pass then; the latter only by accumulated evidence.',
  }),
  spending: z.enum(['epoch', 'lifetime']).default('epoch').meta({
    title: 'Risk is for',
    description: 'Each epoch anew, or all epochs of a case type together. Each case type has the whole risk.',
  }),
  widening: z.enum(['proposed', 'automatic']).default('proposed').meta({
    title: 'Widening',
    description: 'Proposed to an owner, or done without asking once the evidence is there.',
  }),
  ratifiedBy: z.enum(['owner', 'twoOwners']).default('owner').meta({
    title: 'Widening is ratified by',
    description: 'Who has to agree before the checkpoint widens.',
  }),
  correctness: Correctness.prefault({}).meta({
    title: 'What counts as an error',
    description: 'A rejected case always does.',
  }),
  labelWithin: Duration.default('14d').meta({
    title: 'Held cases are judged within',
    description: 'A held case nobody judged by then counts as an error.',
  }),
  sampling: Sampling.prefault({}).meta({
    title: 'Checks afterwards',
    description: 'Passed cases that people judge later.',
  }),
  breakers: Breakers.prefault({}).meta({
    title: 'Narrowing',
    description: 'When autonomy is taken back by itself.',
  }),
});
export type CheckpointPolicy = z.infer<typeof CheckpointPolicy>;
