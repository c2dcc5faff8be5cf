const KEY = 'countersign.conditions';

/** Whether this person wants to see conditions as rules, where rules can show them. */
export function prefersRules(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'text';
  } catch {
    return true;
  }
}

/** Remembers it in this browser; where storage is forbidden the page forgets it. */
export function rememberRules(wantsRules: boolean): void {
  try {
    localStorage.setItem(KEY, wantsRules ? 'rules' : 'text');
  } catch {
    // The choice lives on in the field.
  }
}
