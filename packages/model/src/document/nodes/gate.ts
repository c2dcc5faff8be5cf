import { z } from 'zod';
import { CheckpointPolicy } from '../../checkpoint/policy.ts';
import { Duration } from '../../durations.ts';
import { NodeId } from '../../ids.ts';
import { ExpressionText, TemplateText } from '../expressionText.ts';

export const ReasonCode = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/)
    .meta({ title: 'Code', description: 'Stands in reports and exports: small letters, digits and _.' }),
  title: z.string().min(1).max(120).meta({ title: 'Title', description: 'What the reviewer chooses.' }),
});
export type ReasonCode = z.infer<typeof ReasonCode>;

export const GateConfig = z.strictObject({
  checkpoint: NodeId.optional().meta({
    title: 'Checkpoint',
    description:
      'Key of the checkpoint, shared by all versions of the flow. When empty, the key of the step.',
  }),
  question: TemplateText.meta({
    title: 'Question',
    description: 'What the reviewer is asked, in one sentence.',
  }),
  policy: CheckpointPolicy.prefault({}).meta({
    title: 'First policy',
    description:
      'Used when the checkpoint is created. Afterwards the owner adjusts it on the checkpoint itself.',
  }),
  reasonCodes: z
    .array(ReasonCode.meta({ title: 'Reason' }))
    .default([])
    .meta({
      title: 'Reasons for rejecting',
      description: 'One of them is chosen with every rejection. They teach the agent and fill the reports.',
    }),
  expiresAfter: Duration.optional().meta({
    title: 'Expires after',
    description: 'An unanswered review leaves by "expired". Silence never approves.',
  }),
  dueAfter: Duration.optional().meta({
    title: 'Due after',
    description:
      'When an answer is late. Nothing happens by itself then, but the desk and the owners see it.',
  }),
  remindAfter: Duration.optional().meta({
    title: 'Remind after',
    description: 'An unanswered review is brought to mind again each time this much time has passed.',
  }),
  escalateAfter: Duration.optional().meta({
    title: 'Escalate after',
    description: 'An unanswered review goes to the owners. Escalating decides nothing.',
  }),
  approvals: z.number().int().min(1).max(10).optional().meta({
    title: 'Approvals needed',
    description: 'So many different people must approve. One rejection decides.',
  }),
  fourEyesWhen: ExpressionText.optional().meta({
    title: 'Four eyes when',
    description: 'When this holds, two different people must approve.',
  }),
  notByStarter: z.boolean().optional().meta({
    title: 'Not by whoever started the run',
    description: 'Who starts a case cannot answer it. A run that a program starts has no such person.',
  }),
  isFixed: z.boolean().optional().meta({
    title: 'Take as it is or not at all',
    description: 'Reviewers cannot change what was proposed. For callers that understand yes and no only.',
  }),
  stakes: z.enum(['low', 'normal', 'high']).default('normal').meta({
    title: 'Stakes',
    description: 'High stakes are marked at the desk, and a batch that mixes stakes asks once more.',
  }),
});
export type GateConfig = z.infer<typeof GateConfig>;
