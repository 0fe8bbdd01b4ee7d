/** Reads the text format of Prometheus as strictly as its specification has it; whatever is not in it is an error. */

export interface Measured {
  /** `counter`, `gauge` or `histogram`, by name. */
  types: Map<string, string>;
  /** Values by name and labels as they are written, such as `handraise_refusals_total{code="tooFast"}`. */
  values: Map<string, number>;
}

const name = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const label = `[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"`;
const sample = new RegExp(`^(${name})(\\{${label}(?:,${label})*\\})? (\\+Inf|-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)$`);

export function measured(text: string): Measured {
  const types = new Map<string, string>();
  const helped = new Set<string>();
  const values = new Map<string, number>();
  if (!text.endsWith('\n')) throw new Error('The last line has no end.');
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [, help] = new RegExp(`^# HELP (${name}) \\S.*$`).exec(line) ?? [];
    const [, typed, type] = new RegExp(`^# TYPE (${name}) (counter|gauge|histogram)$`).exec(line) ?? [];
    const [, measure, labels = '', value] = sample.exec(line) ?? [];
    if (help) helped.add(help);
    else if (typed && type) {
      if (types.has(typed)) throw new Error(`${typed} is there twice.`);
      types.set(typed, type);
    } else if (measure && value) {
      const family = types.has(measure) ? measure : measure.replace(/_(bucket|sum|count)$/, '');
      if (!types.has(family) || !helped.has(family)) throw new Error(`${measure} is not described before it is told.`);
      if (family !== measure && types.get(family) !== 'histogram')
        throw new Error(`${measure} belongs to no histogram.`);
      if (values.has(measure + labels)) throw new Error(`${measure}${labels} is told twice.`);
      values.set(measure + labels, value === '+Inf' ? Number.POSITIVE_INFINITY : Number(value));
    } else throw new Error(`This is no line of measures: ${line}`);
  }
  return { types, values };
}
