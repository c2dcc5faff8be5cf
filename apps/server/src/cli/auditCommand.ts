import { ok } from '@countersign/model';
import type { Installation } from '../openInstallation.ts';
import { readExportedHeads } from './auditHeads.ts';
import { type CommandResult, type DeclareCommand, misuse } from './command.ts';
import { withInstallation } from './withInstallation.ts';

type Options = { readonly workspace?: string; readonly head?: string };
type Chosen = Awaited<ReturnType<typeof chooseWorkspaces>>;

export const auditCommand: DeclareCommand = (program, perform) => {
  const audit = program.command('audit').description('the record of who changed what');
  audit
    .command('verify')
    .description('read the whole chain and name every row that was changed, deleted, inserted or moved')
    .option('--workspace <slug>', 'one workspace alone')
    .option('--head <file|text>', 'what `audit head` printed earlier: finds an end that was cut off since')
    .action(
      perform(async ({ env }, options: Options) => {
        const exported = options.head === undefined ? null : await readExportedHeads(env.cwd, options.head);
        if (exported !== null && !exported.ok) return exported;
        return withInstallation(env, (installation) =>
          onChosen(installation, options, (chosen) => verify(installation, chosen, exported?.value ?? [])),
        );
      }),
    );
  audit
    .command('head')
    .description(
      'print where each chain ends now, to be kept outside and given to `audit verify --head` later',
    )
    .option('--workspace <slug>', 'one workspace alone')
    .action(
      perform(async ({ env }, options: Options) =>
        withInstallation(env, (installation) =>
          onChosen(installation, options, (chosen) => printHeads(installation, chosen)),
        ),
      ),
    );
};

async function chooseWorkspaces({ db }: Installation, { workspace }: Options) {
  const { allWorkspaces } = await import('../auth/createWorkspaces.ts');
  const all = await allWorkspaces(db);
  return all.filter(({ slug }) => workspace === undefined || slug === workspace);
}

async function onChosen(
  installation: Installation,
  options: Options,
  work: (chosen: Chosen) => Promise<CommandResult>,
): Promise<CommandResult> {
  const chosen = await chooseWorkspaces(installation, options);
  if (chosen.length === 0)
    return misuse('workspace_not_found', `There is no workspace "${options.workspace}".`);
  return work(chosen);
}

type Exported = readonly { readonly workspace: string; readonly seq: number; readonly hash: string }[];

async function verify({ ports }: Installation, chosen: Chosen, exported: Exported): Promise<CommandResult> {
  const lost = exported.filter(({ workspace }) => !chosen.some(({ slug }) => slug === workspace));
  const chains = await Promise.all(
    chosen.map(async ({ id, slug }) => {
      const head = exported.find(({ workspace }) => workspace === slug);
      return { workspace: slug, ...(await ports.audit.verify(id, head)) };
    }),
  );
  const gone = lost.map(({ workspace, seq }) => ({
    ...{ workspace, rows: 0, head: '' },
    findings: [
      { seq: 0, message: `The workspace had ${seq} entries when its head was exported; it is gone.` },
    ],
  }));
  const all = [...chains, ...gone];
  const text = all.flatMap(({ workspace, rows, head, findings }) => [
    `${workspace}: ${rows} rows, head ${head || 'none'}, ${findings.length} findings`,
    ...findings.map(({ seq, message }) => `  row ${seq}: ${message}`),
  ]);
  const hasFindings = all.some(({ findings }) => findings.length > 0);
  return ok({ data: { workspaces: all }, text: text.join('\n'), hasFindings });
}

async function printHeads({ ports }: Installation, chosen: Chosen): Promise<CommandResult> {
  const heads = await Promise.all(
    chosen.map(async ({ id, slug }) => ({ workspace: slug, ...(await ports.audit.head(id)) })),
  );
  const text = heads.map(({ workspace, seq, hash }) => `${workspace}:${seq}:${hash}`).join('\n');
  return ok({ data: { heads }, text });
}
