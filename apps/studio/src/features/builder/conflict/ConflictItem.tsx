import type { FlowDocument, MergeConflict, Side, Three } from '@countersign/model';
import { Code, Radio, SimpleGrid, Text } from '@mantine/core';
import { useT } from '../../../strings/useT.ts';
import classes from './Conflict.module.css';
import { useConflictWords } from './useConflictWords.ts';

type ConflictItemProps = {
  readonly conflict: MergeConflict;
  readonly flows: Three<FlowDocument>;
  readonly name: string;
  readonly choice: Side | undefined;
  readonly onChoose: (side: Side) => void;
};

/** One thing in dispute: what it is, and the value of each side to choose from. */
export function ConflictItem({ conflict, flows, name, choice, onChoose }: ConflictItemProps) {
  const t = useT();
  const words = useConflictWords(conflict, flows);
  const sides = [
    { side: 'mine', label: t('editing.conflict.mine'), text: words.mine },
    { side: 'theirs', label: t('editing.conflict.theirs', { name }), text: words.theirs },
  ] as const;
  return (
    <Radio.Group
      label={words.what}
      value={choice ?? null}
      onChange={(side) => onChoose(side === 'mine' ? 'mine' : 'theirs')}
    >
      {words.before !== undefined && (
        <Text size="xs" c="dimmed">
          {t('editing.conflict.before', { value: words.before })}
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" mt={4}>
        {sides.map(({ side, label, text }) => (
          <Radio.Card
            key={side}
            value={side}
            className={classes['card'] ?? ''}
            aria-label={`${label}: ${text}`}
          >
            <div className={classes['side']}>
              <Radio.Indicator />
              <Text size="sm" fw={600}>
                {label}
              </Text>
            </div>
            <Code block className={classes['value'] ?? ''}>
              {text}
            </Code>
          </Radio.Card>
        ))}
      </SimpleGrid>
    </Radio.Group>
  );
}
