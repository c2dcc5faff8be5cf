export const signIn = {
  'signIn.title': 'Sign in',
  'signIn.tagline': 'Agents propose. People countersign.',
  'signIn.submit': 'Sign in',
  'signIn.firstTime': 'First time here? The server printed a one-time sign-in link when it started.',
  'signIn.wrong': 'E-mail and password do not match',
  'signIn.wrong.help': 'Check both, or ask an owner of your workspace for a new invitation.',
  'signIn.tooMany': 'Too many attempts',
  'signIn.tooMany.help': 'Wait a minute, then try again.',
  'signIn.link.title': 'Sign in with your one-time link',
  'signIn.link.help': 'The link works once. After signing in you can set a password under Settings.',
  'signIn.link.submit': 'Sign in',
  'signIn.link.spent': 'This link was used already or has expired',
  'signIn.link.spent.help':
    'Run “pnpm countersign user create” on the server for a new one, or ask for a new invitation.',
  'signIn.link.missing': 'The link is incomplete',
  'signIn.link.missing.help':
    'Copy the whole line that the server printed, including everything after the question mark.',
  'invitation.title': 'Join {workspace}',
  'invitation.help': '{email} is invited as {role}.',
  'invitation.heading': 'Invitation',
  'invitation.invalid':
    'This invitation was used, revoked or has expired. Ask the person who sent it for a new link.',
  'invitation.hasAccount': 'There is an account for {email}. Sign in with it to accept.',
  'invitation.submit': 'Join',
} as const;
