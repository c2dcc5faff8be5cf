import { ActionIcon } from '@mantine/core';
import { IconCode, IconListCheck } from '@tabler/icons-react';
import { useT } from '../../strings/useT.ts';
import classes from './ExpressionField.module.css';
import type { ExpressionText } from './useExpressionText.ts';
import { VariablePicker } from './VariablePicker.tsx';

type FieldToolsProps = {
  readonly label: string;
  readonly text: ExpressionText;
  readonly onToggle: () => void;
  readonly onInsert: (path: string) => void;
};

/** In the corner of a field: rules or text, and the variables that can be named. */
export function FieldTools({ label, text, onToggle, onInsert }: FieldToolsProps) {
  const t = useT();
  const { rules, hasRules, writing } = text;
  const toggle = t(rules === null ? 'expression.asRules' : 'expression.asText', { field: label });
  return (
    <div className={classes['tools']}>
      {hasRules && (
        <ActionIcon size="sm" aria-label={toggle} title={toggle} onClick={onToggle}>
          {rules === null ? <IconListCheck size={15} /> : <IconCode size={15} />}
        </ActionIcon>
      )}
      {rules === null && writing !== null && (
        <VariablePicker label={label} writing={writing} onChoose={onInsert} />
      )}
    </div>
  );
}
