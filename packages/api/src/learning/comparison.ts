import { z } from 'zod';

const Share = z.number().min(0).max(1);

export const ModelView = z.object({
  model: z.string(),
  version: z.number().int(),
  hash: z.string(),
  status: z.enum(['candidate', 'live', 'retired', 'discarded']),
  metrics: z.object({
    examples: z.number().int(),
    labels: z.number().int(),
    accuracy: z.number(),
    calibrationError: z.number(),
  }),
  trainedAt: z.iso.datetime(),
  adoptedBy: z.string().nullable().describe('Null for one that was in use before anybody was asked'),
  adoptedAt: z.iso.datetime().nullable(),
});

export const ModelSummary = z.object({
  model: z.string(),
  labelledCases: z.number().int(),
  fromVerdicts: z.number().int().describe('How many of the labelled cases came from verdicts'),
  labels: z.number().int(),
  live: ModelView.nullable(),
  candidate: ModelView.nullable().describe('Waits to be adopted or discarded'),
  adoptAutomatically: z.boolean(),
});

/** What a version said about one case. */
const Said = z.object({ label: z.string(), confidence: Share, outOfScope: z.boolean() });

const CaseName = {
  id: z.string(),
  runId: z.string().nullable(),
  reviewId: z.string().nullable(),
  text: z.string(),
  label: z.string().describe('What a person said it is'),
};

/** A case that a version got wrong and that would have passed. */
const Slipped = z.object({ ...CaseName, said: Said });

const Bin = z.object({
  from: Share,
  to: Share,
  n: z.number().int(),
  confidence: z.number(),
  correct: z.number(),
});

export const VersionMeasure = z.object({
  correct: z.number().int(),
  accuracy: Share,
  calibrationError: Share,
  brier: Share,
  bins: z.array(Bin).describe('Mean confidence against the share that was right, in ten steps'),
  confusions: z
    .array(z.object({ label: z.string(), said: z.string(), cases: z.number().int() }))
    .describe('Which label was most often taken for which other one'),
});
export type VersionMeasure = z.infer<typeof VersionMeasure>;

export const GateReplay = z.object({
  passed: z.number().int(),
  share: Share.describe('Of all cases that pass or are held, each weighed by how likely it was to be judged'),
  slipped: z.number().int().describe('Passed and wrong'),
  examples: z.array(Slipped).describe('The newest of them'),
});
export type GateReplay = z.infer<typeof GateReplay>;

export const CheckpointReplay = z.object({
  id: z.string(),
  flow: z.string(),
  title: z.string(),
  rung: z.number().int().describe('The rung that was replayed'),
  presentRung: z.number().int(),
  restartsAt: z.number().int().describe('The rung at which the checkpoint begins anew after an adoption'),
  cases: z.number().int().describe('Judged there, and compared'),
  withoutAnswer: z
    .number()
    .int()
    .describe('Errors left out of it, because nobody said what would have been right'),
  candidate: GateReplay,
  rival: GateReplay.nullable(),
});
export type CheckpointReplay = z.infer<typeof CheckpointReplay>;

/** Two versions on past cases that neither was trained on. */
export const Comparison = z.object({
  version: ModelView,
  rival: ModelView.nullable().describe('The version that was live when this one was trained'),
  cases: z.number().int(),
  fromVerdicts: z.number().int(),
  isCut: z.boolean().describe('There are older cases that were not compared'),
  candidate: VersionMeasure.nullable(),
  rivalMeasure: VersionMeasure.nullable(),
  differing: z.object({
    fixed: z.number().int().describe('Right now, wrong before'),
    broken: z.number().int().describe('Wrong now, right before'),
    otherwise: z.number().int().describe('Wrong both times, in different ways'),
    examples: z.array(z.object({ ...CaseName, candidate: Said, rival: Said })),
  }),
  checkpoints: z.array(CheckpointReplay),
});
export type Comparison = z.infer<typeof Comparison>;
