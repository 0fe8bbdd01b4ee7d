/**
 * Measures of requests, a place of every desk: how many there were and how long they took, over time and by group. The
 * address says what is measured (`#measures?group=reason&from=2026-11-01`). Template and wiring; charts are loaded with it.
 */
import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { css, html, LitElement } from 'lit';
import './chart.ts';
import './measures-form.ts';
import './measures-table.ts';
import { controls } from '../theme/controls.ts';
import { spanWords } from '../words/duration.ts';
import { numberWords } from '../words/formats.ts';
import type { BucketSize, Grouping, Named } from '../words/measures.ts';
import { bucketWords, columnWords, groupWords, openedGist, restWords, timesGist } from '../words/measures.ts';
import { refusalSentence } from '../words/refusal.ts';
import type { ChartLine, ChartShown } from './chart-options.ts';
import { linesMax } from './chart-options.ts';
import type { Filter } from './filter.ts';
import { queryOf } from './filter.ts';
import type { Choice } from './measures-choice.ts';
import { addressOf, choiceOf, measuredOf } from './measures-choice.ts';
import type { Measures, Spread, Unanswered } from './past.ts';
import { isUnanswered, measuresOf } from './past.ts';
import { PastController } from './past-desk.ts';
import { historyStyles } from './styles.ts';

const followMs = 60_000;

