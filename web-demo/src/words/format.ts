// Numbers, dates and lists as a language writes them: everything that Intl knows better than we do.
// Comes in: a language tag. Goes out: functions from values to text. Built once a language (Intl objects are slow to make).

export type Tag = 'en' | 'fr';

export type Formats = ReturnType<typeof formatsFor>;

const HOUR = 3_600_000;

export function formatsFor(tag: Tag) {
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const compact = new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1 });
  const plain = new Intl.NumberFormat(tag, { maximumSignificantDigits: 6 });
  const three = new Intl.NumberFormat(tag, { maximumSignificantDigits: 3 });
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const plurals = new Intl.PluralRules(tag);
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  // The shortest form that is still words: narrow French is "-39 h".
  const ago = new Intl.RelativeTimeFormat(tag, { style: tag === 'fr' ? 'short' : 'narrow', numeric: 'always' });
  const moment = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' });

  return {
    tag,
    /** A count of things: no fraction. */
    count: (n: number) => whole.format(n),
    /** A count where there is little room: 12.3k. */
    short: (n: number) => (n < 10_000 ? whole.format(n) : compact.format(n)),
    /** A number a person set: all its digits. */
    exact: (n: number) => plain.format(n),
    /** A measured number: three digits say enough, and never fewer than stand before the point. −∞ is the very end. */
    figure: (n: number | null) => (n === null ? '−∞' : (Math.abs(n) < 1000 ? three : whole).format(n).replace('-', '−')),
    share: (n: number) => percent.format(n),
    list: (items: readonly string[]) => list.format(items),
    /** The joints of a list of `n` things, so that the things may be more than text: ["", ", ", " and ", ""]. */
    joints: (n: number): string[] => jointsOf(list, n),
    /** One of two forms. Both languages here have no more. */
    plural: (n: number, one: string, other: string) => (plurals.select(n) === 'one' ? one : other),
    date: (iso: string) => moment.format(new Date(iso)),
    /** How long before `now`: in hours up to two days, then in days. */
    ago: (iso: string, now: string) => {
      const hours = Math.max(0, (Date.parse(now) - Date.parse(iso)) / HOUR);
      if (hours < 1) return ago.format(-Math.round(hours * 60), 'minute');
      return hours < 48 ? ago.format(-Math.round(hours), 'hour') : ago.format(-Math.round(hours / 24), 'day');
    },
    /** Reads what `exact` writes, and what people type: comma or point. NaN if it is not a number. */
    parse: (text: string) => parseNumber(text),
  };
}

function jointsOf(list: Intl.ListFormat, n: number): string[] {
  const joints = [''];
  for (const part of list.formatToParts(Array.from({ length: n }, () => '•'))) {
    if (part.type === 'element') joints.push('');
    else joints[joints.length - 1] += part.value;
  }
  return joints;
}

function parseNumber(text: string): number {
  const cleaned = text.replace(/[\s\u00a0\u202f×]/g, '').replace('−', '-').replace(',', '.');
  return cleaned === '' ? Number.NaN : Number(cleaned);
}
