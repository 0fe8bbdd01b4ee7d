/** The bar on top of the administrator's desk: where, its places, who, whether the server answers, colours, log off. */
import { msg } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import '../../components/language-choice.ts';
import '../../components/theme-switch.ts';
import { deskHeaderStyles } from '../../components/desk-header-styles.ts';
import { icons } from '../../components/icons.ts';
import type { PlaceLink } from '../../components/place-links.ts';
import { placeLinks } from '../../components/place-links.ts';
import { BarController } from '../../controllers/bar-controller.ts';
import { controls } from '../../theme/controls.ts';
import { WorkplaceController } from './workplace.ts';

export class AdministratorHeader extends LitElement {
  static override properties = { places: {} };
  declare places: readonly PlaceLink[];
  readonly #workplace = new WorkplaceController(this);
  protected readonly bar = new BarController(this);

  static override styles = [controls, deskHeaderStyles];

  override render() {
    const { session, administration } = this.#workplace.current;
    return html`<header>
      <span class="mark" aria-hidden="true">${icons.hand}</span>
      <div class="where">
        <h1>${msg('Administration')}</h1>
        <p class="small muted">${administration.site?.site.value.name}</p>
      </div>
      ${placeLinks(this.places)}
      <div class="tools">
        <span role="status">${administration.isReachable ? nothing : html`<span class="chip warn" data-test="unreachable">${msg('Reconnecting')}</span>`}</span>
        <span class="who">${session.name}</span>
        <hr-language></hr-language>
        <hr-theme-switch></hr-theme-switch>
        <button class="quiet" data-test="log-off" @click=${this.#leave}>${icons.leave}<span class="words">${msg('Log off')}</span></button>
      </div>
    </header>`;
  }

  async #leave() {
    const { drafts, logOff } = this.#workplace.current;
    if (drafts.hasChanges && !confirm(msg('There are changes that are not saved. Log off and lose them?'))) return;
    await logOff();
    location.assign('/');
  }
}
customElements.define('hr-administrator-header', AdministratorHeader);
