import type { Command, Diagnostic } from '@countersign/model';
import { catalogue, type DiagnosticCode } from './catalogue.ts';

/** Where a finding is, what fills the holes of its message, and how it can be mended. */
export type Finding = {
  readonly node?: string;
  readonly field?: string;
  readonly edge?: string;
  readonly holes?: Readonly<Record<string, string | number>>;
  readonly data?: Record<string, unknown>;
  readonly fix?: { readonly title: string; readonly command: Command; readonly isStatement?: true };
};

/** A diagnostic of the catalogue. A hole that nothing fills is a bug and throws. */
export function diagnose(code: DiagnosticCode, finding: Finding = {}): Diagnostic {
  const { severity, message, help } = catalogue[code];
  const { holes = {}, ...place } = finding;
  const filled = Object.keys(holes).length === 0 ? {} : { holes };
  return { code, severity, message: fill(message, holes), help: fill(help, holes), ...place, ...filled };
}

/** Fills `{name}`; `{{ … }}` in a help text shows what a template looks like and stays. */
const fill = (text: string, holes: Readonly<Record<string, string | number>>): string =>
  text.replace(/(?<!\{)\{(\w+)\}/g, (_, name: string) => {
    const value = holes[name];
    if (value === undefined) throw new Error(`The message "${text}" needs "${name}"`);
    return String(value);
  });
