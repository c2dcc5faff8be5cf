import { describe, expect, it } from 'vitest';
import { deskCommand, type KeyPress } from './deskKeys.ts';

const aPress = (press: Partial<KeyPress>): KeyPress => ({
  key: 'a',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  target: null,
  ...press,
});

describe('deskCommand', () => {
  it.each([
    ['j', 'next'],
    ['k', 'previous'],
    ['a', 'approve'],
    ['e', 'edit'],
    ['r', 'reject'],
    ['s', 'sendBack'],
    ['o', 'escalate'],
    ['x', 'select'],
    ['X', 'selectAll'],
    ['u', 'undo'],
    ['c', 'comment'],
    ['?', 'help'],
  ])('reads %s as %s', (key, command) => {
    expect(deskCommand(aPress({ key }))).toBe(command);
  });

  it('leaves browser shortcuts alone', () => {
    expect(deskCommand(aPress({ key: 'a', ctrlKey: true }))).toBeUndefined();
    expect(deskCommand(aPress({ key: 'r', metaKey: true }))).toBeUndefined();
  });

  it('decides nothing while somebody types', () => {
    expect(
      deskCommand(aPress({ target: { tagName: 'TEXTAREA', isContentEditable: false } })),
    ).toBeUndefined();
    expect(deskCommand(aPress({ target: { tagName: 'DIV', isContentEditable: true } }))).toBeUndefined();
  });

  it('works while a button has the focus', () => {
    expect(deskCommand(aPress({ target: { tagName: 'BUTTON', isContentEditable: false } }))).toBe('approve');
  });

  it('ignores other keys, also names of object members', () => {
    expect(deskCommand(aPress({ key: 'q' }))).toBeUndefined();
    expect(deskCommand(aPress({ key: 'toString' }))).toBeUndefined();
  });
});
