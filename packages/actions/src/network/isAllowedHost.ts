/** Whether the workspace opened this host although it may be private; `host` opens every port, `host:port` one. */
export function isAllowedHost(host: string, port: number, allowedHosts: readonly string[]): boolean {
  const name = host.toLowerCase();
  return allowedHosts.some((entry) => {
    const allowed = entry.trim().toLowerCase();
    return allowed === name || allowed === `${name}:${port}`;
  });
}
