import type { Diagnostic } from '@countersign/model';

/** One line per diagnostic, errors first: `error  gate_unexpiring  approval  The gate … `. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const order = { error: 0, warning: 1, info: 2 } as const;
  return [...diagnostics]
    .sort((a, b) => order[a.severity] - order[b.severity])
    .map(({ severity, code, node, field, message }) => {
      const place = [node, field].filter((part) => part !== undefined).join(' ');
      return [severity.padEnd(7), code, place, message].filter((part) => part !== '').join('  ');
    })
    .join('\n');
}
