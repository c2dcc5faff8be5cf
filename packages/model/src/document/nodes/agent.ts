import { z } from 'zod';
import { Duration } from '../../durations.ts';
import { Json, JsonSchema } from '../../json.ts';
import { AgentFlag } from '../../run/proposal.ts';
import { Backoff } from '../backoff.ts';
import { ExpressionText, TemplateText } from '../expressionText.ts';

const RuleProposal = z.strictObject({
  when: ExpressionText.meta({
    title: 'When',
    description: 'The first rule whose condition holds makes the proposal.',
  }),
  decision: z
    .string()
    .min(1)
    .max(100)
    .meta({ title: 'Decision', description: 'What this rule proposes, for example: approve' }),
  confidence: z.number().min(0).max(1).meta({
    title: 'Confidence',
    description: 'How sure the agent says it is. Gates compare it with their ladder.',
  }),
  summary: TemplateText.meta({ title: 'Summary', description: 'One sentence for the reviewer.' }),
  reasoning: z
    .array(TemplateText)
    .default([])
    .meta({ title: 'Reasoning', description: 'Why, line by line; shown beside the proposal.' }),
  payload: z.record(z.string(), Json).default({}).meta({
    title: 'Payload',
    description: 'Values may hold templates: "{{ input.amount }}" keeps the type of the value.',
  }),
  flags: z.array(AgentFlag).default([]).meta({
    title: 'Flags',
    description: 'What is unusual about the case; exception routes can watch for it.',
  }),
});

/** Ordered conditions; no model involved. */
export const RulesProvider = z.strictObject({
  type: z.literal('rules'),
  rules: z
    .array(RuleProposal.meta({ title: 'Rule' }))
    .min(1)
    .meta({
      title: 'Rules',
      description: 'Tried in order; the first whose condition holds makes the proposal.',
    }),
});

/**
 * Takes the proposal that came in with the case: somebody else's agent, or a column of a file, has made it. Its confidence
 * is what they say it is.
 */
export const GivenProvider = z.strictObject({
  type: z.literal('given'),
  decision: TemplateText.meta({
    title: 'Given decision',
    description: 'What was proposed elsewhere, for example: {{ input.recommendation }}',
  }),
  confidence: ExpressionText.optional().meta({
    title: 'Given confidence',
    description: 'A number from 0 to 1. Empty, or what is no number, counts as 0.',
  }),
  summary: TemplateText.default('').meta({ title: 'Summary', description: 'One sentence for the reviewer.' }),
  reasoning: z.array(TemplateText).default([]).meta({
    title: 'Reasoning',
    description: 'Why, line by line; shown beside the proposal.',
  }),
  payload: z.record(z.string(), Json).default({}).meta({
    title: 'Payload',
    description: 'Values may hold templates: "{{ input.amount }}" keeps the type of the value.',
  }),
  agent: TemplateText.default('').meta({
    title: 'Who proposed',
    description: 'Name and version of the agent elsewhere. A new one starts a new stretch of evidence.',
  }),
});
export type GivenProvider = z.infer<typeof GivenProvider>;

/** Replays proposals that were recorded before, found by a key of the case; the screens say that they are recorded. */
export const RecordedProvider = z.strictObject({
  type: z.literal('recorded'),
  recording: z
    .string()
    .min(1)
    .meta({ title: 'Recording', description: 'Name of the recording in this workspace.' }),
  key: ExpressionText.meta({ title: 'Key', description: 'Which recorded proposal belongs to this case.' }),
});

/** A text classifier trained on the workspace's labelled cases. */
export const LearningProvider = z.strictObject({
  type: z.literal('learning'),
  model: z
    .string()
    .min(1)
    .meta({ title: 'Model', description: 'Name of the trained model in this workspace.' }),
  text: TemplateText.meta({ title: 'Text', description: 'What is classified.' }),
});

/** Which earlier cases of the same step a language model is shown with what people said of them, and how many at most. */
const ExampleChoice = z.strictObject({
  choose: z.enum(['none', 'last', 'similar', 'precedents']).default('similar').meta({
    title: 'Choose',
    description:
      'The newest corrections, those that are most like the case, or the past cases most like it, corrected or not.',
  }),
  count: z
    .number()
    .int()
    .min(1)
    .max(20)
    .default(4)
    .meta({ title: 'At most', description: 'So many examples are shown.' }),
});

/** A language model behind a connection of the workspace. */
export const LanguageProvider = z.strictObject({
  type: z.literal('language'),
  connection: z
    .string()
    .min(1)
    .meta({ title: 'Connection', description: 'A provider connection from the settings.' }),
  model: z.string().min(1).meta({ title: 'Model', description: 'As the provider calls it.' }),
  instructions: TemplateText.meta({
    title: 'Instructions',
    description: 'What the agent is to do, and by which policy.',
  }),
  prompt: TemplateText.meta({ title: 'Case', description: 'The case as the model sees it.' }),
  temperature: z
    .number()
    .min(0)
    .max(2)
    .default(0)
    .meta({ title: 'Temperature', description: '0 answers alike each time; larger values vary more.' }),
  examples: ExampleChoice.optional().meta({
    title: 'Examples from corrections',
    description: 'What reviewers corrected at this step is shown to the model with the case.',
  }),
});

export const AgentProviderConfig = z.discriminatedUnion('type', [
  RulesProvider,
  RecordedProvider,
  LearningProvider,
  LanguageProvider,
  GivenProvider,
]);
export type AgentProviderConfig = z.infer<typeof AgentProviderConfig>;

export const AgentConfig = z.strictObject({
  provider: AgentProviderConfig.meta({
    title: 'Provider',
    description:
      'Who makes the proposal: rules, a language model, a trained classifier, a recording, or whoever sent the case.',
  }),
  decisions: z.array(z.string().min(1).max(100)).default([]).meta({
    title: 'Decisions',
    description: 'What the agent may decide. Empty allows any text.',
  }),
  payload: JsonSchema.default({ type: 'object' }).meta({
    title: 'Payload schema',
    description: 'The shape of what the agent proposes to do. A proposal of another shape is a failed step.',
    format: 'json-schema',
  }),
  timeout: Duration.default('60s').meta({
    title: 'Time limit',
    description: 'An attempt that takes longer has failed.',
  }),
  retries: z.number().int().min(0).max(10).default(2).meta({
    title: 'Retries',
    description: 'So many further attempts where trying again can help; then the step leaves by "failed".',
  }),
  backoff: Backoff.optional().meta({
    title: 'Pause between retries',
    description: 'How long to wait before trying again; it doubles each time.',
  }),
});
export type AgentConfig = z.infer<typeof AgentConfig>;
