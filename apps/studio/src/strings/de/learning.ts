import type { Translated } from '../catalogue.ts';
import type { learning as english } from '../en/learning.ts';

export const learning: Translated<typeof english> = {
  'learning.title': 'Lernen',
  'learning.subtitle': 'Textklassifikatoren, trainiert mit den eigenen beschrifteten Fällen.',
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
  'learning.active': 'In Gebrauch',
  'learning.train': 'Trainieren',
  'learning.training': 'Wird trainiert …',
  'learning.trained': 'Version {version} ist trainiert',
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
};
