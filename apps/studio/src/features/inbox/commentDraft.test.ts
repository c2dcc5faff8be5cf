import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepCommentDraft, readCommentDraft } from './commentDraft.ts';

const PLACE = { user: 'ann', review: 'one' };
const kept = new Map<string, string>();

beforeEach(() => {
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => {
  kept.clear();
  vi.unstubAllGlobals();
});

it('keeps a comment for its writer and its review until it is empty', () => {
  const draft = { text: 'Half a sen', mentions: ['bob'] };
  keepCommentDraft(PLACE, draft);
  expect(readCommentDraft(PLACE)).toEqual(draft);
  expect(readCommentDraft({ ...PLACE, user: 'bob' }).text).toBe('');
  expect(readCommentDraft({ ...PLACE, review: 'two' }).text).toBe('');
  keepCommentDraft(PLACE, { text: '', mentions: ['bob'] });
  expect(kept.size).toBe(0);
});

it('begins anew where what was kept is no comment, or nothing can be kept', () => {
  kept.set('countersign.comment.ann.one', '{"text":1}');
  expect(readCommentDraft(PLACE)).toEqual({ text: '', mentions: [] });
  kept.set('countersign.comment.ann.one', 'rubbish');
  expect(readCommentDraft(PLACE)).toEqual({ text: '', mentions: [] });
  vi.stubGlobal('sessionStorage', undefined);
  keepCommentDraft(PLACE, { text: 'a', mentions: [] });
  expect(readCommentDraft(PLACE)).toEqual({ text: '', mentions: [] });
});
