import type { Translated } from '../catalogue.ts';
import type { signIn as english } from '../en/signIn.ts';

export const signIn: Translated<typeof english> = {
  'signIn.title': 'Anmelden',
  'signIn.tagline': 'Agenten schlagen vor. Menschen zeichnen gegen.',
  'signIn.submit': 'Anmelden',
  'signIn.firstTime':
    'Zum ersten Mal hier? Der Server hat beim Start einen einmaligen Anmeldelink ausgegeben.',
  'signIn.wrong': 'E-Mail und Passwort passen nicht zusammen',
  'signIn.wrong.help': 'Beide prüfen, oder einen Inhaber um eine neue Einladung bitten.',
  'signIn.tooMany': 'Zu viele Versuche',
  'signIn.tooMany.help': 'Eine Minute warten, dann noch einmal versuchen.',
  'signIn.link.title': 'Mit einmaligem Link anmelden',
  'signIn.link.help': 'Der Link gilt einmal. Danach lässt sich unter Einstellungen ein Passwort setzen.',
  'signIn.link.submit': 'Anmelden',
  'signIn.link.spent': 'Dieser Link wurde schon benutzt oder ist abgelaufen',
  'signIn.link.spent.help':
    'Auf dem Server „pnpm countersign user create“ ausführen, oder um eine neue Einladung bitten.',
  'signIn.link.missing': 'Der Link ist unvollständig',
  'signIn.link.missing.help':
    'Die ganze Zeile kopieren, die der Server ausgegeben hat, mit allem hinter dem Fragezeichen.',
  'invitation.title': '{workspace} beitreten',
  'invitation.help': '{email} ist eingeladen, Rolle: {role}.',
  'invitation.heading': 'Einladung',
  'invitation.invalid':
    'Diese Einladung wurde benutzt, zurückgezogen oder ist abgelaufen. Um einen neuen Link bitten.',
  'invitation.hasAccount': 'Für {email} gibt es ein Konto. Damit anmelden, um beizutreten.',
  'invitation.submit': 'Beitreten',
};
