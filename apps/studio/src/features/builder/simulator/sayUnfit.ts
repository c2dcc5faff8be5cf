import { type Json, type JsonSchema, pointerKeys, validateJson } from '@countersign/model';
import type { Phrase } from '../../../strings/createPhrase.ts';
import { sayProblem } from '../../../strings/sayProblem.ts';

/** All that keeps an input from fitting a flow, each with the column it stands in; undefined when it fits. */
export function sayUnfit(schema: JsonSchema, input: Json, phrase: Phrase): string | undefined {
  const checked = validateJson(schema, input);
  if (checked.ok) return undefined;
  const faults = checked.problem.map(({ at = '', message }) => {
    const column = pointerKeys(at).join('.');
    return [...(column === '' ? [] : [`${column}:`]), sayProblem(message, phrase)].join(' ');
  });
  return faults.join(' ');
}
