import { EditorView } from '@codemirror/view';

const SMALL = '0.78rem';
const BORDER = '1px solid var(--mantine-color-default-border)';

/** The editor looks like the other inputs; its colours are those of the theme, in light and dark. */
export const look = EditorView.theme({
  '&': { fontSize: SMALL, color: 'var(--mantine-color-text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': {
    fontFamily: 'var(--cs-editor-font)',
    padding: '7px 0',
    caretColor: 'var(--mantine-color-text)',
    minHeight: '1.3em',
  },
  '.cm-line': { padding: '0 34px 0 10px' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '1.5', maxHeight: '18rem' },
  '.cm-cursor': { borderLeftColor: 'var(--mantine-color-text)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'light-dark(#cfe3d6, #2f4a3d)',
  },
  '&.cm-focused .cm-matchingBracket': { background: 'light-dark(#dcefe3, #2f4a3d)', fontWeight: '600' },
  '&.cm-focused .cm-nonmatchingBracket': { background: 'light-dark(#fbdcd6, #5a2a24)' },
  '.cs-keyword, .cs-function': { color: 'light-dark(#6a3d8f, #cda9ec)' },
  '.cs-text': { color: 'light-dark(#8a4b10, #e8b77d)' },
  '.cs-number': { color: 'light-dark(#0b5c8a, #8cc8ee)' },
  '.cs-operator': { color: 'var(--mantine-color-dimmed)' },
  '.cs-comment': { color: 'var(--mantine-color-dimmed)', fontStyle: 'italic' },
  '.cs-wrong': { textDecoration: 'underline wavy var(--mantine-color-error)', textDecorationSkipInk: 'none' },
  '.cs-doubtful': { textDecoration: 'underline wavy light-dark(#a15c00, #e0a64a)' },
  '.cs-chip': {
    display: 'inline-block',
    maxWidth: '100%',
    padding: '0 7px',
    borderRadius: '9px',
    background: 'var(--mantine-color-ink-light)',
    color: 'var(--mantine-color-ink-light-color)',
    fontFamily: 'var(--mantine-font-family-monospace)',
    fontSize: '0.72rem',
    lineHeight: '1.5',
    cursor: 'text',
  },
  '.cs-chip-wrong': {
    background: 'var(--mantine-color-brick-light)',
    color: 'var(--mantine-color-brick-light-color)',
  },
  '.cm-tooltip': {
    background: 'var(--mantine-color-body)',
    color: 'var(--mantine-color-text)',
    border: BORDER,
    borderRadius: '6px',
    boxShadow: 'var(--mantine-shadow-md)',
    zIndex: '400',
  },
  '.cs-tip': { padding: '5px 9px', maxWidth: '340px', fontSize: '0.75rem' },
  '.cs-help': { color: 'var(--mantine-color-dimmed)', marginTop: '2px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '15rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 9px', display: 'flex', gap: '14px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--mantine-color-ink-light)',
    color: 'var(--mantine-color-text)',
  },
  '.cm-completionLabel': { fontFamily: 'var(--mantine-font-family-monospace)', flex: '1' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionDetail': { color: 'var(--mantine-color-dimmed)', fontStyle: 'normal' },
  '.cm-completionInfo': { padding: '5px 9px', maxWidth: '260px', fontSize: '0.75rem' },
});
