import type { Writing } from '@countersign/compiler';
import { type ExpressionEnvironment, type RuleGroup, rulesOf } from '@countersign/expression';
import type { TextFormat } from '@countersign/model';
import { useDeferredValue, useMemo, useState } from 'react';
import { useLocale } from '../../strings/useT.ts';
import type { ControlProps } from '../SchemaForm/index.ts';
import { useExpressionDesk } from './ExpressionDesk.ts';
import { findingsOf, type TextFinding } from './findingsOf.ts';
import { prefersRules, rememberRules } from './ruleMode.ts';

export type ExpressionFieldProps = ControlProps & {
  readonly isTemplate: boolean;
  /** Its text goes to a place that has no lines, such as a subject. */
  readonly isSingleLine?: boolean;
};

/** The text of a field: what it says, what is wrong with it, and whether it is shown as rules. */
export type ExpressionText = {
  readonly source: string;
  readonly writing: Writing | null;
  readonly environment: ExpressionEnvironment;
  readonly findings: readonly TextFinding[];
  /** The rules while the field shows them. */
  readonly rules: RuleGroup | null;
  /** Whether the text could be shown as rules. */
  readonly hasRules: boolean;
  /** A condition that only its text can say. */
  readonly isByHand: boolean;
  readonly toggle: () => void;
  readonly change: (source: string) => void;
  /** Like `change`, by somebody who writes: the field stays a text, whatever is written. */
  readonly type: (source: string) => void;
};

const NOTHING: ExpressionEnvironment = { variables: {} };

export function useExpressionText(props: ExpressionFieldProps): ExpressionText {
  const { writing: writingOf } = useExpressionDesk();
  const [wantsRules, setWantsRules] = useState(prefersRules);
  const source = typeof props.value === 'string' ? props.value : '';
  const writing = useMemo(() => writingOf(props.pointer), [writingOf, props.pointer]);
  const isCondition = !props.isTemplate && writing?.wanted?.length === 1 && writing.wanted[0] === 'bool';
  const rules = useMemo(() => (isCondition ? rulesOf(source) : null), [isCondition, source]);
  const findings = useFindings(props.pointer, source, props.isTemplate ? 'template' : 'expression');
  const change = (next: string) => props.onChange(next === '' && !props.required ? undefined : next);
  return {
    source,
    writing,
    environment: writing?.environment ?? NOTHING,
    findings,
    rules: wantsRules ? rules : null,
    hasRules: rules !== null,
    isByHand: isCondition && rules === null,
    toggle: () => {
      setWantsRules(!wantsRules);
      rememberRules(!wantsRules);
    },
    change,
    type: (next) => {
      setWantsRules(false);
      change(next);
    },
  };
}

const NONE: readonly TextFinding[] = [];

/** What is wrong with the text, a breath after it was typed: typing does not wait for it. */
function useFindings(pointer: string, text: string, format: TextFormat): readonly TextFinding[] {
  const { phrase, vocabulary } = useLocale();
  const { writing: writingOf } = useExpressionDesk();
  const source = useDeferredValue(text);
  return useMemo(() => {
    if (source === '') return NONE;
    const found = findingsOf(writingOf(pointer), { source, format }, { phrase, vocabulary });
    return found.length === 0 ? NONE : found;
  }, [writingOf, pointer, source, format, phrase, vocabulary]);
}
