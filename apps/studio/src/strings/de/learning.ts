import type { Translated } from '../catalogue.ts';
import type { learning as english } from '../en/learning.ts';

export const learning: Translated<typeof english> = {
  'learning.title': 'Lernen',
  'learning.subtitle':
    'Textklassifikatoren, trainiert mit den eigenen beschrifteten Fällen und jedem Urteil.',
  'learning.empty': 'Noch kein Modell',
  'learning.empty.help':
    'Fälle mit je ihrer richtigen Antwort hochladen. Nach dem Training kann ein lernender Agent das Modell unter seinem Namen benutzen.',
  'learning.new': 'Neues Modell',
  'learning.new.name': 'Name des Modells',
  'learning.new.help':
    'Kleinbuchstaben, Ziffern und Bindestriche. Agenten sprechen es unter diesem Namen an.',
  'learning.cases': { one: '{count} beschrifteter Fall', other: '{count} beschriftete Fälle' },
  'learning.labels': { one: '{count} Kategorie', other: '{count} Kategorien' },
  'learning.versions': 'Versionen',
  'learning.noVersions': 'Noch nicht trainiert',
  'learning.noVersions.help':
    'Beschriftete Fälle hochladen, dann trainieren. Ein zurückgehaltener Teil misst, wie treffsicher das Modell ist.',
  'learning.accuracy': 'Gemessene Treffer',
  'learning.calibration': 'Kalibrierfehler',
  'learning.trainedOn': 'Gelernt aus',
  'learning.trainedAt': 'Trainiert',
  'learning.train': 'Trainieren',
  'learning.training': 'Wird trainiert …',
  'learning.trained': 'Version {version} ist trainiert und wartet auf die Übernahme',
  'learning.upload': 'Fälle hochladen',
  'learning.upload.title': 'Beschriftete Fälle hochladen',
  'learning.upload.help':
    'CSV mit den Spalten „text“ und „label“, oder JSON-Zeilen mit denselben beiden Schlüsseln.',
  'learning.upload.choose': 'Datei wählen',
  'learning.upload.found': { one: '{count} Fall gefunden', other: '{count} Fälle gefunden' },
  'learning.upload.submit': 'Fälle hinzufügen',
  'learning.upload.progress': '{done} von {total} gesendet',
  'learning.upload.done': { one: '{count} Fall hinzugefügt', other: '{count} Fälle hinzugefügt' },
  'learning.upload.nothing': 'Keine Fälle in dieser Datei',
  'learning.upload.nothing.help':
    'Die erste Zeile einer CSV-Datei nennt ihre Spalten: text,label. Eine JSON-Zeile sieht so aus: {example}.',
  'learning.upload.badLine': 'Zeile {line} ist unverständlich: {reason}',
  'learning.upload.reason.text': '„text“ fehlt',
  'learning.upload.reason.label': '„label“ fehlt',
  'learning.upload.reason.json': 'sie ist kein JSON',
  'learning.perLabel': 'Fälle je Kategorie',
  'learning.fromVerdicts': { one: '{count} aus einem Urteil', other: '{count} aus Urteilen' },
  'learning.noVerdicts':
    'Noch hat kein Urteil dieses Modell etwas gelehrt. Einen Agenten „{model}“ benutzen lassen, ein Tor dahinter setzen und dessen Prüfungen beantworten: Jede Antwort wird ein beschrifteter Fall.',
  'learning.status.live': 'In Gebrauch',
  'learning.status.candidate': 'Kandidat',
  'learning.status.retired': 'Früher',
  'learning.status.discarded': 'Verworfen',
  'learning.goBack.title': 'Version {version} wieder verwenden',
  'learning.goBack.help':
    'Ab dem nächsten Fall beginnt sie an jedem Prüfpunkt neu, den sie beliefert, wie jeder geänderte Agent: Was sie verdient hatte, bevor eine andere Version an ihre Stelle trat, zählt nicht mehr. Fälle, die unterwegs sind, behalten die Version, die sie beantwortet hat.',
  'learning.goBack': 'Wieder benutzen',
  'learning.trainedLive': 'Version {version} ist in Gebrauch',
  'learning.candidate': 'Version {version} wartet auf eine Entscheidung',
  'learning.candidate.help':
    'Noch fragt sie niemand. Mit der Version in Gebrauch vergleichen, dann übernehmen oder verwerfen.',
  'learning.adopt': 'Übernehmen',
  'learning.adopted': 'Version {version} ist jetzt in Gebrauch',
  'learning.discard': 'Verwerfen',
  'learning.discarded': 'Version {version} ist verworfen',
  'learning.automatic': 'Neue Versionen von selbst übernehmen',
  'learning.automatic.help':
    'Niemand vergleicht sie vorher. Jede neue Fassung beginnt einen neuen Abschnitt der Belege.',
  'learning.export': 'Urteile ausgeben',
  'learning.compare': 'An denselben früheren Fällen',
  'learning.compare.none': 'Es gibt keinen früheren Fall, an dem sich beide Versionen vergleichen lassen.',
  'learning.compare.before': 'In Gebrauch: Version {version}',
  'learning.compare.now': 'Version {version}',
  'learning.compare.accuracy': 'Richtige Antworten',
  'learning.compare.passed': 'Würde „{title}“ auf Stufe {rung} passieren',
  'learning.compare.passedOf': '{passed} von {cases} beurteilten, {share} von allen, die kamen',
  'learning.compare.withoutAnswer': {
    one: '{count} Fehler bei „{title}“ fehlt hier: Niemand hat gesagt, was richtig gewesen wäre.',
    other: '{count} Fehler bei „{title}“ fehlen hier: Niemand hat gesagt, was richtig gewesen wäre.',
  },
  'learning.compare.slipped': 'Fehler, die „{title}“ passiert hätten',
  'learning.compare.basis': 'Verglichen an {cases} früheren Fällen, {verdicts} davon aus Urteilen.',
  'learning.compare.honest':
    'Keine Version wird zu einem Fall gefragt, aus dem sie gelernt hat: Dort antwortet ein Zwilling, der ohne ihn trainiert wurde. Was den Weg einer Ausnahme ging oder einer Version fremd erscheint, gilt als gehalten.',
  'learning.compare.cut': 'Ältere Fälle sind ausgelassen.',
  'learning.compare.right': 'Richtig ist',
  'learning.compare.differing':
    'Sie unterscheiden sich: {fixed} jetzt richtig und vorher falsch, {broken} jetzt falsch und vorher richtig, {otherwise} beide Male falsch',
  'learning.compare.slippedCases': {
    one: '{count} Fehler hätte „{title}“ passiert',
    other: '{count} Fehler hätten „{title}“ passiert',
  },
  'learning.compare.restart':
    'Nach einer Übernahme beginnt der Prüfpunkt „{title}“ neu auf Stufe {rung}: Was die Version in Gebrauch verdient hat, gilt nicht für eine andere.',
  'learning.compare.atZero': 'Er prüft jetzt alles; die Zahlen oben gelten für seine erste Stufe.',
  'learning.confusions': 'Am häufigsten verwechselt',
  'learning.confusions.help':
    'Die richtige Kategorie, und was stattdessen gesagt wurde. Mehr Beispiele eines solchen Paares helfen am meisten.',
  'learning.confusions.none': 'Keine Kategorie wurde für eine andere gehalten.',
  'learning.days': 'Beschriftete Fälle im Lauf der Zeit',
  'learning.days.help': 'Zustimmende Urteile bestätigen eine Kategorie, andere berichtigen sie.',
  'learning.days.day': 'Tag',
  'learning.days.unknown': 'davor',
  'learning.days.uploaded': 'Hochgeladen',
  'learning.days.confirmed': 'Bestätigt',
  'learning.days.corrected': 'Berichtigt',
  'learning.curve': 'Lernkurve',
  'learning.curve.help':
    'Treffer an zurückgehaltenen Fällen, je Version und wie vielen Fällen sie gelernt hat.',
  'learning.curve.version': 'v{version}',
  'learning.curve.empty':
    'Die Lernkurve braucht zwei Versionen. Einige Prüfungen beantworten, dann noch einmal trainieren.',
};
