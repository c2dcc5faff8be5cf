import { type Json, JsonObject, ok, type Result } from '@countersign/model';
import { renderDeep } from '../template/renderDeep.ts';
import { renderTemplate } from '../template/renderTemplate.ts';

/** The part of a proposal that is written as templates. */
type Words = {
  readonly summary: string;
  readonly reasoning: readonly string[];
  readonly payload: { readonly [field: string]: Json };
};
type Rendered = { readonly summary: string; readonly reasoning: string[]; readonly payload: JsonObject };

/** The summary, the reasoning and the payload of a proposal with their templates filled. */
export function renderWords(words: Words, scope: { readonly [variable: string]: Json }): Result<Rendered> {
  const summary = renderTemplate(words.summary, scope);
  if (!summary.ok) return summary;
  const reasoning: string[] = [];
  for (const template of words.reasoning) {
    const line = renderTemplate(template, scope);
    if (!line.ok) return line;
    reasoning.push(line.value);
  }
  const payload = renderDeep(words.payload, scope);
  if (!payload.ok) return payload;
  return ok({ summary: summary.value, reasoning, payload: JsonObject.parse(payload.value) });
}
