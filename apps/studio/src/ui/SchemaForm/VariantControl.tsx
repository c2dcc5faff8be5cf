import { Select } from '@mantine/core';
import { useT } from '../../strings/useT.ts';
import { defaultsOf } from './defaultsOf.ts';
import type { Variant } from './fieldOf.ts';
import { type ControlProps, useFormState } from './formContext.ts';
import { useInputProps } from './inputProps.ts';
import { OptionalSwitch } from './OptionalSwitch.tsx';
import { asObject } from './object.ts';
import classes from './SchemaForm.module.css';

/** One of several shapes, told apart by constants such as `type`. Keys both shapes know survive a switch. */
export function VariantControl({ variants, ...props }: ControlProps & { variants: readonly Variant[] }) {
  const t = useT();
  const { root, Field } = useFormState();
  const shared = useInputProps(props);
  const value = asObject(props.value);
  const index = variants.findIndex((variant) => matches(variant, value));
  const chosen = variants[index];
  const choose = (key: string | null) => {
    const variant = variants[Number(key)];
    if (key !== null && variant) props.onChange(carriedOver(value, variant, root));
  };
  // The switch above bears the name and the help already.
  const named = props.schema['x-optional'] ? { label: t('form.kind'), description: undefined } : {};
  const isOff = props.schema['x-optional'] === true && props.value === undefined;
  return (
    <div className={classes['group']}>
      {props.schema['x-optional'] && <OptionalSwitch {...props} />}
      {!isOff && (
        <Select
          {...shared}
          {...named}
          data={variants.map((variant, at) => ({ value: String(at), label: variant.label }))}
          value={chosen ? String(index) : null}
          onChange={choose}
          allowDeselect={false}
          checkIconPosition="right"
        />
      )}
      {chosen && (
        <Field
          key={index}
          schema={{ ...chosen.schema, title: chosen.label, 'x-plain': true }}
          pointer={props.pointer}
          label={chosen.label}
          required
          value={props.value}
          onChange={props.onChange}
        />
      )}
    </div>
  );
}

function matches(variant: Variant, value: Readonly<Record<string, unknown>>): boolean {
  const constants = Object.entries(variant.constants);
  return constants.length > 0 && constants.every(([key, constant]) => value[key] === constant);
}

function carriedOver(
  value: Readonly<Record<string, unknown>>,
  variant: Variant,
  root: ControlProps['schema'],
): unknown {
  const known = Object.keys(variant.schema.properties ?? {});
  const kept = Object.entries(value).filter(([key]) => known.includes(key) && !(key in variant.constants));
  return { ...asObject(defaultsOf(variant.schema, root)), ...Object.fromEntries(kept) };
}
