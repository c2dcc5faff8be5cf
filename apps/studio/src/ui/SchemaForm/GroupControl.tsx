import { Text } from '@mantine/core';
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
    <fieldset className={`${classes['group']} ${classes['nested']}`}>
      <legend className={classes['legend']}>{label}</legend>
      {schema.description && (
        <Text size="xs" c="dimmed">
          {schema.description}
        </Text>
      )}
      {fields}
      {error}
    </fieldset>
  );
}
