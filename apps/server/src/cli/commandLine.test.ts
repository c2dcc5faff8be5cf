import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createTestDatabase, type TestDatabase } from '@countersign/postgres/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { reviewFlow } from '../testing/reviewFlow.ts';
import { runCommandLine } from './runCommandLine.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), 'countersign-cli-'));
  const document = reviewFlow('Small refunds');
  const broken = { ...document, edges: document.edges.slice(1) };
  await writeFile(path.join(folder, 'flow.json'), JSON.stringify(document));
  await writeFile(path.join(folder, 'broken.json'), JSON.stringify(broken));
  await writeFile(path.join(folder, 'twice.json'), '{"schema":1,"schema":2}');
  const cases = [
    { id: 'a', input: { amount: 1 } },
    { id: 'b', input: { amount: 'ten' } },
  ];
  await writeFile(path.join(folder, 'cases.jsonl'), cases.map((item) => JSON.stringify(item)).join('\n'));
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

type Ended = { readonly code: number; readonly output: string; readonly complaint: string };

/** Runs a command as the program does, as if called from `folder`. */
async function countersign(...words: string[]): Promise<Ended> {
  vi.stubEnv('DATABASE_URL', database.url).stubEnv('COUNTERSIGN_DATA', folder).stubEnv('INIT_CWD', folder);
  const output = capture(process.stdout);
  const complaint = capture(process.stderr);
  try {
    const code = await runCommandLine(words);
    return { code, output: output.text(), complaint: complaint.text() };
  } finally {
    output.restore();
    complaint.restore();
    vi.unstubAllEnvs();
  }
}

