/** Thrown inside a connection attempt, because that is where the address is known; callers turn it into a problem. */
export class AddressRefused extends Error {
  readonly code = 'address_refused';

  constructor(host: string, address: string) {
    super(
      `${host} leads to ${address}, which is not on the open internet. An owner may add the host to the allowed hosts.`,
    );
  }
}
