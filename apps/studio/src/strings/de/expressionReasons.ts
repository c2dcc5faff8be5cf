/**
 * What is wrong with an expression, in German. Kinds of values and functions stand in these sentences without quotes, so
 * they are found by pattern; each part that is found is looked up as a phrase itself.
 */
const REASONS: readonly (readonly [english: RegExp, german: string])[] = [
  [
    /^There is no variable "(.+)"\. Did you mean "(.+)"\?$/,
    'Eine Variable „{1}“ gibt es nicht. Meinten Sie „{2}“?',
  ],
  [/^There is no variable "(.+)"\.$/, 'Eine Variable „{1}“ gibt es hier nicht.'],
  [/^"(.+)" has no field "(.*)"\. Did you mean "(.+)"\?$/, '„{1}“ hat kein Feld „{2}“. Meinten Sie „{3}“?'],
  [/^"(.+)" has no field "(.*)"\.$/, '„{1}“ hat kein Feld „{2}“.'],
  [
    /^There is no function (.+)\(\)\. Did you mean "(.+)"\?$/,
    'Eine Funktion {1}() gibt es nicht. Meinten Sie „{2}“?',
  ],
  [/^There is no function (.+)\(\)\.$/, 'Eine Funktion {1}() gibt es nicht.'],
  [
    /^(\S+) cannot be used with (.+) and (.+) and (.+)\.$/,
    '{1} lässt sich nicht auf {2}, {3} und {4} anwenden.',
  ],
  [/^(\S+) cannot be used with (.+) and (.+)\.$/, '{1} lässt sich nicht auf {2} und {3} anwenden.'],
  [/^(\S+) cannot be used with (.+)\.$/, '{1} lässt sich nicht auf {2} anwenden.'],
  [
    /^(a .+|an .+|bytes|any .+) has no elements to go through\.$/,
    'Durch {1} kann man nicht Eintrag für Eintrag gehen.',
  ],
  [/^(.+) and (.+) are never equal\.$/, 'Wer {1} und {2} vergleicht, findet sie nie gleich.'],
  [/^"(.*)" is not one of (".*")\.$/, '„{1}“ ist keiner dieser Werte: {2}.'],
  [/^(\S+) needs a condition, not (.+)\.$/, '{1} braucht eine Bedingung, nicht {2}.'],
  [/^The expression is empty\.$/, 'Der Ausdruck ist leer.'],
  [
    /^The expression has (\d+) characters; (\d+) are allowed\. Split it over several steps\.$/,
    'Der Ausdruck hat {1} Zeichen; {2} sind erlaubt. Verteilen Sie ihn auf mehrere Schritte.',
  ],
  [
    /^The expression is nested too deeply\. Split it over several steps\.$/,
    'Der Ausdruck ist zu tief verschachtelt. Verteilen Sie ihn auf mehrere Schritte.',
  ],
  [
    /^Write objects as \{"name": value\}; typed objects are not available\.$/,
    'Schreiben Sie Objekte als {"name": wert}; Objekte mit Typ gibt es nicht.',
  ],
  [
    /^The expression cannot be read at character (\d+): (.+)$/,
    'Der Ausdruck lässt sich bei Zeichen {1} nicht lesen: {2}',
  ],
  [
    /^The expression cannot be read at line (\d+), character (\d+): (.+)$/,
    'Der Ausdruck lässt sich in Zeile {1} bei Zeichen {2} nicht lesen: {3}',
  ],
  [/^write (\S+) instead of "(.+)"\.$/, 'schreiben Sie {1} statt „{2}“.'],
  [/^the text is never closed\.$/, 'der Text wird nie geschlossen.'],
  [/^something is missing at the end\.$/, 'am Ende fehlt etwas.'],
  [/^something is missing behind "(.+)"\.$/, 'hinter „{1}“ fehlt etwas.'],
  [/^"(.+)" does not belong here\.$/, '„{1}“ gehört nicht hierher.'],
  [
    /^The hole "([\s\S]+)" is never closed\. Write \}\} after the expression\.$/,
    'Die Lücke „{1}“ wird nie geschlossen. Schreiben Sie }} hinter den Ausdruck.',
  ],
  [/^The text has (\d+) characters; (\d+) are allowed\.$/, 'Der Text hat {1} Zeichen; {2} sind erlaubt.'],
  [
    /^There is no value "(.+)"\. Use has\((.+)\) to ask first\.$/,
    'Einen Wert „{1}“ gibt es nicht. Fragen Sie zuerst mit has({2}).',
  ],
  [/^There is no value "(.+)"\.$/, 'Einen Wert „{1}“ gibt es nicht.'],
  [/^There is no element (.+)\.$/, 'Einen Eintrag {1} gibt es nicht.'],
  [/^There is no field "(.+)"\.$/, 'Ein Feld „{1}“ gibt es nicht.'],
  [/^The search pattern "(.+)" cannot be read\.$/, 'Das Suchmuster „{1}“ lässt sich nicht lesen.'],
  [/^Nothing can be divided by zero\.$/, 'Durch null kann man nicht teilen.'],
  [/^The text is not a point in time such as (\S+)\.$/, 'Der Text ist kein Zeitpunkt wie {1}.'],
  [
    /^The text is not a length of time such as (\S+) or (\S+)\.$/,
    'Der Text ist keine Dauer wie {1} oder {2}.',
  ],
  [/^"(.*)" is not a whole number\.$/, '„{1}“ ist keine ganze Zahl.'],
  [
    /^A condition must be true or false; this expression gives another kind of value\.$/,
    'Eine Bedingung muss wahr oder falsch sein; dieser Ausdruck gibt einen anderen Wert.',
  ],
  [
    /^The expression was stopped because (.+)\. Make it smaller or split it\.$/,
    'Der Ausdruck wurde angehalten: {1}. Machen Sie ihn kleiner oder teilen Sie ihn.',
  ],
  [/^it reads too many values$/, 'er liest zu viele Werte'],
  [/^it is nested too deeply$/, 'er ist zu tief verschachtelt'],
  [/^a text gets too long$/, 'ein Text wird zu lang'],
  [/^a list gets too long$/, 'eine Liste wird zu lang'],
  [/^The result is too large\.$/, 'Das Ergebnis ist zu groß.'],
  [
    /^The result (\S+) is too large for an exact number\.$/,
    'Das Ergebnis {1} ist für eine genaue Zahl zu groß.',
  ],
  [
    /^The result is not a finite number; was something divided by zero\?$/,
    'Das Ergebnis ist keine endliche Zahl; wurde durch null geteilt?',
  ],
  [/^The result is a type, not a value\.$/, 'Das Ergebnis ist eine Art von Wert, kein Wert.'],
  [
    /^The text gets too long when its holes are filled\.$/,
    'Der Text wird zu lang, wenn seine Lücken gefüllt sind.',
  ],
  [/^The expression failed: (.+)$/, 'Der Ausdruck ist fehlgeschlagen: {1}'],
];

/** The German sentence for what the expression package says in English; undefined for anything else. */
export function expressionReason(
  english: string,
  phrase: (english: string) => string | undefined,
): string | undefined {
  for (const [pattern, german] of REASONS) {
    const found = pattern.exec(english);
    if (found === null) continue;
    const parts = found
      .slice(1)
      .map((part) => (phrase(part) ?? expressionReason(part, phrase) ?? part).replace(/"([^"]*)"/g, '„$1“'));
    return german.replace(/\{(\d)\}/g, (whole, place: string) => parts[Number(place) - 1] ?? whole);
  }
  return undefined;
}
