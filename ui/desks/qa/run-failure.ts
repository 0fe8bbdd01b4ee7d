/** Why a run failed: where, what was expected and seen, and how to repeat it. */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import type { RunTold } from '../../../machines/runs.ts';
import { controls } from '../../theme/controls.ts';
import { qaStyles } from './styles.ts';

export class RunFailure extends LitElement {
  static override properties = { run: {} };
  declare run: RunTold;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  static override styles = [
    controls,
    qaStyles,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s2);
        padding: var(--s3) var(--s4);
        border: 1px solid var(--bad);
        border-radius: var(--radius);
        background: var(--surface);
      }
      h3 {
        color: var(--bad);
        overflow-wrap: anywhere;
      }
      pre {
        max-height: 12rem;
        margin: 0;
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        font-family: inherit;
      }
      pre.crash {
        font:
          0.8125rem/1.5 var(--mono);
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: var(--s1) var(--s3);
        margin: 0;
      }
      dt {
        color: var(--muted);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      .expected {
        color: var(--good);
      }
      .seen {
        color: var(--bad);
      }
      @media (max-width: 30rem) {
        dl {
          grid-template-columns: minmax(0, 1fr);
          gap: 0;
        }
        dd {
          margin-bottom: var(--s1);
        }
      }
    `,
  ];

  override render() {
    const { failure, scenario, seed } = this.run;
    if (!failure) return nothing;
    const { line, column, step, message, expected, seen } = failure;
    const [file = ''] = scenario.split(/:\d+$/);
    const place = `${file}:${line}:${column}`;
    const isCrash = expected === undefined && message.includes('\n    at ');
    return html`<section aria-label=${msg('Failure')} data-test="run-failure">
      <h3 lang="en">${step}</h3>
      <pre lang="en" class=${isCrash ? 'crash' : ''} tabindex=${isCrash ? 0 : nothing}>${message}</pre>
      <dl>
        ${
          expected === undefined
            ? nothing
            : html`<dt>${msg('Expected')}</dt><dd class="expected" lang="en" data-test="expected">${expected}</dd>
                <dt>${msg('Seen', { id: 'seen-instead' })}</dt><dd class="seen" lang="en" data-test="seen">${seen}</dd>`
        }
        <dt>${msg('Place')}</dt>
        <dd><a data-test="failed-at" href=${`#edit?file=${encodeURIComponent(file)}&line=${line}`} aria-label=${msg(str`Edit ${place}`)}>${place}</a></dd>
        ${seed === undefined ? nothing : html`<dt>${msg('Seed')}</dt><dd data-test="seed">${seed}</dd>`}
      </dl>
    </section>`;
  }
}
customElements.define('hr-run-failure', RunFailure);
