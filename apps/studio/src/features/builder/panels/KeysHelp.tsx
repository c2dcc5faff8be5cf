import { Kbd, Modal, Text } from '@mantine/core';
import { Fragment } from 'react';
import type { StringKey, Translate } from '../../../strings/catalogue.ts';
import { useT } from '../../../strings/useT.ts';
import { keyName } from '../../../ui/keyName.ts';
import { BUILDER_KEYS, type KeyAction, writtenKeys } from '../keys.ts';
import classes from './Toolbar.module.css';

/** Keys that the canvas, the browser or the outline act on by themselves. */
const OTHERS = [
  [['enter'], 'builder.keys.select'],
  [['arrowleft', 'arrowup', 'arrowright', 'arrowdown'], 'builder.keys.move'],
  [['shift', 'f10'], 'canvas.menu'],
  [['mod', 'c'], 'builder.keys.copy'],
  [['mod', 'x'], 'builder.keys.cut'],
  [['mod', 'v'], 'builder.keys.paste'],
  [['mod', 'k'], 'builder.keys.palette'],
  [['escape'], 'builder.keys.back'],
] as const satisfies readonly (readonly [readonly string[], StringKey])[];

type Label = (typeof BUILDER_KEYS)[KeyAction][number]['label'] | (typeof OTHERS)[number][1];

const linesIn = (t: Translate): (readonly [readonly string[], Label])[] => [
  ...Object.values(BUILDER_KEYS).flatMap((bindings) =>
    bindings.map((binding) => [writtenKeys(binding, t), binding.label] as const),
  ),
  ...OTHERS.map(([keys, label]) => [keys.map((key) => keyName(key, t)), label] as const),
];

/** The keys of the builder. */
export function KeysHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useT();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('builder.close') }}
      title={t('builder.keys')}
      size="sm"
    >
      <div className={classes['keys']}>
        {linesIn(t).map(([keys, label]) => (
          <Fragment key={`${keys.join(' ')} ${label}`}>
            <span>
              {keys.map((key) => (
                <Kbd key={key} mr={4}>
                  {key}
                </Kbd>
              ))}
            </span>
            <Text size="sm">{t(label)}</Text>
          </Fragment>
        ))}
      </div>
    </Modal>
  );
}
