/** JUnit XML, as CI servers read it: a suite for each feature and stage. Not applicable counts as skipped there. */

import { escaped } from '../../drawings/markup.ts';
import { describePlace } from '../language/complaints.ts';
import type { Result, Run } from '../runner/results.ts';
import { drawLanes, lanesOf } from './lanes.ts';

const seconds = (ms: number) => (ms / 1_000).toFixed(3);
const lanesWidth = 120;

export function junitReport({ results, durationMs }: Run): string {
  const suites = Map.groupBy(results, ({ feature, stage }) => `${feature} (${stage})`);
  const failed = results.filter(({ status }) => status === 'failed').length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="handraise" tests="${results.length}" failures="${failed}" time="${seconds(durationMs)}">`,
    ...[...suites].flatMap(([name, cases]) => suite(name, cases)),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(name: string, cases: readonly Result[]): string[] {
  const count = (status: Result['status']) => cases.filter((one) => one.status === status).length;
  const time = seconds(cases.reduce((sum, { durationMs }) => sum + durationMs, 0));
  const counts = `tests="${cases.length}" failures="${count('failed')}" skipped="${count('notApplicable')}"`;
  return [
    `  <testsuite name="${escaped(name)}" ${counts} time="${time}">`,
    ...cases.flatMap(testCase),
    '  </testsuite>',
  ];
}

function testCase({ name, feature, stage, id, durationMs, failure, reason, people, repeat }: Result): string[] {
  const attributes = `name="${escaped(name)}" classname="${escaped(`${feature}.${stage}`)}" file="${escaped(id)}" time="${seconds(durationMs)}"`;
  if (reason !== undefined) return [`    <testcase ${attributes}><skipped message="${escaped(reason)}"/></testcase>`];
  if (!failure) return [`    <testcase ${attributes}/>`];
  const expected =
    failure.expected === undefined ? [] : [`expected: ${failure.expected}`, `seen: ${failure.seen ?? ''}`];
  const told = [describePlace(failure.place), failure.step, failure.message, ...expected];
  const text = [...told, '', ...drawLanes(lanesOf(failure.lanes, people), lanesWidth), '', `repeat: ${repeat}`].join(
    '\n',
  );
  const message =
    failure.expected === undefined ? failure.message : `expected ${failure.expected}, seen ${failure.seen}`;
  return [
    `    <testcase ${attributes}>`,
    `      <failure message="${escaped(message)}">${escaped(text)}</failure>`,
    '    </testcase>',
  ];
}
