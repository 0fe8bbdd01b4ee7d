/** How the choices about alerts are named. */
import { msg } from '@lit/localize';
import type { SoundTime } from '../alerts/choices.ts';
import type { NoticePermission } from '../alerts/notifier.ts';
import type { Tone } from '../alerts/tones.ts';

export const toneWords = (tone: Tone): string =>
  ({ chime: msg('Chime'), bell: msg('Bell'), wood: msg('Wood'), signal: msg('Signal') })[tone];

export const soundTimeWords = (time: SoundTime): string =>
  ({ always: msg('Always'), hidden: msg('Only while I look elsewhere') })[time];

/** Why there are no notifications, and what could be done; undefined where there are. */
export function noticeHindrance(permission: NoticePermission): string | undefined {
  switch (permission) {
    case 'unsupported':
      return msg('This browser shows no desktop notifications here. They need a connection by https.');
    case 'denied':
      return msg(
        'This browser blocks notifications of this site. To allow them, open the site’s settings beside the address, set notifications to “Allow”, and load the page again.',
      );
    case 'default':
    case 'granted':
      return undefined;
  }
}
