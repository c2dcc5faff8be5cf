import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { ok, type Result } from '@countersign/model';
import type { ConnectionKind, EffectProblem, OpenConnection } from '@countersign/runtime';
import type { LanguageModel } from 'ai';
import { z } from 'zod';
import { agentProblem } from '../agentProblem.ts';

/** Public settings of a connection to language models. Prices are US dollars per million tokens. */
export const LanguageConnectionSettings = z.object({
  /** Needed for `openaiCompatible`, for example `http://127.0.0.1:11434/v1`; else the maker's own address. */
  baseUrl: z.preprocess((url) => (url === '' ? undefined : url), z.url({ protocol: /^https?$/ }).optional()),
  /** Whether an OpenAI-compatible endpoint understands JSON Schemas; without it the schema stands in the prompt alone. */
  structuredOutputs: z.boolean().default(true),
  inputPrice: z.number().nonnegative().default(0),
  outputPrice: z.number().nonnegative().default(0),
});
export type LanguageConnectionSettings = z.infer<typeof LanguageConnectionSettings>;

type LanguageConnectionKind = Extract<ConnectionKind, 'openai' | 'anthropic' | 'openaiCompatible'>;

type ModelAccess = {
  readonly model: string;
  readonly secret: string;
  readonly settings: LanguageConnectionSettings;
  readonly fetch: typeof globalThis.fetch;
};

const MAKERS: { readonly [TKind in LanguageConnectionKind]: (access: ModelAccess) => LanguageModel } = {
  openai: ({ model, secret, settings, fetch }) =>
    createOpenAI({ apiKey: secret, fetch, ...withBaseUrl(settings) }).responses(model),
  anthropic: ({ model, secret, settings, fetch }) =>
    createAnthropic({ apiKey: secret, fetch, ...withBaseUrl(settings) })(model),
  openaiCompatible: ({ model, secret, settings, fetch }) =>
    createOpenAICompatible({
      name: 'openaiCompatible',
      baseURL: settings.baseUrl ?? '',
      fetch,
      supportsStructuredOutputs: settings.structuredOutputs,
      ...(secret === '' ? {} : { apiKey: secret }),
    })(model),
};

export type OpenedModel = {
  readonly model: LanguageModel;
  readonly kind: LanguageConnectionKind;
  readonly settings: LanguageConnectionSettings;
};

/**
 * The model behind a connection. Problems, none of which trying again can cure: `connection_unsuitable`,
 * `connection_incomplete`.
 */
export function openLanguageModel(
  connection: OpenConnection,
  model: string,
  fetch: typeof globalThis.fetch,
): Result<OpenedModel, EffectProblem> {
  const { kind, name } = connection;
  if (!isLanguageKind(kind)) {
    return agentProblem(
      'connection_unsuitable',
      `The connection "${name}" does not lead to a language model.`,
      {
        retryable: false,
      },
    );
  }
  const settings = LanguageConnectionSettings.safeParse(connection.settings);
  if (!settings.success) return incomplete(name, z.prettifyError(settings.error));
  // Never left to the libraries: without a key they would look into the environment of the server.
  const secret = connection.secret ?? '';
  if (secret === '' && kind !== 'openaiCompatible') return incomplete(name, 'its key is missing');
  if (settings.data.baseUrl === undefined && kind === 'openaiCompatible') {
    return incomplete(name, 'its base URL is missing');
  }
  return ok({
    model: MAKERS[kind]({ model, secret, settings: settings.data, fetch }),
    kind,
    settings: settings.data,
  });
}

const isLanguageKind = (kind: ConnectionKind): kind is LanguageConnectionKind => Object.hasOwn(MAKERS, kind);

const withBaseUrl = ({ baseUrl }: LanguageConnectionSettings) =>
  baseUrl === undefined ? {} : { baseURL: baseUrl };

const incomplete = (name: string, reason: string) =>
  agentProblem('connection_incomplete', `The connection "${name}" cannot be used: ${reason}.`, {
    retryable: false,
  });
