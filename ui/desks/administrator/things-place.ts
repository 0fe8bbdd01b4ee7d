/**
 * What the places of workgroups, people and services have in common: the list, the one that is chosen by the address, and its
 * draft. Each says what its things are and shows its own form.
 */
import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import './thing-list.ts';
import { PlaceController } from '../../controllers/place-controller.ts';
import { controls } from '../../theme/controls.ts';
import { form } from '../../theme/form.ts';
import type { Draft, Versioned } from './draft.ts';
import { placeStyles } from './place-styles.ts';
import type { PlaceName } from './places.ts';
import { places } from './places.ts';
import type { Entry, ThingList } from './thing-list.ts';
import { WorkplaceController } from './workplace.ts';

export interface Shown<Value extends object> {
  /** Undefined for one that is new. */
  id: string | undefined;
  draft: Draft<Value>;
}

export abstract class ThingsPlace<Value extends object> extends LitElement {
  protected readonly workplace = new WorkplaceController(this);
  readonly #place = new PlaceController(this, places);
  #wasAsked: string | undefined;

  static override styles = [controls, form, placeStyles];

  protected abstract readonly place: PlaceName;
  protected abstract words(): { heading: string; adding: string; none: string };
  protected abstract things(): [id: string, thing: Versioned<Value>][];
  protected abstract entry(id: string, value: Value): Omit<Entry, 'id' | 'isUnsaved'>;
  protected abstract blank(): Value;
  protected abstract form(shown: Shown<Value>): TemplateResult;

  override render() {
    const { heading, adding, none } = this.words();
    const { drafts } = this.workplace.current;
    const shown = this.#shown;
    const isAsked = this.#asked !== undefined;
    const entries = this.things().map(
      ([id, { value }]): Entry => ({ id, isUnsaved: drafts.isChanged(this.#at(id)), ...this.entry(id, value) }),
    );
    const hash = this.place === places[0] ? '' : this.place;
    return html`<div class="place ${isAsked ? 'chosen' : ''}">
      <hr-thing-list
        heading=${heading}
        adding=${adding}
        .place=${hash}
        .entries=${entries}
        .chosen=${shown?.id}
      ></hr-thing-list>
      <div class="work" @touch=${() => this.requestUpdate()}>
        ${isAsked ? html`<a class="back" data-test="back" href="#${hash}">${msg('Back to the list')}</a>` : nothing}
        ${shown ? this.form(shown) : html`<p class="empty">${isAsked ? msg('There is no such thing any more.') : none}</p>`}
      </div>
    </div>`;
  }

  /** Of the address: an id, an empty text for a new one, undefined for none. */
  get #asked(): string | undefined {
    const { query } = this.#place;
    return query.has('new') ? '' : (query.get('id') ?? undefined);
  }

  get #shown(): Shown<Value> | undefined {
    const { drafts } = this.workplace.current;
    const asked = this.#asked;
    if (asked === undefined) return undefined;
    if (asked === '') return { id: undefined, draft: drafts.open(this.#at(''), { version: 0, value: this.blank() }) };
    const thing = this.things().find(([id]) => id === asked)?.[1];
    if (thing) return { id: asked, draft: drafts.open(this.#at(asked), thing) };
    // Somebody else removed it: what was typed here is not lost with it.
    const draft = drafts.get<Value>(this.#at(asked));
    return draft?.isChanged ? { id: asked, draft } : undefined;
  }

  readonly #at = (id: string) => `${this.place}/${id}`;

  /** It is there now: the address names it. */
  protected readonly saved = ({ detail }: CustomEvent<string>): void => {
    if (this.#asked !== '') return;
    this.workplace.current.drafts.move(this.#at(''), this.#at(detail));
    this.#place.refine(new URLSearchParams({ id: detail }));
  };

  protected readonly removed = ({ detail }: CustomEvent<string>): void => {
    this.workplace.current.drafts.drop(this.#at(detail));
    this.#place.go(this.place);
    void this.updateComplete.then(() => this.#list?.focusOn(undefined));
  };

  /** In a narrow window the list goes when one is chosen and comes back afterwards: whoever was in it is not lost. */
  protected override updated(): void {
    const [before, now] = [this.#wasAsked, this.#asked];
    this.#wasAsked = now;
    if (before === now || document.activeElement?.matches('body, hr-administrator-desk') === false) return;
    if (this.#list?.offsetParent === null) this.renderRoot.querySelector<HTMLElement>('.work > :last-child')?.focus();
    else if (now === undefined) this.#list?.focusOn(before);
  }

  get #list() {
    return this.renderRoot.querySelector<ThingList>('hr-thing-list');
  }
}
