/** What a page shows, read from its DOM by the marks that desks carry for tests. Runs inside the page. */
import type { Sight } from '../runner/sight.ts';

/** Knows nothing but the document it runs in: it travels there as text. */
export function readPage(): Sight {
  const all = (selector: string, root: Document | ShadowRoot | Element = document): HTMLElement[] => {
    const inside = root instanceof Element && root.shadowRoot ? [root.shadowRoot] : [];
    const hosts = [root, ...inside].flatMap((each) => [...each.querySelectorAll<HTMLElement>('*')]);
    const shadows = hosts.flatMap((host) => (host.shadowRoot ? all(selector, host.shadowRoot) : []));
    return [...[root, ...inside].flatMap((each) => [...each.querySelectorAll<HTMLElement>(selector)]), ...shadows];
  };
  const lines = (root: Element) =>
    all('[data-test="line"]', root).map((line) => ({
      who: line.dataset.person ?? '',
      text: line.querySelector('.text')?.textContent ?? '',
    }));
  const contextIn = (root: Element) => {
    const shown = all('[data-test="context"]', root)[0];
    if (!shown) return {};
    const { media = '', conversation, seconds } = shown.dataset;
    const attributes = all('[data-test="attribute"]', shown).map(({ dataset, textContent }) => [
      dataset.name ?? '',
      textContent.trim(),
    ]);
    const said = all('[data-test="said"]', shown).map((line) => ({
      from: line.dataset.from ?? '',
      text: line.querySelector('.text')?.textContent ?? '',
    }));
    const context = {
      media,
      conversation,
      seconds: Number(seconds),
      attributes: Object.fromEntries(attributes),
      lines: said,
    };
    return { context } as { context: NonNullable<Sight['toasts'][number]['context']> };
  };
  /** The first clock inside. */
  const ticking = (root: Element) => Number(root.querySelector<HTMLElement>('time')?.dataset.seconds);
  const words = (said: string | undefined) => (said ?? '').split(' ').filter((word) => word !== '');
  const typing = (root: Element) => all('[data-test="typing"]', root).map(({ dataset }) => dataset.person ?? '');
  const alerts = all('[data-test="alerts"]')[0]?.dataset;
  const ended = ['done', 'released', 'loggedOff'];
  return {
    interactions: all('[data-media][data-interaction]').map((row) => {
      const button = all('[data-test="assist"]', row)[0];
      const isDimmed = button?.getAttribute('aria-disabled') === 'true';
      return {
        interaction: row.dataset.interaction ?? '',
        media: row.dataset.media ?? '',
        conversation: (row.dataset.conversation ?? 'offering') as Sight['interactions'][number]['conversation'],
        button: button ? (isDimmed ? 'dimmed' : 'ready') : 'absent',
        ...(isDimmed && { reason: button?.dataset.reason ?? '' }),
      };
    }),
    dialogs: all('[data-test="dialog"]').map((dialog) => {
      const { interaction = '', state, reach, outcome, escalated, by, seen, helpers } = dialog.dataset;
      return {
        interaction,
        state,
        ...(reach && { reach }),
        ...(outcome && { outcome }),
        ...(escalated && { escalated: escalated === 'true' }),
        ...(by && { by }),
        seen: words(seen),
        helpers: words(helpers),
        typing: typing(dialog),
        asksToClose: all('[data-test="closing-question"]', dialog).length > 0,
        lines: lines(dialog),
      } as Sight['dialogs'][number];
    }),
    toasts: all('[data-test="toast"]').map((toast) => ({
      toast: toast.dataset.toast ?? '',
      request: toast.dataset.request ?? '',
      urgency: (toast.dataset.urgency ?? 'normal') as Sight['toasts'][number]['urgency'],
      escalated: toast.dataset.escalated === 'true',
      ...(toast.dataset.reason && { reason: toast.dataset.reason }),
      ...contextIn(toast),
    })),
    closedToasts: all('[data-test="closed-note"]').map(({ dataset: { toast = '', cause = '', by } }) => ({
      toast,
      cause,
      ...(by && { by }),
    })),
    helping: all('[data-test="helping"]')
      .filter(({ dataset }) => !ended.includes(dataset.state ?? ''))
      .map((panel) => {
        const { request = '', responsible, helpers } = panel.dataset;
        const who = { ...(responsible && { responsible }), helpers: words(helpers), typing: typing(panel) };
        return { request, ...who, lines: lines(panel), ...contextIn(panel) };
      }),
    list: all('[data-test="list-row"]').map((row) => {
      const { request = '', state, agent = '', by, urgency } = row.dataset;
      const joinable = all('[data-test="join"]', row).length > 0;
      return { request, state, agent, ...(by && { by }), urgency, joinable } as Sight['list'][number];
    }),
    wall: all('[data-test="wall-row"]').map((row) => ({
      agent: row.dataset.agent ?? '',
      state: row.dataset.state as Sight['wall'][number]['state'],
      seconds: ticking(row),
      interactions: all('[data-test="wall-interaction"]', row).map(({ dataset }) => ({
        interaction: dataset.of ?? '',
        media: dataset.media ?? '',
        conversation: dataset.conversation as Sight['wall'][number]['interactions'][number]['conversation'],
      })),
      requests: all('[data-test="wall-request"]', row).map((request) => ({
        request: request.dataset.request ?? '',
        state: request.dataset.state as Sight['wall'][number]['requests'][number]['state'],
        ...(request.dataset.by && { by: request.dataset.by }),
        seconds: ticking(request),
      })),
    })),
    alerts: {
      pop: Number(alerts?.countPop ?? 0),
      sound: Number(alerts?.countSound ?? 0),
      played: Number(alerts?.countPlayed ?? 0),
    },
  };
}
