import {
  type ExpressionEnvironment,
  plainRules,
  type RuleGroup,
  type RuleRow,
} from '@countersign/expression';
import { ActionIcon, Button, Group, Select, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useT } from '../../strings/useT.ts';
import classes from './RuleBuilder.module.css';
import { RuleRowFields } from './RuleRowFields.tsx';
import { type RuleField, rowFor, ruleFields } from './ruleFields.ts';

type RuleBuilderProps = {
  readonly id: string;
  readonly label: string;
  readonly rules: RuleGroup;
  readonly environment: ExpressionEnvironment;
  readonly onChange: (rules: RuleGroup) => void;
};

/** A condition as rows that read like a sentence. Every change is complete, so the text is valid at every moment. */
export function RuleBuilder({ id, label, rules, environment, onChange }: RuleBuilderProps) {
  const fields = useMemo(() => ruleFields(environment), [environment]);
  return (
    <fieldset id={id} tabIndex={-1} className={classes['builder']} aria-label={label}>
      <Conditions group={rules} fields={fields} number="" onChange={(next) => onChange(plainRules(next))} />
    </fieldset>
  );
}

type ConditionsProps = {
  readonly group: RuleGroup;
  readonly fields: readonly RuleField[];
  /** Of the group around: `2.`; empty at the top. */
  readonly number: string;
  readonly onChange: (group: RuleGroup) => void;
};

function Conditions({ group, fields, number, onChange }: ConditionsProps) {
  const t = useT();
  const { items, join } = group;
  const put = (next: RuleGroup['items']) => onChange({ ...group, items: next });
  const replace = (index: number, item: RuleRow | RuleGroup) =>
    put(items.map((old, at) => (at === index ? item : old)));
  const remove = (index: number) => put(items.filter((_, at) => at !== index));
  const [first] = fields;
  const add = (field: RuleField) =>
    // Nothing always holds or never does; with a first condition it is the condition that counts.
    items.length === 0
      ? onChange({ type: 'group', join: 'and', items: [rowFor(field)] })
      : put([...items, rowFor(field)]);
  const addGroup = (field: RuleField) =>
    put([
      ...items,
      { type: 'group', join: join === 'and' ? 'or' : 'and', items: [rowFor(field), rowFor(field)] },
    ]);
  return (
    <div className={classes['rows']}>
      {items.length === 0 && (
        <Text size="xs">{t(join === 'and' ? 'expression.rules.always' : 'expression.rules.never')}</Text>
      )}
      {items.length > 1 && (
        <Select
          size="xs"
          aria-label={t('expression.rules.join')}
          data={[
            { value: 'and', label: t('expression.rules.all') },
            { value: 'or', label: t('expression.rules.any') },
          ]}
          value={join}
          allowDeselect={false}
          onChange={(next) => onChange({ ...group, join: next === 'or' ? 'or' : 'and' })}
        />
      )}
      {items.map((item, index) => {
        const place = `${number}${index + 1}`;
        const label =
          item.type === 'row'
            ? t('expression.rules.remove', { number: place })
            : t('expression.rules.removeGroup', { number: place });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
          <div key={index} className={classes['item']}>
            {item.type === 'row' ? (
              <RuleRowFields
                row={item}
                fields={fields}
                number={place}
                onChange={(next) => replace(index, next)}
              />
            ) : (
              <fieldset
                className={classes['group']}
                aria-label={t('expression.rules.group', { number: place })}
              >
                <Conditions
                  group={item}
                  fields={fields}
                  number={`${place}.`}
                  onChange={(next) => replace(index, next)}
                />
              </fieldset>
            )}
            <ActionIcon size="sm" aria-label={label} title={label} onClick={() => remove(index)}>
              <IconTrash size={14} />
            </ActionIcon>
          </div>
        );
      })}
      {first !== undefined && (
        <Group gap={6}>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPlus size={12} />}
            onClick={() => add(first)}
          >
            {t('expression.rules.add')}
          </Button>
          {items.length > 0 && (
            <Button size="compact-xs" variant="subtle" onClick={() => addGroup(first)}>
              {t('expression.rules.addGroup')}
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}
