/**
 * The shape of a step: its expression, one sentence of documentation, and what it does. Matching is by Cucumber
 * expressions; names are resolved against the cast of the site before anything runs.
 */
import type { ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import { CucumberExpression } from '@cucumber/cucumber-expressions';
import type { Deed, Scene } from '../runner/scene.ts';

export interface Documented {
  expression: string;
  /** One sentence for the reference. */
  about: string;
  /** What must stand below the step, handed over as its last argument. */
  takes?: 'table' | 'text';
}

/** Sets something up, or lets the ACD or the clock do something. */
export interface Event extends Documented {
  kind: 'event';
  run(scene: Scene, ...args: never[]): Promise<void>;
}
/** What a person does; may stand in an "at the same time" block. */
export interface Act extends Documented {
  kind: 'act';
  aim(scene: Scene, ...args: never[]): Promise<Deed>;
}
export interface Mismatch {
  expected: string;
  seen: string;
}
/** What must be so; `within {duration}` may follow. */
export interface Expectation extends Documented {
  kind: 'expectation';
  /** Undefined if it is so. */
  look(scene: Scene, ...args: never[]): Promise<Mismatch | undefined>;
}
/** Part of the language itself; compile.ts knows what to do with it. */
export interface Syntax extends Documented {
  kind: 'site' | 'together' | 'order';
}
export type StepDefinition = Event | Act | Expectation | Syntax;

export const event = (expression: string, about: string, run: Event['run'], takes?: Documented['takes']): Event => ({
  kind: 'event',
  expression,
  about,
  run,
  ...(takes && { takes }),
});
export const act = (expression: string, about: string, aim: Act['aim'], takes?: Documented['takes']): Act => ({
  kind: 'act',
  expression,
  about,
  aim,
  ...(takes && { takes }),
});
export const expectation = (
  expression: string,
  about: string,
  look: Expectation['look'],
  takes?: Documented['takes'],
): Expectation => ({ kind: 'expectation', expression, about, look, ...(takes && { takes }) });

/** An argument as it stands in the text of a step. */
export interface Written {
  type: string;
  value: unknown;
  text: string;
  /** Characters before it in the step's text. */
  start: number;
}
export interface Match {
  definition: StepDefinition;
  written: Written[];
  /** The argument of `within {duration}`. */
  within: Written | undefined;
}

export class Vocabulary {
  readonly definitions: readonly StepDefinition[];
  readonly #expressions: { definition: StepDefinition; expression: CucumberExpression; timed: boolean }[];

  constructor(definitions: readonly StepDefinition[], registry: ParameterTypeRegistry) {
    this.definitions = definitions;
    this.#expressions = definitions.flatMap((definition) => {
      const plain = { definition, expression: new CucumberExpression(definition.expression, registry), timed: false };
      if (definition.kind !== 'expectation') return [plain];
      // `:` leads to what stands below the step, so it stays at the end.
      const source = definition.expression.replace(/:?$/, (colon) => ` within {duration}${colon}`);
      return [plain, { definition, expression: new CucumberExpression(source, registry), timed: true }];
    });
  }

  /** Every definition that the text matches; more than one is a mistake in the vocabulary. */
  match(text: string): Match[] {
    return this.#expressions.flatMap(({ definition, expression, timed }): Match[] => {
      const args = expression.match(text);
      if (!args) return [];
      const written = args.map(
        (arg): Written => ({
          type: arg.getParameterType().name ?? '',
          value: arg.getValue(null),
          text: arg.group.value,
          start: arg.group.start ?? 0,
        }),
      );
      return [{ definition, written, within: timed ? written.pop() : undefined }];
    });
  }
}
