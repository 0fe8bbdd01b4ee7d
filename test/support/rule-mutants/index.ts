/**
 * The table: every rule, and the faults that its scenarios must find on the model. What cannot be broken there is not here:
 * what outlives a restart (first answers, the record, who has seen a toast, a fresh grace for every session), which
 * scenarios/restarts.feature shows; that no command has two answers, which the ledger of every host holds; and the causes
 * on the record, which a host writes (test/server/actors/conformance.ts).
 */
import { administering } from './administering.ts';
import { asking } from './asking.ts';
import { beingAsked } from './being-asked.ts';
import { commandsAndRecord } from './commands.ts';
import { context } from './context.ts';
import { theEnd } from './ending.ts';
import { helping } from './helping.ts';
import { lookingForHelp } from './looking-for-help.ts';
import { presence } from './presence.ts';
import type { RuleMutant } from './rule-mutant.ts';
import { talking } from './talking.ts';
import { whoMayAsk } from './who-may-ask.ts';

export const ruleMutants: readonly RuleMutant[] = [
  ...whoMayAsk,
  ...asking,
  ...commandsAndRecord,
  ...presence,
  ...beingAsked,
  ...lookingForHelp,
  ...helping,
  ...talking,
  ...context,
  ...administering,
  ...theEnd,
];
