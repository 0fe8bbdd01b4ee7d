/** The QA desk: its bar and its places. Template and wiring. */
import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import '../../components/office-header.ts';
import { OfficeController } from '../../controllers/office-controller.ts';
import { controls } from '../../theme/controls.ts';

export class QaDesk extends LitElement {
  readonly #office = new OfficeController(this);

  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
    `,
  ];

  override render() {
    const { session, siteName, leave } = this.#office.current;
    return html`<hr-office-header
        .heading=${msg('Scenarios')}
        .about=${siteName}
        .who=${session.name}
        @log-off=${leave}
      ></hr-office-header>
      <main data-test="qa-desk"></main>`;
  }
}
customElements.define('hr-qa-desk', QaDesk);
