import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/**
 * Whether an IP address belongs to the open internet. Private, loopback, link-local, carrier-grade NAT, multicast,
 * reserved and documentation ranges do not, nor do IPv6 addresses that carry an IPv4 address inside (mapped, NAT64,
 * 6to4, Teredo). Whatever is not a plain IP address is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL_UNICAST); // safe: the kind was asked
}
