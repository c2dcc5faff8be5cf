import { ActionIcon, Button, Input } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useT } from '../../strings/useT.ts';
import { defaultsOf } from './defaultsOf.ts';
import { type ControlProps, useFormState } from './formContext.ts';
import type { FormSchema } from './formSchema.ts';
import { useInputProps } from './inputProps.ts';
import { childPointer } from './pointer.ts';
import classes from './SchemaForm.module.css';

/** A list whose elements can be added and removed. */
export function ListControl({ item, ...props }: ControlProps & { item: FormSchema }) {
  const t = useT();
  const { root, Field } = useFormState();
  const { id, readOnly, label, ...wrapper } = useInputProps(props);
  const name = item.title ?? label;
  const items: readonly unknown[] = Array.isArray(props.value) ? props.value : [];
  const replace = (index: number, next: unknown) =>
    props.onChange(items.map((old, at) => (at === index ? (next ?? emptyOf(item)) : old)));
  return (
    <Input.Wrapper {...wrapper} label={label} labelElement="div" id={id}>
      <div className={classes['group']} style={{ marginTop: 4, gap: 6 }}>
        {items.map((element, index) => (
          // The place is the identity: elements carry no id, and every control is controlled.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div className={classes['row']} key={index}>
            <div className={classes['grow']}>
              <Field
                schema={item}
                pointer={childPointer(props.pointer, index)}
                label={t('form.element', { name, number: index + 1 })}
                required
                value={element}
                onChange={(next) => replace(index, next)}
              />
            </div>
            {!readOnly && (
              <ActionIcon
                mt={22}
                aria-label={t('form.remove', { name, number: index + 1 })}
                onClick={() => props.onChange(items.filter((_, at) => at !== index))}
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
            onClick={() => props.onChange([...items, defaultsOf(item, root) ?? emptyOf(item)])}
          >
            {t('form.add')}
          </Button>
        )}
      </div>
    </Input.Wrapper>
  );
}

/** A list cannot hold "nothing": an emptied element keeps the empty value of its type. */
function emptyOf(schema: FormSchema): unknown {
  return schema.type === 'string' ? '' : null;
}
