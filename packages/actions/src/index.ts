export { type ActionDependencies, createActions } from './createActions.ts';
export { SmtpConnectionSettings } from './email/openSmtp.ts';
export { verifySmtp } from './email/verifySmtp.ts';
export { HttpConnectionSettings } from './http/secretHeadersFor.ts';
export { isPublicAddress } from './network/isPublicAddress.ts';
export type { HostAddress, ResolveHost } from './network/resolveHost.ts';
export { createNoticeSender, type NoticeLinks } from './notices/createNoticeSender.ts';
