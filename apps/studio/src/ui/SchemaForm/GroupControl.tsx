import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { humanise } from '../humanise.ts';
import { fieldOf, type Property } from './fieldOf.ts';
import { type ControlProps, useFormState } from './formContext.ts';
import type { FormSchema } from './formSchema.ts';
import { OptionalSwitch } from './OptionalSwitch.tsx';
import { asObject, withKey } from './object.ts';
import { childPointer } from './pointer.ts';
import classes from './SchemaForm.module.css';

/** The properties of an object, framed when it stands inside another one. */
export function GroupControl({ properties, ...control }: ControlProps & { properties: readonly Property[] }) {
  const { schema, pointer, value, onChange } = control;
  const { errors, root, Field } = useFormState();
  const object = asObject(value);
  const fields = properties.map((property) => (
    <div key={property.key} className={classes[isShort(property.schema, root) ? 'cell' : 'whole']}>
      <Field
        schema={property.schema}
        pointer={childPointer(pointer, property.key)}
        label={property.schema.title ?? humanise(property.key)}
        required={property.required}
        value={object[property.key]}
        onChange={(next) => onChange(withKey(object, property.key, next))}
      />
    </div>
  ));
  const error = errors[pointer] && (
    <Text size="xs" c="var(--mantine-color-error)" role="alert">
      {errors[pointer]}
    </Text>
  );
  if (pointer === '' || schema['x-plain']) {
    return (
      <div className={classes['fields']}>
        {fields}
        {error}
      </div>
    );
  }
  return (
    <Frame {...control}>
      {fields}
      {error}
    </Frame>
  );
}

type FrameProps = ControlProps & { readonly children: ReactNode };

/** The border of a nested object: plain, folded away at first, or behind a switch when it may be left out as a whole. */
function Frame({ children, ...control }: FrameProps) {
  const { schema, label, value } = control;
  const className = `${classes['fields']} ${classes['nested']}`;
  const description = schema.description && (
    <Text size="xs" c="dimmed">
      {schema.description}
    </Text>
  );
  if (schema['x-optional']) {
    const isOn = value !== undefined;
    return (
      <div className={isOn ? className : classes['fields']}>
        <div className={classes['whole']}>
          <OptionalSwitch {...control} />
        </div>
        {isOn && children}
      </div>
    );
  }
  if (schema['x-folded']) {
    return (
      <details className={classes['nested']}>
        <summary className={classes['legend']}>{label}</summary>
        <div className={classes['fields']} style={{ marginTop: 8 }}>
          {description}
          {children}
        </div>
      </details>
    );
  }
  return (
    <fieldset className={className}>
      <legend className={classes['legend']}>{label}</legend>
      {description}
      {children}
    </fieldset>
  );
}

/** Numbers and choices share a row where there is room. */
function isShort(schema: FormSchema, root: FormSchema): boolean {
  return ['number', 'choice'].includes(fieldOf(schema, root).type);
}
