/**
 * A desktop of another vendor on a website of its own: `localhost`, which is another site than the `127.0.0.1` of the
 * server, with a content security policy of its own. Its pages are the snippets of the guide for integrators.
 */
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const guide = readFileSync('docs/guides/embedding.md', 'utf8');
const serverInGuide = 'https://handraise.example';

/** The code blocks of the guide in one language, in order, with this server's address in them. */
export const snippets = (language: 'html' | 'js', server: string): string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, code]) =>
    code!.replaceAll(serverInGuide, server),
  );

export class ForeignDesktop {
  readonly #server: Server;
  readonly #bodies = new Map<string, string>();
  /** Whose script and frame its own policy allows. */
  #handraise = '';

  private constructor() {
    this.#server = createServer(({ url = '' }, response) => {
      const body = this.#bodies.get(url);
      const type = url.endsWith('.js') ? 'text/javascript' : 'text/html';
      const policy = `default-src 'none'; script-src 'self' ${this.#handraise}; frame-src ${this.#handraise} http://localhost:*`;
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': type, 'content-security-policy': policy });
      response.end(body);
    });
  }

  static async open(): Promise<ForeignDesktop> {
    const desktop = new ForeignDesktop();
    await new Promise<void>((resolve) => desktop.#server.listen(0, 'localhost', resolve));
    return desktop;
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  embeds(handraise: string): void {
    this.#handraise = handraise;
  }

  /** Puts a page there, or with a name that ends in `.js` a script; returns its address. */
  serves(path: `/${string}`, content: string): string {
    const page = `<!doctype html><html lang="en"><head><title>Desktop</title></head><body>
<h1>Desktop</h1><button id="before">Before</button>
${content}
<button id="after">After</button></body></html>`;
    this.#bodies.set(path, path.endsWith('.js') ? content : page);
    return this.origin + path;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
