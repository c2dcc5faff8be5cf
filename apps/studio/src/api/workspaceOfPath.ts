/** The workspace slug in an address such as `/w/demo/flows`; null outside of a workspace. */
export function workspaceOfPath(path: string): string | null {
  const slug = /^\/w\/([^/]+)/.exec(path)?.[1];
  return slug === undefined ? null : decodeURIComponent(slug);
}
