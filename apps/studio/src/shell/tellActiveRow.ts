/**
 * Tells screen readers which row of the command palette is active: the keyboard stays in its search field, so the field
 * has to name the row. The palette itself marks it for the eyes only, and gives its rows no ids. For the `ref` of the field.
 */
export function tellActiveRow(field: HTMLInputElement | null): (() => void) | undefined {
  const frame = field?.closest('[role="dialog"]');
  if (field === null || frame === null || frame === undefined) return undefined;
  const tell = () => {
    const rows = [...frame.querySelectorAll('[data-action]')];
    for (const [index, row] of rows.entries()) {
      row.id = `palette-row-${index}`;
      row.setAttribute('aria-selected', String(row.hasAttribute('data-selected')));
    }
    field.setAttribute('aria-expanded', String(rows.length > 0));
    field.setAttribute('aria-controls', frame.querySelector('[role="listbox"]')?.id ?? '');
    field.setAttribute(
      'aria-activedescendant',
      rows.find((row) => row.hasAttribute('data-selected'))?.id ?? '',
    );
  };
  const observer = new MutationObserver(tell);
  observer.observe(frame, { subtree: true, childList: true, attributeFilter: ['data-selected'] });
  tell();
  return () => observer.disconnect();
}
