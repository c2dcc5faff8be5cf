import { Text } from '@mantine/core';
import { humanise } from './humanise.ts';
import classes from './JsonView.module.css';
import { UntrustedText } from './UntrustedText.tsx';

const LONG_TEXT = 56;

interface JsonViewProps {
  readonly value: unknown;
  /** Titles by key, as far as a schema gives them. */
  readonly titles?: Readonly<Record<string, string>>;
}

/** A JSON value to be read by a person: objects as label and value, lists as lines, everything else as text. */
export function JsonView({ value, titles = {} }: JsonViewProps) {
  if (Array.isArray(value)) return <JsonList items={value} />;
  if (typeof value === 'object' && value !== null) {
    return (
      <dl className={classes['object']}>
        {Object.entries(value).map(([key, item]) => (
          <div className={classes['pair']} key={key} data-look={lookOf(item)}>
            <dt className={classes['key']}>{titles[key] ?? humanise(key)}</dt>
            <dd className={classes['value']}>
              <JsonView value={item} />
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
  return <UntrustedText text={String(value)} />;
}

function JsonList({ items }: { items: readonly unknown[] }) {
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
          <JsonView value={item} />
        </li>
      ))}
    </ul>
  );
}

/** A long text or a structure stands below its label, a short value beside it. */
function lookOf(value: unknown): 'nested' | 'long' | 'short' {
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) return 'nested';
  return typeof value === 'string' && value.length > LONG_TEXT ? 'long' : 'short';
}
