import { rulesText } from '@countersign/expression';
import { Input, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useT } from '../../strings/useT.ts';
import { useInputProps } from '../SchemaForm/index.ts';
import { useExpressionDesk } from './ExpressionDesk.ts';
import classes from './ExpressionField.module.css';
import type { EditorHandle } from './editor/CodeEditor.tsx';
import { FieldFindings } from './FieldFindings.tsx';
import { FieldTools } from './FieldTools.tsx';
import { LazyEditor } from './LazyEditor.tsx';
import { Preview } from './Preview.tsx';
import { RuleBuilder } from './RuleBuilder.tsx';
import { type ExpressionFieldProps, type ExpressionText, useExpressionText } from './useExpressionText.ts';

/** A text in the language of expressions, or with holes for them: as rules where it is a condition, else as text. */
export function ExpressionField(props: ExpressionFieldProps) {
  const { preview } = useExpressionDesk();
  const input = useInputProps(props);
  const { id, label, description, error, withAsterisk, readOnly } = input;
  const [hasFocus, setFocus] = useState(false);
  const handle = useRef<EditorHandle>(null);
  const text = useExpressionText(props);
  const [isAskedFor, askFor] = useState(false);
  const isWrong = text.findings.some((finding) => finding.isError);
  return (
    <Input.Wrapper
      id={id}
      label={label}
      labelElement="div"
      description={description}
      descriptionProps={{ id: `${id}-description` }}
      withAsterisk={withAsterisk}
      // What is said about the text as it is now counts more than what was said about the one before.
      error={!isWrong && error !== undefined && <span id={`${id}-error`}>{error}</span>}
      onFocus={() => setFocus(true)}
      onBlur={(event) => setFocus(event.currentTarget.contains(event.relatedTarget))}
    >
      <div className={classes['field']} data-wrong={isWrong || undefined}>
        {text.rules !== null && !readOnly ? (
          <div className={classes['rules']}>
            <RuleBuilder
              id={id}
              label={label}
              rules={text.rules}
              environment={text.environment}
              onChange={(next) => text.change(rulesText(next))}
            />
          </div>
        ) : (
          <LazyEditor
            handle={handle}
            hasKeyboard={isAskedFor}
            value={text.source}
            onChange={text.type}
            isTemplate={props.isTemplate}
            isSingleLine={props.isSingleLine === true && !text.source.includes('\n')}
            writing={text.writing}
            findings={text.findings}
            isReadOnly={readOnly}
            attributes={attributesOf(props, { id, label, isWrong: isWrong || error !== undefined })}
          />
        )}
        {!readOnly && (
          <FieldTools
            label={label}
            text={text}
            onToggle={() => {
              askFor(text.rules !== null);
              text.toggle();
            }}
            onInsert={(path) => handle.current?.write(props.isTemplate ? `{{ ${path} }}` : path)}
          />
        )}
      </div>
      <div id={`${id}-findings`}>
        <FieldFindings isTemplate={props.isTemplate} text={text} />
      </div>
      {hasFocus && text.isByHand && <ByHand text={text} />}
      {hasFocus && preview !== null && text.source !== '' && !isWrong && (
        <Preview source={text.source} isTemplate={props.isTemplate} preview={preview} />
      )}
    </Input.Wrapper>
  );
}

/** Why there are no rules, once there is nothing worse to say. */
function ByHand({ text }: { readonly text: ExpressionText }) {
  const t = useT();
  if (text.findings.length > 0 || text.source === '') return null;
  return (
    <Text size="xs" c="dimmed" mt={4}>
      {t('expression.byHand')}
    </Text>
  );
}

type Described = { readonly id: string; readonly label: string; readonly isWrong: boolean };

const attributesOf = ({ isSingleLine }: ExpressionFieldProps, { id, label, isWrong }: Described) => ({
  id,
  role: 'textbox',
  'aria-label': label,
  'aria-multiline': String(isSingleLine !== true),
  'aria-invalid': String(isWrong),
  'aria-describedby': `${id}-description ${id}-error ${id}-findings`,
});
