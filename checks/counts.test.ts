import { describe, expect, test } from 'vitest';
import { judge, reportSchemas } from './counts.ts';

describe('a report of vitest', () => {
  const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] };

  test('counts pending and todo tests as skipped', () => {
    expect(reportSchemas.vitest.parse(report)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  test('counts a file that could not be loaded as a failure', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
    ];
    expect(reportSchemas.vitest.parse({ ...report, testResults })).toMatchObject({ failed: 2 });
  });
});

describe('the judgement', () => {
  const allPassed = { passed: 5, failed: 0, skipped: 0 };

  test('leaves a good run alone', () => {
    expect(judge(allPassed, 0)).toEqual(allPassed);
  });

  test('counts a run that passed everything and then crashed as a failure', () => {
    expect(judge(allPassed, 139)).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });

  test('counts a run without a single test as a failure', () => {
    expect(judge({ passed: 0, failed: 0, skipped: 0 }, 0)).toMatchObject({ failed: 1 });
  });
});
