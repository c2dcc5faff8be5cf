import { rulesOf, rulesText } from '@countersign/expression';
import type { TextFormat } from '@countersign/model';
import { ActionIcon, Input, Text } from '@mantine/core';
import { IconCode, IconListCheck } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useLocale } from '../../strings/useT.ts';
import { type ControlProps, useInputProps } from '../SchemaForm/index.ts';
import { useExpressionDesk } from './ExpressionDesk.ts';
import classes from './ExpressionField.module.css';
import type { EditorHandle } from './editor/CodeEditor.tsx';
import { FieldFindings } from './FieldFindings.tsx';
import { findingsOf, type TextFinding } from './findingsOf.ts';
import { LazyEditor } from './LazyEditor.tsx';
import { Preview } from './Preview.tsx';
import { RuleBuilder } from './RuleBuilder.tsx';
import { prefersRules, rememberRules } from './ruleMode.ts';
import { VariablePicker } from './VariablePicker.tsx';

type ExpressionFieldProps = ControlProps & {
  readonly isTemplate: boolean;
  /** Its text goes to a place that has no lines, such as a subject. */
  readonly isSingleLine?: boolean;
};

/** A text in the language of expressions, or with holes for them: as rules where it is a condition, else as text. */
export function ExpressionField({ isTemplate, isSingleLine = false, ...props }: ExpressionFieldProps) {
  const { t } = useLocale();
  const { writing: writingOf, preview } = useExpressionDesk();
  const { id, label, description, error, withAsterisk, readOnly } = useInputProps(props);
  const [hasFocus, setFocus] = useState(false);
  const [wantsRules, setWantsRules] = useState(prefersRules);
  const handle = useRef<EditorHandle>(null);
  const source = typeof props.value === 'string' ? props.value : '';
  const writing = useMemo(() => writingOf(props.pointer), [writingOf, props.pointer]);
  const findings = useFindings(props.pointer, source, isTemplate ? 'template' : 'expression');
  const isCondition = !isTemplate && writing?.wanted?.length === 1 && writing.wanted[0] === 'bool';
  const rules = useMemo(() => (isCondition ? rulesOf(source) : null), [isCondition, source]);
  const showsRules = rules !== null && wantsRules && !readOnly;
  const change = (next: string) => props.onChange(next === '' && !props.required ? undefined : next);
  const toggle = () => {
    setWantsRules(!showsRules);
    rememberRules(!showsRules);
  };
  const own = findings.find(({ isError }) => isError);
  return (
    <Input.Wrapper
      id={id}
      label={label}
      labelElement="div"
      labelProps={{ id: `${id}-label` }}
      description={description}
      descriptionProps={{ id: `${id}-description` }}
      withAsterisk={withAsterisk}
      error={own === undefined && error !== undefined && <span id={`${id}-error`}>{error}</span>}
      onFocus={() => setFocus(true)}
      onBlur={(event) => setFocus(event.currentTarget.contains(event.relatedTarget))}
    >
      <div className={classes['field']} data-wrong={own !== undefined || undefined}>
        {showsRules ? (
          <div className={classes['rules']}>
            <RuleBuilder
              id={id}
              label={label}
              rules={rules}
              environment={writing?.environment ?? { variables: {} }}
              onChange={(next) => change(rulesText(next))}
            />
          </div>
        ) : (
          <LazyEditor
            handle={handle}
            value={source}
            onChange={change}
            isTemplate={isTemplate}
            isSingleLine={isSingleLine && !source.includes('\n')}
            writing={writing}
            findings={findings}
            isReadOnly={readOnly}
            attributes={attributesOf({
              id,
              label,
              isSingleLine,
              isWrong: own !== undefined || error !== undefined,
            })}
          />
        )}
        {!readOnly && (
          <div className={classes['tools']}>
            {rules !== null && (
              <ActionIcon
                size="sm"
                aria-label={t(showsRules ? 'expression.asText' : 'expression.asRules', { field: label })}
                title={t(showsRules ? 'expression.asText' : 'expression.asRules', { field: label })}
                onClick={toggle}
              >
                {showsRules ? <IconCode size={15} /> : <IconListCheck size={15} />}
              </ActionIcon>
            )}
            {!showsRules && writing !== null && (
              <VariablePicker
                label={label}
                writing={writing}
                onChoose={(path) => handle.current?.write(isTemplate ? `{{ ${path} }}` : path)}
              />
            )}
          </div>
        )}
      </div>
      <div id={`${id}-findings`}>
        <FieldFindings
          findings={findings}
          source={source}
          isTemplate={isTemplate}
          writing={writing}
          onFix={({ range, insert }) => change(source.slice(0, range.from) + insert + source.slice(range.to))}
        />
      </div>
      {isCondition && rules === null && findings.length === 0 && wantsRules && hasFocus && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('expression.byHand')}
        </Text>
      )}
      {hasFocus && preview !== null && source !== '' && own === undefined && (
        <Preview source={source} isTemplate={isTemplate} preview={preview} />
      )}
    </Input.Wrapper>
  );
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

type Described = {
  readonly id: string;
  readonly label: string;
  readonly isSingleLine: boolean;
  readonly isWrong: boolean;
};

const attributesOf = ({ id, label, isSingleLine, isWrong }: Described) => ({
  id,
  role: 'textbox',
  'aria-label': label,
  'aria-multiline': String(!isSingleLine),
  'aria-invalid': String(isWrong),
  'aria-describedby': `${id}-description ${id}-error ${id}-findings`,
});
