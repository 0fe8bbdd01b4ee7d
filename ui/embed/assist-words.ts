/**
 * The few words of the component itself, in the page of another desktop. It carries them with it: what translates the desks
 * is many times as large as all of these.
 */
import type { AssistInteraction } from './public/handraise-assist.d.ts';

interface Words {
  /** Names the frame. */
  title: string;
  button: string;
  away: string;
  awayShortly: string;
  logOn: string;
  states: Record<AssistInteraction['state'], string>;
  unread(count: number): string;
}

const english: Words = {
  title: 'Assistance from a supervisor',
  button: 'Assistance',
  away: 'Assistance cannot be reached. Trying again …',
  awayShortly: 'Not reached',
  logOn: 'Log on',
  states: { none: '', waiting: 'Waiting', helped: 'Being helped', unattended: 'Supervisor had to leave' },
  unread: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
};

const translated = {
  de: {
    title: 'Unterstützung durch Supervisoren',
    button: 'Unterstützung',
    away: 'Die Unterstützung ist nicht erreichbar. Neuer Versuch …',
    awayShortly: 'Nicht erreichbar',
    logOn: 'Anmelden',
    states: { none: '', waiting: 'Wartet', helped: 'Hilfe ist da', unattended: 'Supervisor musste gehen' },
    unread: (count) => (count === 1 ? '1 neue Nachricht' : `${count} neue Nachrichten`),
  },
  fr: {
    title: 'Assistance d’un superviseur',
    button: 'Assistance',
    away: 'L’assistance est injoignable. Nouvel essai…',
    awayShortly: 'Injoignable',
    logOn: 'Se connecter',
    states: { none: '', waiting: 'En attente', helped: 'Aide en cours', unattended: 'Le superviseur a dû partir' },
    unread: (count) => (count === 1 ? '1 nouveau message' : `${count} nouveaux messages`),
  },
} satisfies Record<string, Words>;

export const assistLanguages = ['en', ...Object.keys(translated)];

/** `language` such as `de-CH`; English where there is no other. */
export const wordsIn = (language: string): Words =>
  new Map<string, Words>(Object.entries(translated)).get(language.split('-', 1)[0]!.toLowerCase()) ?? english;
