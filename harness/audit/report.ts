/** What an audit found, for a person at a terminal. */
import colors from 'picocolors';
import type { AuditReport } from './audit-database.ts';
import type { Finding } from './finding.ts';

const number = (value: number) => value.toLocaleString('en-GB');

export function describeFinding({ name, turn, since, says, why, at, effects }: Finding, count = 1): string {
  const where = since === undefined ? `turn ${turn}` : `after turn ${since}, by turn ${turn}`;
  const times = count > 1 ? `, ${number(count)} times in all` : '';
  const lines = [`${colors.red(name)} ${where}${times}: ${says}`];
  if (why) lines.push(`  ${why}`);
  if (at) lines.push(`  ${at.from} → ${at.to} ${at.message}`);
  if (effects) {
    lines.push(`  recorded ${JSON.stringify(effects.recorded)}`, `  now      ${JSON.stringify(effects.now)}`);
  }
  return lines.join('\n');
}

export function describeAudit(path: string, report: AuditReport): string {
  const { turns, commands, actors, from, until, findings, rows } = report;
  const lines = [
    `${path}: ${number(turns)} turns, ${number(commands)} commands, ${number(actors)} actors${from ? `, ${from} to ${until}` : ''}.`,
    ...findings.map((finding) => describeFinding(finding, finding.count)),
    ...howOften(report),
    `Stored actors: ${number(rows.compared)} compared with what their turns make of them${rows.left > 0 ? `, ${number(rows.left)} newer than the last turn read` : ''}.`,
    ...(report.reached.length > 0 ? [`Happened: ${report.reached.join(', ')}.`] : []),
    ...(report.unreached.length > 0 ? [`Never happened: ${report.unreached.join(', ')}.`] : []),
    findings.length === 0
      ? colors.green('Nothing is wrong.')
      : colors.red(`${findings.length} kinds of things are wrong.`),
  ];
  return lines.join('\n');
}

/** Properties that were judged equally often, together. */
function howOften({ times, quietMoments, turnsBetween, reached, unreached }: AuditReport): string[] {
  const byTimes = new Map<number, string[]>();
  for (const [name, count] of Object.entries(times)) {
    if (reached.includes(name) || unreached.includes(name)) continue;
    const names = byTimes.get(count);
    if (names) names.push(name);
    else byTimes.set(count, [name]);
  }
  const lines = [...byTimes].map(([count, names]) => `Judged ${number(count)} times: ${names.join(', ')}.`);
  const full = Math.min(...Object.values(times));
  return full < quietMoments
    ? [
        ...lines,
        `Nothing was under way ${number(quietMoments)} times; what looks at everybody was judged at least every ${number(turnsBetween)} turns and at the end.`,
      ]
    : lines;
}
