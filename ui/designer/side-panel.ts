/** The actors at the side of a place: open where there is room, behind a line to click where there is not. */
import { msg } from '@lit/localize';
import { html } from 'lit';
import type { ActorLists } from './actor-lists.ts';
import './actor-tree.ts';

export interface SideOptions {
  lists: ActorLists;
  version: number;
  chosen: readonly string[];
  choose: (address: string) => void;
}

const narrow = matchMedia('(max-width: 56rem)');

export const actorsAside = ({
  lists,
  version,
  chosen,
  choose,
}: SideOptions) => html`<details class="side" ?open=${!narrow.matches} data-test="actors-aside">
  <summary>${msg('Choose actors')}</summary>
  <hr-actor-tree
    .lists=${lists}
    .version=${version}
    .chosen=${chosen}
    @choose=${({ detail }: CustomEvent<string>) => choose(detail)}
  ></hr-actor-tree>
</details>`;