export class MeasuresPlace extends LitElement {
  static override properties = { query: {}, active: {}, told: { state: true } };
  /** What the address says after `#measures?`. */
  declare query: string;
  /** The person is here. */
  declare active: boolean;
  declare told: Measures | Unanswered | undefined;
  readonly #past = new PastController(this);
  #measured: string | undefined;
  #asked = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  static override styles = [
    controls,
    historyStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(10.5rem, 1fr));
        gap: var(--s3);
        margin: var(--s4) 0;
      }
      dl > div {
        display: flex;
        flex-direction: column-reverse;
        justify-content: flex-end;
        padding: var(--s3) var(--s4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      dt {
        color: var(--muted);
        font-size: var(--small);
      }
      dd {
        margin: 0;
        font-size: 1.375rem;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      .charts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr));
        gap: var(--s4);
        margin-bottom: var(--s4);
      }
      .charts > :first-child {
        grid-column: 1 / -1;
      }
    `,
  ];

  constructor() {
    super();
    this.query = '';
    this.active = false;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => {
      if (this.active && document.visibilityState === 'visible') void this.#load();
    }, followMs);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override willUpdate() {
    const asked = String(this.#query());
    if (!this.active || asked === this.#measured) return;
    this.#measured = asked;
    void this.#load();
  }

  override render() {
    const choice = this.#choice;
    const { told } = this;
    return html`<section aria-labelledby="title" data-test="measures">
      <div class="head">
        <h2 id="title" tabindex="-1">${msg('Measures')}</h2>
        <a class="button quiet" href=${`#history${suffixOf(choice.filter)}`}>${msg('These in the history')}</a>
      </div>
      <hr-measures-form
        .choice=${choice}
        .workgroups=${this.#past.desk.workgroups}
        @choose=${({ detail }: CustomEvent<Choice>) => this.dispatchEvent(new CustomEvent('refine', { detail: addressOf(detail) }))}
      ></hr-measures-form>
      ${
        told === undefined
          ? html`<p class="empty" role="status">${msg('Loading …')}</p>`
          : isUnanswered(told)
            ? html`<div class="note bad" role="alert">
                <span>${told.detail && told.refused === 'invalidMessage' ? msg('This time cannot be measured: choose a shorter one that ends after it begins.') : refusalSentence(told.refused)}</span>
                <button @click=${() => this.#load()}>${msg('Try again')}</button>
              </div>`
            : this.#shown(told, choice)
      }
    </section>`;
  }

  #shown(told: Measures, choice: Choice): TemplateResult {
    const { total } = told;
    if (total.opened === 0) {
      return html`<p class="empty" data-test="none"><strong>${msg('No requests in this time.')}</strong></p>`;
    }
    const size = choice.bucket;
    const number = (words: string, value: number) => html`<div><dt>${words}</dt><dd>${numberWords(value)}</dd></div>`;
    const time = (words: string, seconds: number | null) =>
      html`<div><dt>${words}</dt><dd>${seconds === null ? '–' : spanWords(seconds * 1_000)}</dd></div>`;
    return html`<dl>
        ${number(msg('Requests'), total.opened)} ${number(msg('Completed'), total.outcomes.completed)}
        ${number(msg('Ended before anybody accepted'), total.endedUnanswered)} ${number(msg('Escalated'), total.escalated)}
        ${number(msg('Ignored by everybody'), total.ignoredByAll)}
        ${number(msg('Left by their supervisor'), total.unattended)}
        ${time(msg('First response, median'), total.firstResponse.medianSeconds)}
        ${time(msg('First response, 90 % within'), total.firstResponse.p90Seconds)}
        ${time(msg('Until the end, median'), total.done.medianSeconds)}
        ${time(msg('Until the end, 90 % within'), total.done.p90Seconds)}
      </dl>
      <div class="charts">
        <hr-line-chart data-test="chart-opened" .shown=${this.#opened(told, choice.group, size)}></hr-line-chart>
        <hr-line-chart data-test="chart-response" .shown=${timesOf(told, 'firstResponse', msg('Time to first response'), size)}></hr-line-chart>
        <hr-line-chart data-test="chart-done" .shown=${timesOf(told, 'done', msg('Time until the end'), size)}></hr-line-chart>
      </div>
      <hr-measures-table .told=${told} .group=${choice.group} .named=${this.#named()}></hr-measures-table>`;
  }

  #opened({ total, buckets, groups, rest }: Measures, group: Grouping, size: BucketSize): ChartShown {
    const named = this.#named();
    const most = buckets.reduce((best, one) => (one.opened > best.opened ? one : best), buckets[0]!);
    const shown = groups.length > linesMax ? groups.slice(0, linesMax - 1) : groups;
    const lines: ChartLine[] = shown.map(({ key, openedPerBucket }) => ({
      name: groupWords(key, group, named),
      values: openedPerBucket,
    }));
    const others = [...groups.slice(shown.length), ...(rest ? [rest] : [])];
    if (others.length > 0) {
      const values = buckets.map((_, n) => others.reduce((sum, { openedPerBucket }) => sum + openedPerBucket[n]!, 0));
      lines.push({ name: restWords(others.length - (rest ? 1 : 0) + (rest?.groups ?? 0)), values });
    }
    return {
      title: msg('Requests over time'),
      gist: openedGist(total.opened, most.opened, bucketWords(most.from, size)),
      places: buckets.map(({ from }) => bucketWords(from, size)),
      placeWords: columnWords(size),
      lines,
      areTimes: false,
      valueWords: numberWords,
    };
  }

  #named(): Named {
    const { nameOf, reasonsOf, workgroups } = this.#past.desk;
    const labels = new Map(workgroups.flatMap((group) => [...reasonsOf(group)]).map(({ id, label }) => [id, label]));
    return { nameOf, labelOf: (reason) => labels.get(reason) ?? reason };
  }

  get #choice(): Choice {
    return choiceOf(new URLSearchParams(this.query), this.#past.desk.now);
  }

  #query(): URLSearchParams {
    return measuredOf(this.#choice, Intl.DateTimeFormat().resolvedOptions().timeZone);
  }

  async #load() {
    const asked = ++this.#asked;
    const told = await measuresOf(this.#past.desk.ask, this.#query());
    if (asked !== this.#asked) return;
    // A moment without the server takes nothing away, unless something else was asked for.
    if (isUnanswered(told) && told.refused === 'unavailable' && this.told && !isUnanswered(this.told)) return;
    this.told = told;
  }

  override focus() {
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  }
}
customElements.define('hr-measures', MeasuresPlace);

function timesOf(
  { total, buckets }: Measures,
  what: 'firstResponse' | 'done',
  title: string,
  size: BucketSize,
): ChartShown {
  const values = (read: (spread: Spread) => number | null) => buckets.map((bucket) => read(bucket[what]));
  const words = (seconds: number | null) => (seconds === null ? '–' : spanWords(seconds * 1_000));
  return {
    title,
    gist: timesGist(words(total[what].medianSeconds), words(total[what].p90Seconds)),
    places: buckets.map(({ from }) => bucketWords(from, size)),
    placeWords: columnWords(size),
    lines: [
      { name: msg('Median'), values: values(({ medianSeconds }) => medianSeconds) },
      { name: msg('90 % within'), values: values(({ p90Seconds }) => p90Seconds) },
    ],
    areTimes: true,
    valueWords: (seconds) => spanWords(seconds * 1_000),
  };
}

function suffixOf(filter: Filter): string {
  const query = queryOf(filter);
  return query.size > 0 ? `?${query}` : '';
}
