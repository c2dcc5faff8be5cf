import { LanguageConnectionSettings } from '@countersign/agents';
import { fail, ok, type Problem, problem, type Result } from '@countersign/model';
import type { OpenConnection } from '@countersign/runtime';
import { z } from 'zod';

const TIMEOUT_MS = 10_000;
const ModelList = z.object({ data: z.array(z.unknown()) });

/** Asks a provider for its list of models: costs nothing and needs a valid key. Problem `connection_failed`. */
export async function testLanguageConnection(
  connection: OpenConnection,
): Promise<Result<{ message: string }>> {
  const settings = LanguageConnectionSettings.safeParse(connection.settings);
  if (!settings.success) return failed(z.prettifyError(settings.error));
  const base = settings.data.baseUrl ?? BASES[connection.kind];
  if (base === undefined) return failed('the base URL is missing');
  try {
    const answer = await fetch(`${base.replace(/\/$/, '')}/models`, {
      headers: headersOf(connection),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!answer.ok)
      return failed(`it answered ${answer.status}${answer.status === 401 ? ' (is the key right?)' : ''}`);
    const list = ModelList.safeParse(await answer.json());
    return ok({
      message: list.success ? `It answers and offers ${list.data.data.length} models.` : 'It answers.',
    });
  } catch (error) {
    const { name, message, cause } = error as { name: string; message: string; cause?: { code?: string } };
    return failed(name === 'TimeoutError' ? 'no answer within 10 seconds' : (cause?.code ?? message));
  }
}

const BASES: Readonly<Record<string, string>> = {
  openai: 'https://api.openai.com/v1',
  anthropic: 'https://api.anthropic.com/v1',
};

function headersOf({ kind, secret }: OpenConnection): Record<string, string> {
  if (secret === null) return {};
  return kind === 'anthropic'
    ? { 'x-api-key': secret, 'anthropic-version': '2023-06-01' }
    : { authorization: `Bearer ${secret}` };
}

const failed = (reason: string): Result<never, Problem> =>
  fail(problem('connection_failed', `The connection does not work: ${reason}.`));
