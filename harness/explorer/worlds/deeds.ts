/** What somebody may do in an assistance world: a command, what it spends, and the session that it comes from. */
import type { CommandBody, CommandType } from '../../../machines/commands.ts';
import type { Address } from '../../../machines/names.ts';
import { partsOf } from '../../../machines/names.ts';
import type { Setting } from './setting.ts';

export interface Deed<Type extends CommandType> {
  /** Says who does what; the same for the same deed whatever was done before. */
  name: string;
  spends: string;
  /** The desk that it comes from. */
  self: Address;
  command: Type;
  body: CommandBody<Type>;
}

/** Takes note of a deed, if anything is left of what it spends. */
export type May = <Type extends CommandType>(deed: Deed<Type>) => void;

/** What people write here; an exploration knows no texts, only their length. */
export const text = 'Please help';

/** The session that a person has in these worlds. */
export const sessionOf = (person: string) => `${person}-1`;

/** Whoever is an agent too has a session of her own as a supervisor: they are two programs. */
export const sessionAt = (setting: Pick<Setting, 'agents'>, self: Address) =>
  `${sessionOf(partsOf(self).id)}${isBeside(setting, self) ? '-supervising' : ''}`;

/** The supervisor's side of somebody who is an agent. */
export const isBeside = ({ agents }: Pick<Setting, 'agents'>, self: Address) =>
  self.startsWith('supervisor/') && agents.includes(partsOf(self).id);
