import { Rung } from '@countersign/model';
import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useT } from '../../../../strings/useT.ts';
import { type ControlProps, childPointer, useFormState } from '../../../../ui/SchemaForm/index.ts';
import { movedTo } from '../movedTo.ts';
import { nextRung, typicalLadder } from './nextRung.ts';
import classes from './PolicyField.module.css';

/** The rungs of a ladder, from the narrowest to the widest: add, remove, move, and what each asks for. */
export function LadderEditor(props: ControlProps) {
  const t = useT();
  const { errors, formId } = useFormState();
  const rungs: readonly unknown[] = Array.isArray(props.value) ? props.value : [];
  const known = rungs.flatMap((rung) => Rung.safeParse(rung).data ?? []);
  const error = errors[props.pointer];
  return (
    <Stack gap={8} id={`${formId}${props.pointer}`} tabIndex={-1} role="group" aria-label={props.label}>
      {rungs.length === 0 && (
        <Text size="xs" c="dimmed">
          {t('inspector.ladder.none')}
        </Text>
      )}
      <ol className={classes['rungs']}>
        {rungs.map((rung, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rung is its place on the ladder
          <li key={index}>
            <RungCard {...props} rungs={rungs} rung={rung} index={index} />
          </li>
        ))}
      </ol>
      {error !== undefined && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      )}
      <Group gap={6}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => props.onChange([...rungs, nextRung(known.at(-1), t('inspector.ladder.newRung'))])}
        >
          {t('inspector.ladder.add')}
        </Button>
        {rungs.length === 0 && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() =>
              props.onChange(
                typicalLadder([
                  t('inspector.ladder.typical.sure'),
                  t('inspector.ladder.typical.usual'),
                  t('inspector.ladder.typical.most'),
                ]),
              )
            }
          >
            {t('inspector.ladder.typical')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

type RungCardProps = ControlProps & {
  readonly rungs: readonly unknown[];
  readonly rung: unknown;
  readonly index: number;
};

function RungCard({ rungs, rung, index, schema, pointer, onChange }: RungCardProps) {
  const t = useT();
  const { Field, errors, formId } = useFormState();
  const own = childPointer(pointer, index);
  const number = index + 1;
  const error = errors[own];
  const items = schema.items;
  if (items === undefined || typeof items === 'boolean') return null;
  const move = (to: number) => onChange(movedTo(rungs, index, to));
  return (
    <fieldset
      className={classes['rung']}
      id={`${formId}${own}`}
      tabIndex={-1}
      aria-label={t('inspector.ladder.number', { rung: number })}
      data-faulty={error === undefined ? undefined : true}
    >
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <Text size="sm" fw={600}>
          {t('inspector.ladder.number', { rung: number })}
        </Text>
        <Group gap={2} wrap="nowrap">
          <ActionIcon
            size="sm"
            disabled={index === 0}
            aria-label={t('inspector.ladder.narrower', { rung: number })}
            onClick={() => move(index - 1)}
          >
            <IconArrowUp size={15} />
          </ActionIcon>
          <ActionIcon
            size="sm"
            disabled={number === rungs.length}
            aria-label={t('inspector.ladder.wider', { rung: number })}
            onClick={() => move(index + 1)}
          >
            <IconArrowDown size={15} />
          </ActionIcon>
          <ActionIcon
            size="sm"
            aria-label={t('inspector.ladder.remove', { rung: number })}
            onClick={() => onChange(rungs.filter((_, at) => at !== index))}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </Group>
      </Group>
      <Field
        schema={{ ...items, 'x-plain': true }}
        pointer={own}
        label={t('inspector.ladder.number', { rung: number })}
        required
        value={rung}
        onChange={(next) => onChange(rungs.map((other, at) => (at === index ? next : other)))}
      />
    </fieldset>
  );
}
