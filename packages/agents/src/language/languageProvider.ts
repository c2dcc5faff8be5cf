import {
  AgentFlag,
  contentHash,
  Evidence,
  type Json,
  JsonObject,
  type JsonSchema,
  ok,
  type Proposal,
  validateJson,
} from '@countersign/model';
import type { OpenConnectionByName, StoredLesson } from '@countersign/runtime';
import { generateText, jsonSchema, type LanguageModelUsage, Output } from 'ai';
import { z } from 'zod';
import { agentProblem } from '../agentProblem.ts';
import type { AgentProvider, ProposalRequest, ProposalResult } from '../agentProvider.ts';
import { answerSchema } from './answerSchema.ts';
import { chooseExamples, type ExampleSource } from './chooseExamples.ts';
import { EXAMPLES_VERSION } from './examplesText.ts';
import { failureOf } from './failureOf.ts';
import { type OpenedModel, openLanguageModel } from './languageModel.ts';
import { PROMPT_VERSION, promptOf } from './promptOf.ts';

export type LanguageProviderOptions = {
  /** Makes the HTTP calls; a hosted server hands one in that refuses private addresses. */
  readonly fetch?: typeof globalThis.fetch;
};

/** Where connections are opened, and earlier cases are read. */
export type LanguageSources = ExampleSource & { readonly openConnection: OpenConnectionByName };

const Answer = z.strictObject({
  decision: z.string(),
  payload: JsonObject,
  summary: z.string(),
  confidence: z.number(),
  reasoning: z.array(z.string()),
  evidence: z.array(Evidence),
  flags: z.array(AgentFlag),
});

/**
 * Schemas are sent as guidance, not in the makers' strict modes: those forbid optional fields and half of the keywords,
 * and the answer is checked here in any case.
 */
const PROVIDER_OPTIONS = {
  openai: { strictJsonSchema: false, store: false },
  openaiCompatible: { strictJsonSchema: false },
  anthropic: { structuredOutputMode: 'jsonTool' },
} as const;

/**
 * Asks a language model through a connection of the workspace. One call, no retries: the runtime has them. Problems:
 * `connection_missing`, those of `openLanguageModel` and `failureOf`, `answer_malformed`.
 */
export function createLanguageProvider(
  { openConnection, ...source }: LanguageSources,
  { fetch = globalThis.fetch }: LanguageProviderOptions = {},
): AgentProvider<'language'> {
  return {
    async propose(request, signal) {
      const connection = await openConnection(request.workspaceId, request.provider.connection);
      if (connection === null) return connectionMissing(request.provider.connection);
      const opened = openLanguageModel(connection, request.provider.model, fetch);
      if (!opened.ok) return opened;
      const schema = answerSchema(request.decisions, request.payloadSchema);
      const examples = await chooseExamples(source, request);
      const started = performance.now();
      try {
        const { output, usage } = await generateText({
          model: opened.value.model,
          ...promptOf(request, { schema, examples }),
          output: Output.object({ schema: jsonSchema<Json>(schema), name: 'proposal' }),
          temperature: request.provider.temperature,
          maxRetries: 0,
          abortSignal: signal,
          providerOptions: PROVIDER_OPTIONS,
        });
        const ms = performance.now() - started;
        return readAnswer(
          request,
          { answer: output, schema, examples, usage: usageOf(request, opened.value, usage, ms) },
          opened.value,
        );
      } catch (error) {
        return failureOf(error, signal, connection.secret);
      }
    },
  };
}

type Reading = {
  readonly answer: Json;
  readonly schema: JsonSchema;
  readonly examples: readonly StoredLesson[];
  readonly usage: Proposal['usage'];
};

function readAnswer(
  request: ProposalRequest<'language'>,
  { answer, schema, examples, usage }: Reading,
  opened: OpenedModel,
): ProposalResult {
  const valid = validateJson(schema, answer);
  if (!valid.ok) {
    const [first] = valid.problem;
    return agentProblem(
      'answer_malformed',
      `The language model's answer has the wrong shape at ${first?.at || '/'}: ${first?.message ?? ''}`,
      { retryable: true, data: { problems: valid.problem } },
    );
  }
  return ok({
    ...Answer.parse(answer),
    ...{ usage, agentVersion: agentVersionOf(request, opened) },
    ...(examples.length === 0 ? {} : { examples: examples.map(({ reviewId }) => reviewId) }),
  });
}

/**
 * Everything that makes this agent what it is; neither the case nor the key is part of it. How examples are chosen is,
 * but not which they are: see the package's README.
 */
function agentVersionOf(
  { provider, decisions, payloadSchema }: ProposalRequest<'language'>,
  opened: OpenedModel,
): string {
  return contentHash({
    type: 'language',
    prompt: PROMPT_VERSION,
    maker: opened.kind,
    baseUrl: opened.settings.baseUrl ?? null,
    model: provider.model,
    temperature: provider.temperature,
    instructions: provider.instructions,
    caseTemplate: provider.prompt,
    decisions,
    payloadSchema,
    ...examplesInVersion(provider),
  });
}

/** Agents that are shown none keep the version that they had before there were any. */
function examplesInVersion({ examples }: ProposalRequest<'language'>['provider']) {
  if (examples === undefined || examples.choose === 'none') return {};
  return { examples: { ...examples, words: EXAMPLES_VERSION } };
}

function usageOf(
  { provider }: ProposalRequest<'language'>,
  { settings }: OpenedModel,
  usage: LanguageModelUsage,
  ms: number,
): Proposal['usage'] {
  const input = usage.inputTokens ?? 0;
  const output = usage.outputTokens ?? 0;
  return {
    model: provider.model,
    tokens: usage.totalTokens ?? input + output,
    cost: (input * settings.inputPrice + output * settings.outputPrice) / 1_000_000,
    ms,
  };
}

const connectionMissing = (name: string) =>
  agentProblem(
    'connection_missing',
    `The workspace has no connection named "${name}". Add it in the settings.`,
    {
      retryable: false,
      data: { connection: name },
    },
  );
