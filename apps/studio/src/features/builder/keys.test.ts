import { describe, expect, it } from 'vitest';
import { keyAction } from './keys.ts';

const press = (key: string, held: Partial<Parameters<typeof keyAction>[0]> = {}) =>
  keyAction({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

describe('keyAction', () => {
  it('undoes and redoes with either control key', () => {
    expect(press('z', { ctrlKey: true })).toBe('undo');
    expect(press('Z', { metaKey: true, shiftKey: true })).toBe('redo');
    expect(press('y', { ctrlKey: true })).toBe('redo');
  });

  it('leaves the browser its own keys', () => {
    expect(press('r', { ctrlKey: true })).toBeUndefined();
    expect(press('a', { ctrlKey: true, shiftKey: true })).toBeUndefined();
    expect(press('ArrowLeft', { altKey: true })).toBeUndefined();
  });

  it('tells adding a step from selecting all', () => {
    expect(press('a')).toBe('add');
    expect(press('a', { ctrlKey: true })).toBe('selectAll');
  });
});
