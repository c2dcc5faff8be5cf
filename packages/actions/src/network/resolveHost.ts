import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { AddressRefused } from './addressRefused.ts';
import { isPublicAddress } from './isPublicAddress.ts';

export type HostAddress = { readonly address: string; readonly family: number };

/** Finds the addresses of a host name; one question per connection. */
export type ResolveHost = (host: string) => Promise<readonly HostAddress[]>;

/** Asks as the machine does, hosts file included. */
export const resolveBySystem: ResolveHost = (host) => lookup(host, { all: true });

/**
 * The addresses of a host, all of them public: one private address among them refuses the host, because a name that
 * answers with both is an attack. The caller connects to these very addresses and never asks again.
 * Throws `AddressRefused`.
 */
export async function resolvePublicHost(host: string, resolve: ResolveHost): Promise<readonly HostAddress[]> {
  const literal = host.replace(/^\[(.*)\]$/, '$1');
  const addresses = isIP(literal) ? [{ address: literal, family: isIP(literal) }] : await resolve(host);
  const refused = addresses.find(({ address }) => !isPublicAddress(address));
  if (refused !== undefined) throw new AddressRefused(host, refused.address);
  return addresses;
}
