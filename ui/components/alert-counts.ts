/** How often a desk has alerted, for people and programs that test it; on no screen and read out to nobody. */
import { html } from 'lit';
import type { Alerting } from '../alerts/alerting.ts';
import type { AlertsController } from '../controllers/alerts-controller.ts';

/** `sound` and `pop` count what was asked for here; `played` and `notices` what this one tab did for all tabs. */
export const alertCounts = ({ sounds, pops }: AlertsController, { sound, notifier }: Alerting) =>
  html`<span
    hidden
    data-test="alerts"
    data-count-sound=${sounds}
    data-count-pop=${pops}
    data-count-played=${sound.played}
    data-count-notices=${notifier.shown}
  ></span>`;
