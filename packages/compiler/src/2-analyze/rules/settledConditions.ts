import { compileExpression, evaluate } from '@countersign/expression';
import type { FlowText } from '../../1-parse/texts.ts';
import { diagnose } from '../../catalogue/diagnose.ts';
import type { Rule } from '../rule.ts';

const ASKED = /^\/(cases|rules)\/(\d+)\/when(\/expression)?$/;

/**
 * No way is asked for by a condition that is settled before any case comes. Two are meant so: `true` at the last way, and what
 * an import left at `false`, which is told by itself.
 */
export const settledConditions: Rule = ({ texts }) =>
  texts.flatMap((text) => {
    const answer = isUsual(text) ? null : answerOf(text);
    if (answer === null) return [];
    return diagnose(answer ? 'condition_always' : 'condition_never', {
      ...{ node: text.node.id, field: text.pointer },
      holes: { title: text.node.title, condition: shortened(text.source) },
    });
  });

function isUsual({ node, pointer, source }: FlowText): boolean {
  const place = ASKED.exec(pointer);
  if ((node.kind !== 'branch' && node.kind !== 'exception') || place === null) return true;
  if (source.trim() === 'false') return node.origin !== undefined;
  const ways = node.kind === 'branch' ? node.config.cases : node.config.rules;
  return source.trim() === 'true' && Number(place[2]) === ways.length - 1;
}

/** What a condition gives that reads nothing; null for all others. */
function answerOf({ source }: FlowText): boolean | null {
  const compiled = compileExpression(source);
  if (!compiled.ok || compiled.value.references.length > 0) return null;
  const answer = evaluate(compiled.value, {});
  return answer.ok && typeof answer.value === 'boolean' ? answer.value : null;
}

const shortened = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 79)}…`);
