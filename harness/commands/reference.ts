/** `handraise docs`: writes the pages of docs/reference from what they describe, or says which of them are stale. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod/mini';
import type { RuleName } from '../../machines/citations.ts';
import { commands, commandTypes } from '../../machines/commands.ts';
import type { Property } from '../../machines/properties/shape.ts';
import { properties } from '../../machines/properties.ts';
import { refusals } from '../../machines/refusals.ts';
import { rules } from '../../machines/rules.ts';
import { configFlags, flagOf } from '../../server/config.ts';
import { examples } from '../../server/docs/examples.ts';
import { chartPictures, chartsBody, chartsCiting } from '../charts/reference.ts';
import type { Measured } from '../coverage/measured.ts';
import { chartsNow, measuredFile, readMeasured } from '../coverage/measured.ts';
import { coveragePage } from '../coverage/page.ts';
import { openLibrary } from '../language/library.ts';
import { parameterTypes } from '../language/parameter-types.ts';
import { messagesPage } from '../reference/messages.ts';
import { page, table } from '../reference/page.ts';
import { stepThemes } from '../steps/index.ts';

const folder = resolve(import.meta.dirname, '../../docs/reference');
const sources = {
  vendor: "the vendor's documentation",
  ours: 'our decision',
  both: 'the vendor’s documentation, details ours',
};

function rulesPage(): string {
  const { plans } = openLibrary([]);
  const sections = Object.entries(rules).map(([name, { says, source }]) => {
    const shown = plans.filter(({ tags }) => tags.includes(`@${name}`));
    const scenarios = [...new Set(shown.map(({ name: scenario, place }) => `- ${scenario} (${place.file})`))];
    const list = scenarios.length > 0 ? scenarios.join('\n') : 'No scenario yet.';
    const citing = chartsCiting(name as RuleName);
    const cited = citing.length > 0 ? ` Cited by the charts of: ${citing.join(', ')}.` : ' Kept around the charts.';
    return `## ${name}\n\n${says}\n\nSource: ${sources[source]}.${cited}\n\n${list}`;
  });
  return page('Rules', 'What the software does, rule by rule, and the scenarios that show it.', sections.join('\n\n'));
}

function refusalsPage(): string {
  const rows = Object.entries(refusals).map(([code, { text, status, definite, from }]) => [
    `\`${code}\``,
    text,
    String(status),
    definite ? 'nothing happened' : 'may have happened: ask again under the same id',
    from,
  ]);
  return page(
    'Refusals',
    'Codes are API, wording is not.',
    table(['code', 'says', 'HTTP status', 'definite', 'decided in'], rows),
  );
}

function stepsPage(): string {
  const themes = Object.entries(stepThemes).map(([theme, steps]) => {
    const rows = steps.map(({ kind, expression, about, takes }) => [
      `\`${expression}\`${kind === 'expectation' ? ' [`within {duration}`]' : ''}${takes ? ` (${takes} below)` : ''}`,
      about,
    ]);
    return `## ${theme}\n\n${table(['step', 'says'], rows)}`;
  });
  const words = table(
    ['word', 'means'],
    parameterTypes.map(({ name, about }) => [`\`{${name}}\``, about]),
  );
  return page(
    'Steps',
    'Every step that a scenario may use.',
    [...themes, `## Words in braces\n\n${words}`].join('\n\n'),
  );
}

function commandsPage(): string {
  const sections = commandTypes.map((type) => {
    const { role, about, body } = commands[type];
    const { properties, required } = z.toJSONSchema(body) as { properties: object; required?: string[] };
    const fields = Object.entries(properties).map(([name, schema]) => [
      `\`${name}\`${required?.includes(name) ? '' : ' (optional)'}`,
      `\`${JSON.stringify(schema)}\``,
    ]);
    const codes = examples[type].refusals.map((code) => `\`${code}\``).join(', ') || 'none of the domain';
    return `## ${type}\n\n${about} Sent by: ${[role].flat().join(', ')}.\n\n${table(['field', 'schema'], fields)}\n\nRefused: ${codes}.`;
  });
  const about =
    '`POST /api/commands/<type>` with a JSON body and the header `Idempotency-Key`. Beside what stands here, the edge may refuse any of them: [refusals](refusals.md). What a chart makes of it: [messages](messages.md).';
  return page('Commands', about, sections.join('\n\n'));
}

const expectations: Record<Property['expectation'], string> = {
  always: 'After every turn',
  quiet: 'When nothing is under way',
  leadsTo: 'Sooner or later',
  sometimes: 'Now and then',
};

function propertiesPage(): string {
  const sections = Object.entries(expectations).map(([expectation, says]) => {
    const rows = properties
      .filter((one) => one.expectation === expectation)
      .map(({ name, why }) => [`\`${name}\``, why]);
    return `## ${says}\n\n${table(['property', 'says'], rows)}`;
  });
  const about =
    'What must hold of every run, and what must be seen in some. Tests, exploration, audits and a watching server judge these same ones.';
  return page('Properties', about, sections.join('\n\n'));
}

function configurationPage(): string {
  const rows = Object.entries(configFlags).map(([name, { env, takes, about }]) => [
    `\`${flagOf(name as keyof typeof configFlags)}${takes ? ` <${takes}>` : ''}\``,
    `\`${env}\``,
    about,
  ]);
  return page(
    'Configuration',
    'Flags of `npm start -- …`, or the environment; flags win.',
    table(['flag', 'variable', 'for'], rows),
  );
}

/** What is measured takes minutes, so it is only looked whether the charts are still those that it was measured on. */
const isMeasured = (measured: Measured | undefined): boolean => measured?.charts === chartsNow();

/** Returns the exit code: 1 if `check` finds a stale page. */
export async function writeReference({ check = false }: { check?: boolean }): Promise<0 | 1> {
  const measured = readMeasured();
  const pages = {
    'rules.md': rulesPage(),
    'refusals.md': refusalsPage(),
    'steps.md': stepsPage(),
    'commands.md': commandsPage(),
    'messages.md': messagesPage(),
    'configuration.md': configurationPage(),
    'properties.md': propertiesPage(),
    'charts.md': page('Charts', 'The statecharts that run, as they are.', chartsBody()),
    ...(await chartPictures()),
    ...(measured && { 'coverage.md': coveragePage(measured) }),
  };
  let stale = 0;
  for (const [name, text] of Object.entries(pages)) {
    const path = join(folder, name);
    if (!check) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    } else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
      console.log(`docs/reference/${name} is stale: run npm run docs.`);
      stale++;
    }
  }
  if (check && !isMeasured(measured)) {
    console.log(`docs/reference/${measuredFile} is of other charts: run npm run coverage.`);
    stale++;
  }
  return stale > 0 ? 1 : 0;
}