/** Keeps what is written instead of printing it. */
function capture(stream: NodeJS.WriteStream) {
  const written: string[] = [];
  const spy = vi.spyOn(stream, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  return { text: () => written.join(''), restore: () => spy.mockRestore() };
}

const json = async (...words: string[]) => {
  const { code, output } = await countersign(...words, '--json');
  return { code, data: JSON.parse(output) as Record<string, unknown> };
};

describe('what holds for all flows of a workspace', () => {
  it('is read and changed, one thing at a time', async () => {
    const opened = await json('settings', 'change', '{"allowedHosts":["127.0.0.1:9"],"retentionDays":90}');
    expect(opened).toMatchObject({ code: 0, data: { allowedHosts: ['127.0.0.1:9'], retentionDays: 90 } });
    await json('settings', 'change', '{"retentionDays":null,"hostLimits":{"127.0.0.1:9":2}}');
    const shown = await json('settings', 'show');
    expect(shown.data).toMatchObject({ allowedHosts: ['127.0.0.1:9'], hostLimits: { '127.0.0.1:9': 2 } });
    expect(shown.data).not.toHaveProperty('retentionDays');
    expect(await json('settings', 'change', '{"colour":"red"}')).toMatchObject({
      code: 2,
      data: { problem: { code: 'invalid_settings' } },
    });
    await json('settings', 'change', '{"allowedHosts":[],"hostLimits":null}');
  });

  it('has connections, whose secrets go in and never come out', async () => {
    await writeFile(path.join(folder, 'hook.secret'), 'a secret of a webhook\n');
    const words = ['connection', 'save', 'Hook', '--kind', 'webhook', '--secret-file', 'hook.secret'];
    expect(await json(...words)).toMatchObject({ code: 0, data: { name: 'Hook', hasSecret: true } });
    const { output } = await countersign('connection', 'list');
    expect(output).toContain('Hook\twebhook\twith a secret');
    expect(output).not.toContain('a secret of');
    expect(await json('connection', 'remove', 'Hook')).toMatchObject({ code: 0 });
    expect(await json('connection', 'remove', 'Hook')).toMatchObject({ code: 2 });
    expect(await json('audit', 'verify')).toMatchObject({ code: 0 });
  });
});

describe('a place that cannot be written', () => {
  it.each([
    ['backup', 'nowhere/at/all.gz'],
    ['backup', 'flow.json/backup.gz'],
  ])('is told in a sentence by %s, with code 2', async (...words) => {
    const { code, complaint } = await countersign(...words);
    expect(code).toBe(2);
    expect(complaint).toMatch(/cannot be used: .+\.\n$/);
    expect(complaint.trim().split('\n')).toHaveLength(1);
  });
});

describe('a flow in a file', () => {
  it('is looked over: code 0 when it can run, 1 with findings', async () => {
    expect(await json('validate', 'flow.json')).toMatchObject({ code: 0, data: { valid: true } });
    const broken = await json('validate', 'broken.json');
    expect(broken).toMatchObject({ code: 1, data: { valid: false } });
    expect(broken.data['diagnostics']).toContainEqual(
      expect.objectContaining({ severity: 'error', node: 'start' }),
    );
    const { output } = await countersign('validate', 'broken.json');
    expect(output).toMatch(/^error .*start/m);
  });

  it('is compiled to the same bytes each time', async () => {
    const first = await countersign('compile', 'flow.json');
    expect(JSON.parse(first.output)).toMatchObject({
      schema: 'countersign.artefact/1',
      name: 'Small refunds',
    });
    expect((await countersign('compile', 'flow.json')).output).toBe(first.output);
  });

  it('is simulated with cases, of which a wrong one is a finding', async () => {
    const simulated = await json('simulate', 'flow.json', '--cases', 'cases.jsonl');
    expect(simulated).toMatchObject({
      code: 1,
      data: {
        cases: [
          { id: 'a', status: 'ended', outcome: 'paid', held: 1 },
          { id: 'b', status: 'refused', problem: expect.stringContaining('/input/amount') },
        ],
        summary: { cases: 2, held: 1, ends: { paid: 1, refused: 1 } },
      },
    });
    const rejected = await json('simulate', 'flow.json', '--cases', 'cases.jsonl', '--answer', 'reject');
    expect(rejected.data).toMatchObject({ cases: [{ outcome: 'refused' }, { status: 'refused' }] });
  });

  it('is simulated with a table, whose cells are what the input wants', async () => {
    await writeFile(path.join(folder, 'cases.csv'), '\uFEFFamount\n12.5\n\nmuch\n');
    const simulated = await json('simulate', 'flow.json', '--cases', 'cases.csv');
    expect(simulated).toMatchObject({
      code: 1,
      data: {
        cases: [
          { id: '2', status: 'ended', outcome: 'paid' },
          { id: '4', status: 'refused', problem: expect.stringContaining('/input/amount') },
        ],
      },
    });
    await writeFile(path.join(folder, 'bad.csv'), 'amount,amount\n1,2\n');
    const bad = await json('simulate', 'flow.json', '--cases', 'bad.csv');
    expect(bad).toMatchObject({ code: 2 });
  });
});

describe('a flow of another program', () => {
  const state = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', End: true };
  const machine = { StartAt: 'Approve', States: { Approve: state } };

  it('is imported with what it loses as findings, and refused with one finding per fault', async () => {
    await writeFile(path.join(folder, 'approval.asl.json'), JSON.stringify(machine));
    const imported = await json('import', 'approval.asl.json');
    expect(imported).toMatchObject({
      code: 0,
      data: { flow: 'approval', format: 'Amazon States Language', steps: 2, mapped: 2, placeholders: 0 },
    });
    const odd = { StartAt: 'A', States: { A: { Type: 'Dance' }, B: { Type: 'Sing' } } };
    await writeFile(path.join(folder, 'odd.asl.json'), JSON.stringify(odd));
    const refused = await json('import', 'odd.asl.json', '--dry-run');
    expect(refused).toMatchObject({
      code: 1,
      data: { problems: [{ at: '/States/A' }, { at: '/States/B' }] },
    });
    expect((await json('export', 'approval', '--format', 'json')).data['content']).toContain('"Approve"');
  });

  it.each([
    ['bpmn', '<userTask id="gate"'],
    ['svg', '<svg xmlns'],
    ['xstate', '"initial": "start"'],
    ['json', '"schema": "countersign.flow/1"'],
  ])('is written as %s', async (format, part) => {
    const { code, output } = await countersign('export', 'flow.json', '--format', format);
    expect({ code, hasPart: output.includes(part) }).toEqual({ code: 0, hasPart: true });
  });

  it('has no machine while it has errors', async () => {
    expect(await json('export', 'broken.json', '--format', 'xstate')).toMatchObject({ code: 1 });
  });
});

describe('misuse', () => {
  it.each([
    ['an unknown command', ['fly']],
    ['a missing argument', ['validate']],
    ['an unknown option', ['validate', 'flow.json', '--loud']],
    ['a missing file', ['validate', 'nothing.json']],
    ['a file with a key twice', ['validate', 'twice.json']],
    ['an unknown scope', ['key', 'create', '--scopes', 'everything']],
    ['no choice', ['resolve', 'x', 'y', 'hope']],
    ['a version that is none', ['migrate', 'refunds', '--from', 'one', '--to', '2']],
    ['a file of cases that is missing', ['run', 'refunds', '--input', 'nothing.csv']],
    ['an unknown workspace', ['publish', 'refunds', '--workspace', 'nowhere']],
  ])('ends with code 2 and a sentence: %s', async (_name, words) => {
    const { code, output, complaint } = await countersign(...words);
    expect(code).toBe(2);
    expect(output).toBe('');
    expect(complaint.trim().split('\n').length).toBeLessThanOrEqual(2);
    expect(complaint).not.toMatch(/\s+at /);
  });
});

describe('a program that calls', () => {
  it.each([
    ['a missing argument', ['validate']],
    ['an unknown option', ['validate', 'flow.json', '--loud']],
    ['an unknown command', ['fly']],
    ['an unknown subcommand', ['key', 'fly']],
    ['no command', []],
    ['no subcommand', ['key']],
  ])('gets %s as a problem', async (_name, words) => {
    const { code, output, complaint } = await countersign(...words, '--json');
    expect({ code, complaint }).toEqual({ code: 2, complaint: '' });
    expect(JSON.parse(output)).toMatchObject({
      problem: { code: 'invalid_arguments', message: expect.stringMatching(/^[a-z].+/) },
    });
  });

  it.each(['abc', '99999', '1.5', '-1'])(
    'gets the wrong port %j as a problem in plain words',
    async (port) => {
      vi.stubEnv('PORT', port);
      const message = `The environment variable PORT must be a whole number from 0 to 65535, not “${port}”.`;
      expect(await json('validate', 'flow.json')).toMatchObject({
        code: 2,
        data: { problem: { code: 'env_invalid', message } },
      });
    },
  );

  it.each(['1', '3601', 'long'])('gets the lease %j as a problem in plain words', async (lease) => {
    vi.stubEnv('LEASE_SECONDS', lease);
    const message = `The environment variable LEASE_SECONDS must be a whole number of seconds from 2 to 3600, not “${lease}”.`;
    expect(await json('validate', 'flow.json')).toMatchObject({
      code: 2,
      data: { problem: { code: 'env_invalid', message } },
    });
  });
});

it.each([[['validate']], [['key', 'create']], [['user', 'create']], [['audit', 'verify']]])(
  'explains --json once for %j',
  async (words) => {
    const { code, output } = await countersign(...words, '--help');
    expect(code).toBe(0);
    expect(output.match(/--json/g)).toEqual(['--json']);
  },
);

it('takes a flow from file to run, gives out a key once, and proves the record of it', async () => {
  expect(await json('import', 'flow.json')).toMatchObject({
    code: 0,
    data: { flow: 'small-refunds', revision: 1 },
  });
  expect(await json('publish', 'small-refunds')).toMatchObject({ code: 0, data: { version: 1 } });
  const ran = await json('run', 'small-refunds', '--input', '{"amount":7}');
  expect(ran).toMatchObject({ code: 0, data: { run: { status: 'waiting', flow: 'small-refunds' } } });
  const body = await json('run', 'small-refunds', '--input', '{"input":{"amount":7},"amount":"seven"}');
  expect(body).toMatchObject({
    code: 2,
    data: { problem: { code: 'schema_violation', message: expect.stringContaining('the case itself') } },
  });
  const created = await json('key', 'create', '--workspace', 'demo', '--scopes', 'runs:read,runs:write');
  const { key } = created.data as { key: string };
  expect(key).toMatch(/^cs_[\w-]{40,}$/);
  const stored = await database.sql<{ row: string }[]>`select apikey::text as row from apikey`;
  expect(stored.length).toBe(1);
  expect(stored[0]?.row).not.toContain(key.slice(10));
  await writeFile(path.join(folder, 'cases.csv'), 'amount\n5\nmany\n6\n');
  const file = await json('run', 'small-refunds', '--input', 'cases.csv');
  expect(file).toMatchObject({
    code: 1,
    data: { file: { rows: 3, started: 2, failed: 1, status: 'done' }, errors: [{ row: 2, line: 3 }] },
  });
  const raised = { ...reviewFlow('Small refunds'), description: 'Now with another description' };
  const nodes = raised.nodes.map((node) => (node.id === 'gate' ? { ...node, title: 'Second look' } : node));
  await writeFile(path.join(folder, 'flow.json'), JSON.stringify({ ...raised, nodes }));
  await json('import', 'flow.json');
  expect(await json('publish', 'small-refunds')).toMatchObject({ code: 0, data: { version: 2 } });
  const move = ['migrate', 'small-refunds', '--from', '1', '--to', '2'];
  // The runs of the file have a step to do that nobody has done yet.
  for (const words of [[...move, '--dry-run'], move]) {
    const moved = await json(...words);
    expect(moved).toMatchObject({ code: 1, data: { moved: 1, refused: 2 } });
    expect(moved.data['items']).toContainEqual(
      expect.objectContaining({ moved: false, problem: expect.objectContaining({ code: 'step_under_way' }) }),
    );
  }
  expect(await json(...move)).toMatchObject({ code: 1, data: { moved: 0, refused: 2 } });
  const back = ['rollback', 'small-refunds', '--to', '1'];
  expect(await json(...back)).toMatchObject({ code: 0, data: { flow: 'small-refunds', version: 3 } });
  expect(await json(...back)).toMatchObject({ code: 2, data: { problem: { code: 'already_newest' } } });
  const { run } = ran.data as { run: { id: string } };
  expect(await json('incidents')).toMatchObject({ code: 0, data: { incidents: [], hasMore: false } });
  expect(await json('resolve', run.id, 'assess/1', 'retry')).toMatchObject({
    code: 2,
    data: { problem: { code: 'incident_not_found' } },
  });
  expect(await json('cancel', run.id)).toMatchObject({ code: 0, data: { run: { status: 'cancelled' } } });
  expect(await json('cancel', run.id)).toMatchObject({ code: 2, data: { problem: { code: 'run_final' } } });
  const user = await json('user', 'create', '--email', 'Mara@Example.com', '--role', 'reviewer');
  expect(user.data).toMatchObject({
    email: 'mara@example.com',
    link: expect.stringContaining('/sign-in/link?token='),
  });

  const head = await countersign('audit', 'head');
  expect(head.output).toMatch(/^demo:\d+:[0-9a-f]{64}\n$/);
  const verified = await json('audit', 'verify', '--head', head.output.trim());
  expect(verified).toMatchObject({ code: 0, data: { workspaces: [{ workspace: 'demo', findings: [] }] } });
  await database.sql`
    with cut as (delete from audit where (workspace_id, seq) in (select workspace_id, seq from audit_heads) returning *)
    update audit_heads set seq = cut.seq - 1, hash = encode(cut.previous_hash, 'hex') from cut
    where audit_heads.workspace_id = cut.workspace_id`;
  expect((await json('audit', 'verify')).code).toBe(0);
  await writeFile(path.join(folder, 'head.txt'), head.output);
  expect((await json('audit', 'verify', '--head', 'head.txt')).code).toBe(1);
  expect((await json('audit', 'verify', '--head', 'no-such-file')).code).toBe(2);
  await database.sql`update audit set actor = 'somebody else' where action = 'key.created'`;
  const forged = await json('audit', 'verify');
  expect(forged.code).toBe(1);
});
