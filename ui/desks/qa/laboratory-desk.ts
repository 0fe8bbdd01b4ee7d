/** What the elements of the QA desk share: the laboratory on the server, and whether scenarios can be run there at all. */
import type { ReactiveElement } from 'lit';
import { OfficeController } from '../../controllers/office-controller.ts';
import { Laboratory } from '../../data/laboratory.ts';

export class LaboratoryController {
  readonly #office: OfficeController;
  #laboratory: Laboratory | undefined;

  constructor(host: ReactiveElement) {
    this.#office = new OfficeController(host);
  }

  get current(): Laboratory {
    this.#laboratory ??= new Laboratory(this.#office.current.ask);
    return this.#laboratory;
  }
}
