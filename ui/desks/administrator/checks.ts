/** What is wrong with what was typed, by field and in words; the server judges the same once more, and the whole site. */
import { msg } from '@lit/localize';
import type { GroupSettings, PersonSettings, ServiceSettings } from '../../../machines/administration.ts';
import * as wire from '../../../machines/administration.ts';
import { id } from '../../../machines/commands.ts';
import type { FieldErrors } from './saving.ts';

const secondsMax = 86_400;

type Found = [field: string, says: string];

function errorsIn(found: readonly (Found | undefined)[]): FieldErrors {
  return new Map(found.filter((one): one is Found => one !== undefined));
}

const nameError = (name: string): Found | undefined =>
  wire.displayName.safeParse(name.trim()).success
    ? undefined
    : ['name', name.trim() === '' ? msg('A name is needed.') : msg('At most 100 characters.')];

function idError(typed: string, isTaken: boolean): Found | undefined {
  if (isTaken) return ['id', msg('There is one of this id already.')];
  if (id.safeParse(typed).success) return undefined;
  return ['id', msg('1 to 64 letters a to z, digits, or the characters _ @ -')];
}

export const checkId = (typed: string, isTaken: boolean): FieldErrors => errorsIn([idError(typed, isTaken)]);

export const checkPerson = (person: PersonSettings): FieldErrors => errorsIn([nameError(person.name)]);

export const checkName = (name: string): FieldErrors => errorsIn([nameError(name)]);

export function checkGroup({ escalateAfterSeconds, remindEverySeconds, reasons = [] }: GroupSettings): FieldErrors {
  const seconds = (field: string, value: number): Found | undefined =>
    Number.isInteger(value) && value >= 1 && value <= secondsMax
      ? undefined
      : [field, msg('From 1 second to 24 hours, in whole seconds.')];
  const labels = reasons.map(({ label }) => label.trim());
  const isLabelled = labels.every((label) => label.length >= 1 && label.length <= 80);
  return errorsIn([
    isLabelled ? undefined : ['reasons', msg('Each reason has 1 to 80 characters.')],
    new Set(labels).size === labels.length ? undefined : ['reasons', msg('Two reasons are worded alike.')],
    seconds('escalateAfterSeconds', escalateAfterSeconds),
    seconds('remindEverySeconds', remindEverySeconds),
  ]);
}

export const checkService = ({ scopes }: ServiceSettings): FieldErrors =>
  errorsIn([scopes.length > 0 ? undefined : ['scopes', msg('Choose what the service may do.')]]);

export const checkPassword = (password: string): FieldErrors =>
  errorsIn([wire.password.safeParse(password).success ? undefined : ['password', msg('8 to 256 characters.')]]);
