/** An address that a browser on this machine can open: nobody can visit "any address". */
export function serverUrl({ host, port }: { host: string; port: number }): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** The page on which somebody signs in with a one-time token. */
export const signInUrl = (address: { host: string; port: number }, token: string): string =>
  `${serverUrl(address)}/sign-in/link?token=${token}`;
