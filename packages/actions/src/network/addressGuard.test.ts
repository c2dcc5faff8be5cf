import { describe, expect, it } from 'vitest';
import { aWorkspace } from '../testing/aWorkspace.ts';
import { answerJson, startHttpServer } from '../testing/startHttpServer.ts';

const get = (url: string) => ({ type: 'http', method: 'GET', url, headers: {} }) as const;
const post = (url: string) => ({ type: 'http', method: 'POST', url, headers: {}, body: { a: 1 } }) as const;

describe('the address guard', () => {
  it.each([
    ['plain', (port: number) => `http://127.0.0.1:${port}/`],
    ['by name', (port: number) => `http://localhost:${port}/`],
    ['short', (port: number) => `http://127.1:${port}/`],
    ['as one number', (port: number) => `http://2130706433:${port}/`],
    ['hexadecimal', (port: number) => `http://0x7f.0.0.1:${port}/`],
    ['octal', (port: number) => `http://0177.0.0.1:${port}/`],
    ['percent-encoded', (port: number) => `http://%31%32%37.0.0.1:${port}/`],
    ['full width', (port: number) => `http://127.0.0.1:${port}/`],
    ['mapped into IPv6', (port: number) => `http://[::ffff:127.0.0.1]:${port}/`],
    ['the unspecified address', (port: number) => `http://0.0.0.0:${port}/`],
    ['IPv6 loopback', (port: number) => `http://[::1]:${port}/`],
  ])('keeps an action away from this machine, written %s', async (_how, urlFor) => {
    await using server = await startHttpServer((_call, response) => answerJson(response, {}));
    await using workspace = aWorkspace();
    expect(await workspace.perform(post(urlFor(server.port)))).toMatchObject({
      ok: false,
      problem: { code: 'address_refused', retryable: false, ambiguous: false },
    });
    expect(server.calls).toEqual([]);
  });

  it('refuses a name of which one address is private', async () => {
    await using server = await startHttpServer((_call, response) => answerJson(response, {}));
    const resolve = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    await using workspace = aWorkspace({ resolve });
    expect(await workspace.perform(get(`http://mixed.example:${server.port}/`))).toMatchObject({
      ok: false,
      problem: { code: 'address_refused' },
    });
    expect(server.calls).toEqual([]);
  });

  it('connects to the very address it checked, whatever the name leads to by then', async () => {
    await using server = await startHttpServer((_call, response) => answerJson(response, {}));
    let questions = 0;
    // By this answer localhost is a public place; whoever asked anew would arrive at the server above.
    const resolve = async () => {
      questions++;
      return [{ address: '93.184.216.34', family: 4 }];
    };
    await using workspace = aWorkspace({ resolve });
    const result = await workspace.perform(get(`http://localhost:${server.port}/`), {
      signal: AbortSignal.timeout(150),
    });
    expect(result.ok).toBe(false);
    expect(questions).toBe(1);
    expect(server.calls).toEqual([]);
  });

  it('lets an action reach a host that the workspace opened, and its port alone when one is named', async () => {
    await using server = await startHttpServer((_call, response) => answerJson(response, { hello: 1 }));
    await using byName = aWorkspace({ allowedHosts: ['127.0.0.1'] });
    expect(await byName.perform(get(server.url))).toMatchObject({ ok: true });
    await using byPort = aWorkspace({ allowedHosts: [server.host] });
    expect(await byPort.perform(get(server.url))).toMatchObject({ ok: true });
    await using other = aWorkspace({ allowedHosts: ['127.0.0.1:1'] });
    expect(await other.perform(get(server.url))).toMatchObject({ problem: { code: 'address_refused' } });
    expect(server.calls).toHaveLength(2);
  });

  it('checks every redirect anew', async () => {
    await using inner = await startHttpServer((_call, response) => answerJson(response, { secret: 1 }));
    await using outer = await startHttpServer((_call, response) =>
      response.writeHead(307, { location: `${inner.url}/admin` }).end(),
    );
    await using workspace = aWorkspace({ allowedHosts: [outer.host] });
    expect(await workspace.perform(get(outer.url))).toMatchObject({ problem: { code: 'address_refused' } });
    expect(await workspace.perform(post(outer.url))).toMatchObject({ problem: { code: 'address_refused' } });
    expect(outer.calls).toHaveLength(2);
    expect(inner.calls).toEqual([]);
  });

  it.each([
    'file:///etc/passwd',
    'ftp://example.com/',
    'http://user:secret@example.com/',
    'nonsense',
    '//host/',
  ])('refuses the address %s', async (url) => {
    await using workspace = aWorkspace();
    expect(await workspace.perform(get(url))).toMatchObject({
      ok: false,
      problem: { code: 'url_invalid', retryable: false, ambiguous: false },
    });
  });
});
