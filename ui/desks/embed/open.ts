/**
 * Opens the agent's desk for the frame of another website: it logs on here too, since no page of ours but this one may be
 * in a frame, and speaks with the page around it. `?interaction=` shows one alone, `?theme=` and `?lang=` take the
 * host's colours and language.
 */
import { insist } from '../../data/backoff.ts';
import { speakLike } from '../../data/language.ts';
import { embeddedLogOn, embedOrigins } from '../../data/session.ts';
import { HostLink } from '../../embed/host-link.ts';
import type { ToFrame } from '../../embed/protocol.ts';
import { applyTheme, themeNamed } from '../../theme/choice.ts';
import '../log-on/log-on-page.ts';
import { openLogOn } from '../log-on/open.ts';
import { openDeskPage } from '../open-desk-page.ts';
import './embedded-desk.ts';
import type { EmbeddedDesk } from './embedded-desk.ts';

export async function open(): Promise<HTMLElement> {
  const asked = new URLSearchParams(location.search);
  const page = document.documentElement;
  page.dataset.embedded = '';
  applyTheme(themeNamed(asked.get('theme')));
  speakLike(asked.get('lang'));
  let desk: EmbeddedDesk | undefined;
  const heard = (message: ToFrame) => {
    if (message.type === 'theme') applyTheme(message.theme);
    else if (message.type === 'focus') (desk ?? document.querySelector<HTMLElement>('hr-log-on'))?.focus();
    else desk?.hear(message);
  };
  const allowed = [location.origin, ...(await insist(embedOrigins))];
  const link = new HostLink({ host: parent, allowed, heard });
  const opened = await openDeskPage('embed', 'hr-embedded-desk', { absent: () => {}, leave: () => location.reload() });
  if (opened) {
    desk = opened as EmbeddedDesk;
    desk.link = link;
    desk.only = asked.get('interaction') ?? undefined;
  } else link.tell({ type: 'state', loggedOn: false, connection: 'disconnected', interactions: [] });
  if (parent !== window) {
    addEventListener('message', (event) => link.hear(event));
    new ResizeObserver(() => link.tell({ type: 'height', height: Math.ceil(document.body.offsetHeight) })).observe(
      document.body,
    );
  }
  if (opened) return opened;
  // A desktop may show several frames of ours: who logs on in one of them is logged on in all.
  new BroadcastChannel(embeddedLogOn).onmessage = () => location.reload();
  return openLogOn('embed');
}
