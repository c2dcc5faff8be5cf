import { Switch, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { humanise } from '../humanise.ts';
import type { Property } from './fieldOf.ts';
import { type ControlProps, useFormState } from './formContext.ts';
import { asObject, withKey } from './object.ts';
import { childPointer } from './pointer.ts';
import classes from './SchemaForm.module.css';

/** The properties of an object, framed when it stands inside another one. */
export function GroupControl({
  properties,
  schema,
  pointer,
  label,
  value,
  onChange,
}: ControlProps & { properties: readonly Property[] }) {
  const { errors, Field } = useFormState();
  const object = asObject(value);
  const fields = properties.map((property) => (
    <Field
      key={property.key}
      schema={property.schema}
      pointer={childPointer(pointer, property.key)}
      label={property.schema.title ?? humanise(property.key)}
      required={property.required}
      value={object[property.key]}
      onChange={(next) => onChange(withKey(object, property.key, next))}
    />
  ));
  const error = errors[pointer] && (
    <Text size="xs" c="var(--mantine-color-error)" role="alert">
      {errors[pointer]}
    </Text>
  );
  if (pointer === '') {
    return (
      <div className={classes['group']}>
        {fields}
        {error}
      </div>
    );
  }
  return (
    <Frame schema={schema} label={label} value={value} onChange={onChange}>
      {fields}
      {error}
    </Frame>
  );
}

type FrameProps = Pick<ControlProps, 'schema' | 'label' | 'value' | 'onChange'> & {
  readonly children: ReactNode;
};

/** The border of a nested object: plain, folded away at first, or behind a switch when it may be left out as a whole. */
function Frame({ schema, label, value, onChange, children }: FrameProps) {
  const className = `${classes['group']} ${classes['nested']}`;
  const description = schema.description && (
    <Text size="xs" c="dimmed">
      {schema.description}
    </Text>
  );
  if (schema['x-optional']) {
    const isOn = value !== undefined;
    return (
      <div className={isOn ? className : classes['group']}>
        <Switch
          label={label}
          description={schema.description}
          checked={isOn}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? structuredClone(schema.default ?? {}) : undefined)
          }
        />
        {isOn && children}
      </div>
    );
  }
  if (schema['x-folded']) {
    return (
      <details className={classes['nested']}>
        <summary className={classes['legend']}>{label}</summary>
        <div className={classes['group']} style={{ marginTop: 8 }}>
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
