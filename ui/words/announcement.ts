/** What a screen reader says of a toast that appears, or that alerts again (R-REMIND). */
import { msg, str } from '@lit/localize';
import { numberWords } from './formats.ts';

interface Announced {
  /** Who asks. */
  name: string;
  workgroup: string;
  isUrgent: boolean;
  /** Which reminder it is; 0 when it appears. The same words again would not be announced, so it is said. */
  reminder: number;
}

export function announcementWords({ name, workgroup, isUrgent, reminder }: Announced): string {
  if (reminder === 0)
    return isUrgent
      ? msg(str`Urgent: ${name} asks for assistance, ${workgroup}`)
      : msg(str`${name} asks for assistance, ${workgroup}`);
  const number = numberWords(reminder);
  return isUrgent
    ? msg(str`Urgent: ${name} still waits for assistance (${number}), ${workgroup}`)
    : msg(str`${name} still waits for assistance (${number}), ${workgroup}`);
}
