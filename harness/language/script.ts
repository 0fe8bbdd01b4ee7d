/**
 * A feature file as scenarios with located steps: Gherkin is parsed here and nowhere else. What a step means is not
 * known here, only where it stands.
 */
import { AstBuilder, compile, Errors, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import type { GherkinDocument, Pickle, Scenario, Step, TableRow } from '@cucumber/messages';
import { IdGenerator } from '@cucumber/messages';
import type { Complaint, Place } from './complaints.ts';

export interface ScriptStep {
  keyword: string;
  text: string;
  /** Where `text` begins. */
  place: Place;
  /** Column of the keyword: what is indented deeper belongs to the block above. */
  indent: number;
  /** False in an outline, where columns inside of the text are those of the template. */
  verbatim: boolean;
  table?: { text: string; place: Place }[][];
  doc?: string;
}

export interface ScriptScenario {
  feature: string;
  name: string;
  place: Place;
  tags: string[];
  /** Where each tag stands. */
  tagPlaces: Record<string, Place>;
  /** Why a tag such as `@model` stands there: its `:reason` or the comment above it. Tag → reason. */
  reasons: Record<string, string>;
  steps: ScriptStep[];
}

export interface Script {
  file: string;
  feature: string;
  /** What stands below the feature's name. */
  about: string;
  scenarios: ScriptScenario[];
}

/** Parses the text of a feature file. What Gherkin itself does not take comes back as complaints. */
export function readScript(file: string, source: string): { script: Script; complaints: Complaint[] } {
  const newId = IdGenerator.incrementing();
  const parser = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher());
  let document: GherkinDocument;
  try {
    document = parser.parse(source);
  } catch (error) {
    return { script: { file, feature: '', about: '', scenarios: [] }, complaints: parseErrors(file, error) };
  }
  const asts = astsOf(document);
  const scenarios = compile(document, file, newId).map((pickle) => scenarioOf(file, document, pickle, asts));
  const { name: feature = '', description = '' } = document.feature ?? {};
  const about = description.trim().replaceAll(/\s*\n\s*/g, '\n');
  return { script: { file, feature, about, scenarios }, complaints: [] };
}

interface Asts {
  steps: Map<string, Step>;
  scenarios: Map<string, Scenario>;
  rows: Map<string, TableRow>;
}

function astsOf(document: GherkinDocument): Asts {
  const asts: Asts = { steps: new Map(), scenarios: new Map(), rows: new Map() };
  const children = (document.feature?.children ?? []).flatMap((child) => [child, ...(child.rule?.children ?? [])]);
  for (const { background, scenario } of children) {
    for (const step of [...(background?.steps ?? []), ...(scenario?.steps ?? [])]) asts.steps.set(step.id, step);
    if (!scenario) continue;
    asts.scenarios.set(scenario.id, scenario);
    for (const row of scenario.examples.flatMap((examples) => examples.tableBody)) asts.rows.set(row.id, row);
  }
  return asts;
}

function scenarioOf(file: string, document: GherkinDocument, pickle: Pickle, asts: Asts): ScriptScenario {
  const [scenarioId = '', rowId] = pickle.astNodeIds;
  const scenario = asts.scenarios.get(scenarioId);
  const row = rowId === undefined ? undefined : asts.rows.get(rowId);
  const at = (row ?? scenario)?.location;
  const comments = new Map(
    document.comments.map(({ location, text }) => [location.line, text.trim().replace(/^#\s*/, '')]),
  );
  const tags = [...(document.feature?.tags ?? []), ...(scenario?.tags ?? [])];
  const reasons: Record<string, string> = {};
  const tagPlaces: Record<string, Place> = {};
  for (const { name, location } of tags) {
    const [plain = '', reason] = name.split(/:(.*)/s);
    tagPlaces[plain] = { file, line: location.line, column: location.column ?? 1 };
    const why = reason?.replaceAll(/[-_]/g, ' ') ?? comments.get(location.line - 1);
    if (why) reasons[plain] = why;
  }
  return {
    feature: document.feature?.name ?? '',
    name: pickle.name,
    place: { file, line: at?.line ?? 1, column: at?.column ?? 1 },
    tags: [...new Set(pickle.tags.map(({ name }) => name.split(':', 1)[0] ?? name))],
    tagPlaces,
    reasons,
    steps: pickle.steps.map((step): ScriptStep => {
      const ast = asts.steps.get(step.astNodeIds[0] ?? '');
      const { line = 1, column = 1 } = ast?.location ?? {};
      const keyword = ast?.keyword ?? '* ';
      const places = ast?.dataTable?.rows.map(({ cells }) =>
        cells.map(({ location }) => ({ file, line: location.line, column: location.column ?? 1 })),
      );
      const here = { file, line, column: column + keyword.length };
      const table = step.argument?.dataTable?.rows.map(({ cells }, r) =>
        cells.map(({ value }, c) => ({ text: value, place: places?.[r]?.[c] ?? here })),
      );
      return {
        keyword: keyword.trim(),
        text: step.text,
        place: here,
        indent: column,
        verbatim: ast?.text === step.text,
        ...(table && { table }),
        ...(step.argument?.docString && { doc: step.argument.docString.content }),
      };
    }),
  };
}

function parseErrors(file: string, error: unknown): Complaint[] {
  if (!(error instanceof Errors.GherkinException)) throw error;
  const all = error.errors?.length ? error.errors : [error];
  return all.map((each) => {
    const { line = 1, column = 1 } = each instanceof Errors.GherkinException ? (each.location ?? {}) : {};
    return {
      place: { file, line, column: Math.max(1, column) },
      message: each.message.replace(/^\(\d+:\d+\):\s*/, ''),
    };
  });
}
