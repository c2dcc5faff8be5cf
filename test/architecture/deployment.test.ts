import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '../..');
const read = (name: string) => readFile(join(ROOT, name), 'utf8');

const Service = z.object({
  build: z.string().optional(),
  image: z.string().optional(),
  command: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.coerce.string()).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  volumes: z.array(z.string()).optional(),
});
const Compose = z.looseObject({
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.unknown()),
});

async function compose() {
  const document = parseDocument(await read('compose.yaml'), { merge: true, strict: true });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  return Compose.parse(document.toJS());
}

const instructions = (dockerfile: string) =>
  dockerfile
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

it('has a Dockerfile in which a linter finds nothing', async () => {
  expect(validate(await read('Dockerfile'))).toEqual([]);
  expect(validate('FROM\nEXPOSE a\nFOO bar\n').length).toBeGreaterThanOrEqual(3);
});

it('builds an image from files that are there, for a user without rights, on the Node of the workspace', async () => {
  const lines = instructions(await read('Dockerfile'));
  const text = lines.join('\n');
  const paths = [...text.matchAll(/(?:\/app\/|")(apps\/[\w./-]+\.ts)/g)].map(([, path]) => path!);
  expect(paths.length).toBeGreaterThanOrEqual(2);
  for (const path of paths) await access(join(ROOT, path));
  const { packageManager, devDependencies } = JSON.parse(await read('package.json')) as {
    packageManager: string;
    devDependencies: { node: string };
  };
  expect(text).toContain(`npx -y ${packageManager} `);
  for (const [, major] of text.matchAll(/^FROM node:(\d+)/gm)) {
    expect(devDependencies.node.split('.')[0]).toBe(major);
  }
  expect(lines.findLast((line) => line.startsWith('USER '))).toBe('USER node');
});

it('sets variables that the program reads, exposes its ports, and asks one of them for its health', async () => {
  const lines = instructions(await read('Dockerfile'));
  const env = await read('apps/server/src/env.ts');
  const variables = Object.fromEntries(
    lines
      .filter((line) => line.startsWith('ENV '))
      .flatMap((line) => line.slice(4).split(' '))
      .map((pair) => pair.split('=') as [string, string]),
  );
  for (const name of Object.keys(variables).filter((name) => name !== 'NODE_ENV'))
    expect(env).toContain(name);
  const exposed = lines
    .find((line) => line.startsWith('EXPOSE '))
    ?.split(' ')
    .slice(1);
  expect(exposed).toEqual([variables['PORT'], variables['OPERATIONS_PORT']]);
  expect(lines.find((line) => line.startsWith('HEALTHCHECK'))).toContain(
    `127.0.0.1:${variables['OPERATIONS_PORT']}/ready`,
  );
});

it('composes services that fit the image and each other', async () => {
  const { services, volumes } = await compose();
  const env = await read('apps/server/src/env.ts');
  const command = await read('apps/server/src/cli/startCommand.ts');
  const roles = [];
  for (const [name, service] of Object.entries(services)) {
    for (const other of Object.keys(service.depends_on ?? {})) expect(Object.keys(services)).toContain(other);
    for (const volume of service.volumes ?? []) expect(Object.keys(volumes)).toContain(volume.split(':')[0]);
    if (service.build === undefined) continue;
    await access(join(ROOT, service.build, 'Dockerfile'));
    for (const variable of Object.keys(service.environment ?? {})) expect(env, name).toContain(variable);
    const [verb, option, role = ''] = service.command ?? [];
    expect([verb, option]).toEqual(['start', '--role']);
    expect(command).toContain(`'${role}'`);
    roles.push(role);
    for (const port of service.ports ?? []) expect(port.split(':').at(-1)).toBe('4310');
  }
  expect(roles.sort()).toEqual(['api', 'worker']);
});
