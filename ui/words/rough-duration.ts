/** How long something lasted, roughly: "40 sec", "12 min", "1 hr 5 min", in the way of the page's language. */

export function roughDurationWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return unit(seconds, 'second');
  if (minutes < 60) return unit(minutes, 'minute');
  const rest = minutes % 60;
  return `${unit(Math.floor(minutes / 60), 'hour')}${rest > 0 ? ` ${unit(rest, 'minute')}` : ''}`;
}

function unit(count: number, name: 'second' | 'minute' | 'hour'): string {
  const language = globalThis.document?.documentElement.lang || 'en';
  return new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' }).format(count);
}
