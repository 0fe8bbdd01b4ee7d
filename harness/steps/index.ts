/** The one vocabulary: every step that a script may use. Reference pages, completion and the runner read this list. */
import { parameterTypeRegistry } from '../language/parameter-types.ts';
import type { StepDefinition } from '../language/vocabulary.ts';
import { Vocabulary } from '../language/vocabulary.ts';
import { administrationSteps } from './administration.ts';
import { administratorSteps } from './administrators.ts';
import { agentExpectations } from './agent-sees.ts';
import { askingSteps } from './asking.ts';
import { contextExpectations } from './context.ts';
import { deliverySteps } from './deliveries.ts';
import { everybodysExpectations } from './everybody-sees.ts';
import { helpingSteps } from './helping.ts';
import { historyExpectations } from './history.ts';
import { interactionSteps } from './interactions.ts';
import { presenceSteps } from './presence.ts';
import { programSteps } from './programs.ts';
import { propertyExpectations } from './properties.ts';
import { recordExpectations } from './record.ts';
import { languageSteps } from './site.ts';
import { supervisorExpectations } from './supervisor-sees.ts';
import { talkingSteps } from './talking.ts';
import { wallExpectations } from './wall.ts';

/** By theme, in the order in which a reader meets them. */
export const stepThemes: Record<string, readonly StepDefinition[]> = {
  'The script itself': languageSteps,
  'Who is there': presenceSteps,
  'Interactions and time': interactionSteps,
  'What the administrator sets': [...administrationSteps, ...administratorSteps],
  'What arrives when': deliverySteps,
  'Asking and ending': askingSteps,
  Talking: talkingSteps,
  'Being asked': helpingSteps,
  'What an agent sees': agentExpectations,
  'What a supervisor sees': supervisorExpectations,
  'What the interaction is about': contextExpectations,
  'What the wall shows': wallExpectations,
  'What anybody sees': everybodysExpectations,
  'What the record says': recordExpectations,
  'What the history tells': historyExpectations,
  'What must always hold': propertyExpectations,
  'As a program': programSteps,
};

let made: Vocabulary | undefined;

/** Made when it is first needed: hundreds of expressions take a moment. */
export const vocabulary = () => (made ??= new Vocabulary(Object.values(stepThemes).flat(), parameterTypeRegistry()));
