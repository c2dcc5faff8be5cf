import { pathText, type RowOperator, type RuleRow } from '@countersign/expression';
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import type { Translate } from '../../strings/catalogue.ts';
import { useT } from '../../strings/useT.ts';
import { OperandField } from './OperandField.tsx';
import classes from './RuleBuilder.module.css';
import { needsOperand, operatorsFor, type RuleField, rowFor, rowWith, unknownField } from './ruleFields.ts';

type RuleRowFieldsProps = {
  readonly row: RuleRow;
  readonly fields: readonly RuleField[];
  readonly number: string;
  readonly onChange: (row: RuleRow) => void;
};

/** One condition: the value, how it is compared, and with what. */
export function RuleRowFields({ row, fields, number, onChange }: RuleRowFieldsProps) {
  const t = useT();
  const path = pathText(row.path);
  const field = useMemo(
    () => fields.find((one) => one.path === path) ?? unknownField(path, row.path),
    [fields, path, row.path],
  );
  const options = useMemo(() => optionsOf(fields, field), [fields, field]);
  return (
    <fieldset className={classes['row']} aria-label={t('expression.rules.condition', { number })}>
      <Select
        size="xs"
        aria-label={t('expression.rules.field')}
        data={options}
        value={path}
        searchable
        allowDeselect={false}
        onChange={(next) => {
          const chosen = fields.find((one) => one.path === next);
          if (chosen !== undefined && next !== path) onChange(rowFor(chosen, row));
        }}
      />
      <Select
        size="xs"
        aria-label={t('expression.rules.operator')}
        data={operatorsFor(field, row.operator).map((operator) => ({
          value: operator,
          label: operatorTitle(t, operator, field),
        }))}
        value={row.operator}
        allowDeselect={false}
        onChange={(next) => next !== null && onChange(rowWith(field, next as RowOperator, row.operand))} // safe: one of the options
      />
      {needsOperand(row.operator) && (
        <OperandField
          row={row}
          field={field}
          fields={fields}
          onChange={(operand) => onChange({ ...row, operand })}
        />
      )}
    </fieldset>
  );
}

function optionsOf(fields: readonly RuleField[], present: RuleField) {
  const all = fields.includes(present) ? fields : [present, ...fields];
  return all.map(({ path, title }) => ({
    value: path,
    label: title === undefined ? path : `${title} (${path})`,
  }));
}

/** Dates are texts that are compared as such; people call that before and after. */
function operatorTitle(t: Translate, operator: RowOperator, { kind }: RuleField): string {
  if (kind === 'date' && operator === 'less') return t('expression.rules.is.before');
  if (kind === 'date' && operator === 'greater') return t('expression.rules.is.after');
  return t(`expression.rules.is.${operator}`);
}
