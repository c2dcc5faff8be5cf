import type { VariablePath } from './variablePaths.ts';

const GROUPS = ['element', 'input', 'steps', 'proposal', 'run'] as const;
type GroupName = (typeof GROUPS)[number];

export type VariableGroup = { readonly name: GroupName; readonly paths: readonly VariablePath[] };

const GROUP_OF: Readonly<Record<string, GroupName>> = {
  input: 'input',
  body: 'input',
  headers: 'input',
  steps: 'steps',
  proposal: 'proposal',
  run: 'run',
  now: 'run',
};

/** The variables under headings, those that match a search: by path or by what their schema calls them. */
export function variableGroups(paths: readonly VariablePath[], search: string): VariableGroup[] {
  const wanted = search.trim().toLowerCase();
  const found = paths.filter(({ path, schema }) =>
    `${path} ${String(schema['title'] ?? '')}`.toLowerCase().includes(wanted),
  );
  return GROUPS.map((name) => ({
    name,
    paths: found.filter(({ names }) => (GROUP_OF[names[0] ?? ''] ?? 'element') === name),
  })).filter((group) => group.paths.length > 0);
}
