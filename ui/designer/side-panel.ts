/** What stands at the side of a place: actors to choose from, and what the place adds below them. */
import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ActorLists } from './actor-lists.ts';
import './actor-tree.ts';

export interface SideOptions {
  lists: ActorLists;
  version: number;
  chosen: readonly string[];
  choose: (address: string) => void;
  /** Without it the actors are all there is, and open where there is room. */
  below?: TemplateResult | typeof nothing;
}

const narrow = matchMedia('(max-width: 56rem)');

export const aside = ({ lists, version, chosen, choose, below }: SideOptions) => html`<div class="side">
  <details ?open=${below === undefined && !narrow.matches} class=${below === undefined ? '' : 'sheet'} data-test="actors-aside">
    <summary>${msg('Choose actors')}</summary>
    <hr-actor-tree
      .lists=${lists}
      .version=${version}
      .chosen=${chosen}
      @choose=${({ detail }: CustomEvent<string>) => choose(detail)}
    ></hr-actor-tree>
  </details>
  ${below ?? nothing}
</div>`;
