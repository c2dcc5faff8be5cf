import type { Translated } from '../catalogue.ts';
import type { editing as english } from '../en/editing.ts';

export const editing: Translated<typeof english> = {
  'editing.incoming': '{name} hat diesen Ablauf geändert',
  'editing.conflict.help':
    '{name} hat dasselbe geändert wie Sie. Sie können weiterarbeiten: Bis zur Wahl bleibt, was Sie tun, in diesem Browser und wird nicht gesendet, und was andere speichern, erscheint hier nicht.',
  'editing.conflict.open': 'Vergleichen und wählen',
  'editing.conflict.title': 'Von zwei Personen geändert',
  'editing.conflict.intro':
    'Dies haben beide Seiten geändert. Wählen Sie, was jeweils gilt: Damit wird auch alles andere von beiden Seiten zusammengeführt und gesendet. Rückgängig holt Ihres zurück.',
  'editing.conflict.allMine': 'Überall meines behalten',
  'editing.conflict.allTheirs': 'Alles von {name} übernehmen',
  'editing.conflict.mine': 'Meines',
  'editing.conflict.theirs': 'Von {name}',
  'editing.conflict.before': 'Vorher: {value}',
  'editing.conflict.gone': 'Entfernt',
  'editing.conflict.kept': 'Bleibt, mit den Änderungen',
  'editing.conflict.leadsTo': 'Führt zu „{title}“',
  'editing.conflict.step': 'Schritt „{title}“',
  'editing.conflict.field': '„{title}“: {field}',
  'editing.conflict.wire': 'Wohin „{port}“ von „{title}“ führt',
  'editing.conflict.note': 'Eine Notiz',
  'editing.conflict.flow': 'Der ganze Ablauf',
  'editing.conflict.flowField': 'Der Ablauf: {field}',
  'editing.conflict.left': { one: 'Noch {count} Wahl', other: 'Noch {count} Wahlen' },
  'editing.conflict.ready': 'Alles ist gewählt.',
  'editing.conflict.apply': 'Übernehmen',
  'editing.left': 'In diesem Browser liegt nicht gespeicherte Arbeit',
  'editing.left.window':
    'Sie stammt aus einem geschlossenen Fenster von Ihnen und widerspricht dem, was jetzt hier steht. Nichts davon geht verloren, bis Sie entscheiden.',
  'editing.left.anybody':
    'Sie stammt aus einer früheren Version, die nicht festhielt, wem sie gehört. Übernehmen Sie sie, wenn es Ihre ist.',
  'editing.left.intro':
    'Hier steht im Ablauf inzwischen etwas anderes. Wählen Sie, was jeweils gilt: Damit wird auch alles andere übernommen, was liegen geblieben ist. Rückgängig nimmt es zurück.',
  'editing.left.name': 'der liegengebliebenen Arbeit',
  'editing.left.take': 'Übernehmen',
  'editing.left.putAway': 'Verwerfen',
  'editing.left.putAway.title': 'Diese Arbeit verwerfen?',
  'editing.left.putAway.help': 'Sie wurde nie gespeichert und ist dann endgültig fort.',
  'editing.offline': 'Offline, hier aufgehoben',
  'editing.offline.help':
    'Der Server ist nicht erreichbar. Arbeiten Sie weiter: Alles wird in diesem Browser aufgehoben und gesendet, sobald er antwortet.',
  'editing.unkept': 'Noch nicht aufgehoben',
  'editing.unkept.help':
    'Dieser Browser kann Ihre Arbeit nicht selbst aufheben. Lassen Sie diese Seite offen, bis sie gespeichert ist.',
  'editing.half': { one: '{count} Feld ist nicht fertig', other: '{count} Felder sind nicht fertig' },
  'editing.half.help':
    'Was dort steht, passt noch nicht. Es ist in diesem Browser aufgehoben und wird Teil des Ablaufs, sobald es passt.',
  'editing.half.meanwhile':
    'Inzwischen wurde hier {value} gespeichert. Was Sie schreiben, tritt an die Stelle.',
  'editing.presence': 'Wer noch hier ist',
  'editing.presence.at': '{name}, bei „{title}“',
  'editing.presence.here': '{name} sieht sich diesen Ablauf an',
};
