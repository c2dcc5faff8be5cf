import { expect, it } from 'vitest';
import { routes } from './routes.ts';

it('reads with GET and nothing else; a verdict is never given by opening an address (G4)', () => {
  expect(routes.length).toBeGreaterThan(20);
  const reading = routes.filter(({ method }) => method === 'GET');
  expect(reading.filter(({ scope }) => !scope.endsWith(':read')).map(({ path }) => path)).toEqual([]);
  const deciding = routes.filter(({ scope }) => scope === 'reviews:write');
  expect(deciding.length).toBeGreaterThan(1);
  expect(deciding.filter(({ method }) => method !== 'POST').map(({ path }) => path)).toEqual([]);
});
