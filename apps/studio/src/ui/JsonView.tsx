import { Text } from '@mantine/core';
import { useLocale } from '../strings/useT.ts';
import { isShare } from './fieldKind.ts';
import { type FieldReader, fieldText } from './fieldText.ts';
import { humanise } from './humanise.ts';
import classes from './JsonView.module.css';
import { type FormSchema, plainSchema } from './SchemaForm/index.ts';
import { UntrustedText } from './UntrustedText.tsx';

const LONG_TEXT = 56;

interface JsonViewProps {
  readonly value: unknown;
  /** What is known of the value: what its fields and choices are called. */
  readonly schema?: object;
}

const UNKNOWN: FormSchema = {};

/** A JSON value to be read by a person: objects as label and value, lists as lines, everything else as text. */
export function JsonView({ value, schema = UNKNOWN }: JsonViewProps) {
  return <KnownJson value={value} schema={schema} root={schema} />;
}

type KnownJsonProps = {
  readonly value: unknown;
  readonly schema: FormSchema;
  /** The schema that references are looked up in. */
  readonly root: FormSchema;
};

function KnownJson({ value, schema, root }: KnownJsonProps) {
  const locale = useLocale();
  const known = plainSchema(schema, root);
  if (Array.isArray(value)) return <JsonList items={value} schema={itemOf(known)} root={root} />;
  if (typeof value === 'object' && value !== null) {
    return (
      <dl className={classes['object']}>
        {Object.entries(value).map(([key, item]) => (
          <div className={classes['pair']} key={key} data-look={lookOf(item)}>
            <dt className={classes['key']}>{titleOf(propertyOf(known, key)) ?? humanise(key)}</dt>
            <dd className={classes['value']}>
              <KnownJson value={item} schema={propertyOf(known, key)} root={root} />
            </dd>
          </div>
        ))}
      </dl>
    );
  }
  if (value === null || value === undefined || value === '') {
    return (
      <Text span c="dimmed">
        –
      </Text>
    );
  }
  return <UntrustedText text={wordsOf(value, known, { ...locale, root })} />;
}

type JsonListProps = {
  readonly items: readonly unknown[];
  readonly schema: FormSchema;
  readonly root: FormSchema;
};

function JsonList({ items, schema, root }: JsonListProps) {
  if (items.length === 0) {
    return (
      <Text span c="dimmed">
        –
      </Text>
    );
  }
  return (
    <ul className={classes['list']}>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a read-only list without identities
        <li key={index}>
          <KnownJson value={item} schema={schema} root={root} />
        </li>
      ))}
    </ul>
  );
}

const propertyOf = ({ properties = {} }: FormSchema, key: string): FormSchema =>
  (Object.hasOwn(properties, key) ? properties[key] : undefined) ?? UNKNOWN;

const titleOf = ({ title }: FormSchema): string | undefined =>
  typeof title === 'string' ? title : undefined;

const itemOf = ({ items }: FormSchema): FormSchema => (typeof items === 'object' ? items : UNKNOWN);

/** Numbers of a case may be names of something, such as an order: they stay as they are unless they are known to be shares. */
function wordsOf(value: unknown, schema: FormSchema, reader: FieldReader): string {
  const isPlain = typeof value === 'number' && !isShare(schema);
  return (isPlain ? undefined : fieldText(schema, value, reader)) ?? String(value);
}

/** A long text or a structure stands below its label, a short value beside it. */
function lookOf(value: unknown): 'nested' | 'long' | 'short' {
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) return 'nested';
  return typeof value === 'string' && value.length > LONG_TEXT ? 'long' : 'short';
}
