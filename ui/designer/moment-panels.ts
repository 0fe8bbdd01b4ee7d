/** The panels of a moment on a tape: the actor of its turn as the turn changed it, and the chosen ones as of then. */
import { msg } from '@lit/localize';
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TurnDetail } from '../../machines/inspection.ts';
import type { Address, Kind } from '../../machines/names.ts';
import { kinds, partsOf } from '../../machines/names.ts';
import type { NameOf } from '../words/names.ts';
import './actor-panel.ts';
import type { Moment } from './moments.ts';

export interface PanelsOptions {
  chosen: readonly string[];
  nameOf: NameOf;
  shut: (address: string) => void;
  move: (address: string, by: -1 | 1) => void;
}

export class MomentPanels {
  /** The last turn of each kind of actor that was shown. */
  readonly #last = new Map<Kind, TurnDetail>();

  draw({ turn, states }: Moment, { chosen, nameOf, shut, move }: PanelsOptions) {
    const others = chosen.filter((address) => address !== turn.to);
    return html`<div class="panels">
      ${this.#ofTurn(turn, nameOf)}
      ${repeat(
        others,
        (address) => address,
        (address, place) => html`<hr-actor-panel
          .address=${address}
          .nameOf=${nameOf}
          .now=${states[address]}
          .note=${msg('It did not exist yet at that time, or not any more.')}
          .isFirst=${place === 0}
          .isLast=${place === others.length - 1}
          @shut=${() => shut(address)}
          @move=${({ detail }: CustomEvent<-1 | 1>) => move(address, detail)}
        ></hr-actor-panel>`,
      )}
    </div>`;
  }

  /** One panel for each kind that was shown, since another chart takes longer to draw than a step may. */
  #ofTurn(turn: TurnDetail, nameOf: NameOf) {
    const now = partsOf(turn.to as Address).kind;
    this.#last.set(now, turn);
    return kinds.flatMap((kind) => {
      const last = this.#last.get(kind);
      if (!last) return [];
      return html`<hr-actor-panel
        fixed
        ?hidden=${kind !== now}
        .address=${last.to}
        .nameOf=${nameOf}
        .now=${last.after}
        .was=${last.before}
        .taken=${last.took}
      ></hr-actor-panel>`;
    });
  }
}
