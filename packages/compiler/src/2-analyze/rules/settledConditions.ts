import { settledAnswer } from '@countersign/expression';
import type { FlowNode } from '@countersign/model';
import type { FlowText } from '../../1-parse/texts.ts';
import { diagnose } from '../../catalogue/diagnose.ts';
import type { Rule } from '../rule.ts';

const ASKED = /^\/(cases|rules)\/(\d+)\/when(\/expression)?$/;

/**
 * No way is asked for by a condition that is settled before any case comes. Two are meant so: `true` at the last way, and `false`
 * where an import could not read a condition, as long as that is told as a loss of the step.
 */
export const settledConditions: Rule = ({ texts }) =>
  texts.flatMap((text) => {
    const answer = isUsual(text) ? null : settledAnswer(text.source);
    if (answer === null) return [];
    return diagnose(answer ? 'condition_always' : 'condition_never', {
      ...{ node: text.node.id, field: text.pointer },
      holes: { title: text.node.title, condition: shortened(text.source) },
    });
  });

function isUsual({ node, pointer, source }: FlowText): boolean {
  const place = ASKED.exec(pointer);
  if ((node.kind !== 'branch' && node.kind !== 'exception') || place === null) return true;
  if (source.trim() === 'false') return isToldAsLost(node);
  const ways = node.kind === 'branch' ? node.config.cases : node.config.rules;
  return source.trim() === 'true' && Number(place[2]) === ways.length - 1;
}

const isToldAsLost = ({ origin }: FlowNode): boolean =>
  origin?.losses?.some(({ type }) => type === 'condition') ?? false;

const shortened = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 79)}…`);
