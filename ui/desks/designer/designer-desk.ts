/** The designer desk: its bar and its places. Template and wiring. */
import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import '../../components/office-header.ts';
import { OfficeController } from '../../controllers/office-controller.ts';
import { controls } from '../../theme/controls.ts';

export class DesignerDesk extends LitElement {
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
        .heading=${msg('Statecharts')}
        .about=${siteName}
        .who=${session.name}
        @log-off=${leave}
      ></hr-office-header>
      <main data-test="designer-desk"></main>`;
  }
}
customElements.define('hr-designer-desk', DesignerDesk);
