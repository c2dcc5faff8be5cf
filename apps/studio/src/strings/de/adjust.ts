import type { Translated } from '../catalogue.ts';
import type { adjust as english } from '../en/adjust.ts';

export const adjust: Translated<typeof english> = {
  'adjust.title': 'Anpassen',
  'adjust.help':
    'Ein Entwurf: nichts ändert sich, bis Sie ihn anwenden. Vergangene Fälle daneben zeigen, was er getan hätte.',
  'adjust.readOnly': 'Nur Inhaber dürfen Änderungen anwenden; ausprobieren dürfen Sie sie.',
  'adjust.presets': 'Mit einer Vorlage beginnen',
  'adjust.presets.help':
    'Vorlagen setzen Toleranz, Risiko und wer entscheidet. Leiter und Grenzen bleiben Ihre.',
  'adjust.preset.cautious': 'Vorsichtig',
  'adjust.preset.balanced': 'Ausgewogen',
  'adjust.preset.fast': 'Schnell',
  'adjust.preset.cautious.help':
    'Höchstens 1 von 100 falsch, alle Epochen einer Fallart teilen sich ein Risiko, zwei Inhaber stimmen zu, Fehler dicht beieinander engen sofort ein.',
  'adjust.preset.balanced.help': 'Höchstens 2 von 100 falsch, ein Inhaber bestätigt.',
  'adjust.preset.fast.help': 'Höchstens 5 von 100 falsch bei doppeltem Risiko, ein Inhaber bestätigt.',
  'adjust.preset.reviews':
    'Ein Agent, bei dem {rate} Fehler gefunden werden: eine Stufe nach etwa {median} Prüfungen, neun von zehn bis {p90}.',
  'adjust.preset.epoch': 'In Epoche {epoch}, deren Anteil am Risiko {risk} ist.',
  'adjust.preset.never': 'Ein Agent, der in {rate} irrt, verdient kaum je eine Stufe.',
  'adjust.preset.weeks': 'Etwa {weeks} Wochen bei {volume} solchen Fällen in der Woche.',
  'adjust.preset.days': 'Weniger als eine Woche bei {volume} solchen Fällen in der Woche.',
  'adjust.preset.volume':
    'Menge und Fehlerquote sind die der Fallart mit den meisten Fällen für ihre nächste Stufe: {segment}, Stufe {rung}.',
  'adjust.preset.assumed': 'Die angenommene Fehlerquote wurde in der Prüfung gemessen.',
  'adjust.preset.assumed.none':
    'Die angenommene Fehlerquote ist ein Beispiel: hier wurde zu wenig beurteilt.',
  'adjust.draft.restored': 'Ihr Entwurf von vorhin ist wieder da.',
  'adjust.draft.discard': 'Entwurf verwerfen',
  'adjust.draft.none': 'Noch ist nichts geändert',
  'adjust.draft.same': 'Der Entwurf sagt dasselbe wie die Regeln, die gelten.',
  'adjust.ownersMissing':
    'Zwei Inhaber müssen zustimmen, und dieser Arbeitsbereich hat nur einen: Nichts lässt sich erweitern, bis es einen zweiten gibt.',
  'adjust.apply': 'Als Version {version} anwenden',
  'adjust.apply.title': 'Version {version} anwenden?',
  'adjust.apply.confirm': 'Anwenden',
  'adjust.applied': 'Regeln, Version {version}, gelten ab dem nächsten Fall',
  'adjust.changes': 'Was sich an den Regeln ändert',
  'adjust.consequences': 'Was mit Stufen und Belegen geschieht',
  'adjust.consequences.none': 'Stufen und Belege bleiben, wie sie sind.',
  'adjust.consequences.epoch':
    'Zu ändern: {fields}. Damit beginnt eine neue Epoche; Belege werden von vorn gesammelt.',
  'adjust.consequences.unproven':
    'Der Entwurf verspricht mehr, als womit Stufen verdient wurden. Sie fallen auf die Stufe eines geänderten Agenten oder auf die Anfangsstufe, wo diese weiter ist; was davon bleibt, ist nicht belegt, und der Rest muss neu verdient werden.',
  'adjust.consequences.falls': '{segment}: fällt von Stufe {from} auf {to}',
  'adjust.consequences.stays': '{segment}: bleibt auf Stufe {rung}',
  'adjust.consequences.unearned':
    'Die Anfangsstufe gilt für den ersten Agenten neuer Fallarten; verdient wurde sie nicht.',
  'adjust.stricter.confidence':
    'Das verlangt mehr Sicherheit als die Stufe davor. Jede Stufe muss alles durchlassen, was die davor durchlässt.',
  'adjust.stricter.amount':
    'Das erlaubt einen kleineren Betrag als die Stufe davor. Jede Stufe muss alles durchlassen, was die davor durchlässt.',
  'adjust.badTarget':
    'Eine Folge zählt jede Prüfung gleich, doch von dem, was durchgeht, wird nur ein Teil geprüft. Wählen Sie gesammelte Belege als Regel, oder prüfen Sie nur die Fälle, die eine Stufe dazunimmt.',
  'adjust.conflict': 'Inzwischen wurde Version {version} angewendet',
  'adjust.conflict.help': 'Ihr Entwurf begann bei Version {base}. Dazwischen änderte sich:',
  'adjust.conflict.rebase': 'Meine Änderungen darauf anwenden',
  'adjust.backtest': 'An vergangenen Fällen',
  'adjust.backtest.from': {
    one: '{count} beurteilter Fall, gezählt von der Schranke selbst',
    other: '{count} beurteilte Fälle, gezählt von der Schranke selbst',
  },
  'adjust.backtest.unjudged': {
    one: 'Dazu {count} Fall, den noch niemand beurteilt hat. Was durchgeht und wie viele Prüfungen das braucht, ist über alle {total} gezählt, Fehler über die beurteilten.',
    other:
      'Dazu {count} Fälle, die noch niemand beurteilt hat. Was durchgeht und wie viele Prüfungen das braucht, ist über alle {total} gezählt, Fehler über die beurteilten.',
  },
  'adjust.backtest.gone': {
    one: '{count} beurteilter Fall fehlt, weil sein Lauf gelöscht wurde; seine Verluste betragen {losses}.',
    other:
      '{count} beurteilte Fälle fehlen, weil ihre Läufe gelöscht wurden; ihre Verluste betragen {losses}.',
  },
  'adjust.backtest.cut': 'Nur die neuesten {count} beurteilten Fälle werden gezählt; ältere fehlen.',
  'adjust.backtest.took': 'in {duration}',
  'adjust.backtest.broken':
    'Was neben dieser Seite frühere Fälle auszählt, wurde nicht geladen oder ist abgebrochen. Nichts wurde geändert; versuchen Sie es noch einmal.',
  'adjust.backtest.loading': 'Vergangene Fälle werden gelesen: {count}',
  'adjust.backtest.download': 'Fälle einzeln herunterladen',
  'adjust.backtest.none': 'Noch keine vergangenen Fälle',
  'adjust.backtest.none.help':
    'Sobald hier Fälle beurteilt sind, steht hier, was eine Änderung mit ihnen getan hätte.',
  'adjust.mistakes': {
    one: 'Eines muss sich ändern, bevor das angewendet werden kann',
    other: '{count} Dinge müssen sich ändern, bevor das angewendet werden kann',
  },
  'adjust.mistakes.kept': {
    one: 'Eines ist schon in den geltenden Regeln falsch und kann auch geändert werden',
    other: '{count} Dinge sind schon in den geltenden Regeln falsch und können auch geändert werden',
  },
  'adjust.backtest.invalid': 'Diese Zahlen gelten für den letzten Stand, der sich anwenden ließ.',
  'adjust.backtest.inForce': 'Gilt jetzt',
  'adjust.backtest.draft': 'Entwurf',
  'adjust.backtest.measure': 'Größe',
  'adjust.backtest.passing': 'Gehen von selbst durch',
  'adjust.backtest.reviews': 'Prüfungen je Woche',
  'adjust.backtest.hours': 'Prüfzeit je Woche',
  'adjust.backtest.slipped': 'Fehler, die durchrutschen',
  'adjust.backtest.errorRate': 'Fehlerquote des Durchgelassenen',
  'adjust.backtest.interval': '{rate} ({lower} – {upper})',
  'adjust.backtest.rungs': 'Stufe für Stufe, für den Entwurf',
  'adjust.backtest.rung': 'Stufe',
  'adjust.backtest.added': 'Nimmt dazu',
  'adjust.backtest.addedWrong': 'Darin falsch',
  'adjust.backtest.wrongOf': '{errors} von {judged}',
  'adjust.backtest.total': 'Geht insgesamt durch',
  'adjust.backtest.never': 'Nie',
  'adjust.backtest.weighted':
    'Nachgeprüfte Fälle stehen für gleiche, die niemand ansah; Anteile und Prüfungen sind Schätzungen.',
  'adjust.slipped.title': {
    one: '{count} Fehler wäre durchgerutscht',
    other: '{count} Fehler wären durchgerutscht',
  },
  'adjust.slipped.none': 'Kein bekannter Fehler wäre durchgerutscht.',
  'adjust.slipped.more': { one: 'und {count} weiterer', other: 'und {count} weitere' },
  'adjust.slipped.new': 'neu mit diesem Entwurf',
  'adjust.slipped.case': 'Fall vom {date}',
  'adjust.versions': 'Versionen',
  'adjust.versions.help': 'Jede Version, die je galt. Zurückgehen macht zuerst einen Entwurf daraus.',
  'adjust.versions.by': 'durch {actor}',
  'adjust.versions.first': 'Die ersten Regeln',
  'adjust.versions.inForce': 'gilt',
  'adjust.versions.revert': 'Hierhin zurück',
  'adjust.badExpression': 'Das ist nicht lesbar: {message}',
  'adjust.diff.field': 'Feld',
  'adjust.diff.before': 'Vorher',
  'adjust.diff.after': 'Nachher',
  'adjust.diff.none': 'Kein Unterschied',
};
