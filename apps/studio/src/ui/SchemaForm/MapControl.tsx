import { ActionIcon, Button, Input, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useT } from '../../strings/useT.ts';
import { defaultsOf } from './defaultsOf.ts';
import { type ControlProps, useFormState } from './formContext.ts';
import type { FormSchema } from './formSchema.ts';
import { useInputProps } from './inputProps.ts';
import { asObject } from './object.ts';
import { childPointer } from './pointer.ts';
import classes from './SchemaForm.module.css';

/** An object with free keys, such as headers: one row per key. */
export function MapControl({ item, ...props }: ControlProps & { item: FormSchema }) {
  const t = useT();
  const { root, Field } = useFormState();
  const { id, readOnly, label, ...wrapper } = useInputProps(props);
  const entries = Object.entries(asObject(props.value));
  const change = (next: readonly (readonly [string, unknown])[]) => props.onChange(Object.fromEntries(next));
  return (
    <Input.Wrapper {...wrapper} label={label} labelElement="div" id={id}>
      <div className={classes['group']} style={{ marginTop: 4, gap: 6 }}>
        {entries.map(([key, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the key itself is being edited, so the place identifies the row
          <div className={classes['row']} key={index}>
            <TextInput
              className={classes['grow']}
              label={t('form.key')}
              value={key}
              readOnly={readOnly}
              onChange={(event) => {
                const name = event.currentTarget.value;
                // Two equal keys would lose a row: the edit waits until the name is free.
                if (!entries.some(([other], at) => at !== index && other === name)) {
                  change(entries.map((entry, at) => (at === index ? [name, value] : entry)));
                }
              }}
            />
            <div className={classes['grow']}>
              <Field
                schema={item}
                pointer={childPointer(props.pointer, key)}
                label={t('form.value')}
                required
                value={value}
                onChange={(next) =>
                  change(entries.map((entry, at) => (at === index ? [key, next ?? ''] : entry)))
                }
              />
            </div>
            {!readOnly && (
              <ActionIcon
                mt={22}
                aria-label={t('form.removeKey', { key })}
                onClick={() => change(entries.filter((_, at) => at !== index))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </div>
        ))}
        {!readOnly && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            style={{ alignSelf: 'flex-start' }}
            onClick={() =>
              change([...entries, [freeKey(entries.map(([key]) => key)), defaultsOf(item, root) ?? '']])
            }
          >
            {t('form.add')}
          </Button>
        )}
      </div>
    </Input.Wrapper>
  );
}

function freeKey(taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const key = `key${number}`;
    if (!taken.includes(key)) return key;
  }
}
