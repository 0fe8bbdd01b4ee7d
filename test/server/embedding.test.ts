/** Who may show which page in a frame, load which file, and whose cookie counts there. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SocketDesk, temporaryFolder, testServer } from '../support/server-app.ts';

const desktop = 'https://desktop.example';
const embedOrigins = [desktop, 'https://crm.example:8443'];
/** As a browser asks from where it also keeps secure cookies. */
const secure = { 'sec-fetch-site': 'same-origin' };
const embed = { 'handraise-desk': 'embed' };
const alice = { person: 'alice', application: 'client' };

function builtDesks(): string {
  const uiDir = temporaryFolder();
  mkdirSync(join(uiDir, 'embed'));
  writeFileSync(join(uiDir, 'index.html'), '<!doctype html><title>Handraise</title>');
  for (const file of ['handraise-assist.js', 'handraise-assist.d.ts', 'example.html']) {
    writeFileSync(join(uiDir, 'embed', file), '');
  }
  return uiDir;
}

describe('a page in a frame', () => {
  test.each([
    ['/embed/agent', "frame-ancestors 'self' https://desktop.example https://crm.example:8443", undefined],
    [
      '/embed/agent?interaction=c1',
      "frame-ancestors 'self' https://desktop.example https://crm.example:8443",
      undefined,
    ],
    ['/', "frame-ancestors 'none'", 'DENY'],
    ['/agent', "frame-ancestors 'none'", 'DENY'],
    ['/supervisor', "frame-ancestors 'none'", 'DENY'],
    ['/index.html', "frame-ancestors 'none'", 'DENY'],
    ['/embed/example.html', "frame-ancestors 'none'", 'DENY'],
    ['/embed/origins', "frame-ancestors 'none'", 'DENY'],
    ['/embed/supervisor', "frame-ancestors 'none'", 'DENY'],
    ['/embed/agent/', "frame-ancestors 'none'", 'DENY'],
    ['/api/session', "frame-ancestors 'none'", 'DENY'],
  ])('%s says %s', async (url, ancestors, frameOptions) => {
    const { anybody } = await testServer({ uiDir: builtDesks(), embedOrigins });
    // The same however often, and whoever was here before.
    for (const before of ['/embed/agent', '/agent']) {
      await anybody().get(before);
      const { headers } = await anybody().get(url);
      expect(headers['x-frame-options']).toBe(frameOptions);
      const policy = String(headers['content-security-policy']);
      expect(policy.split(';').filter((rule) => rule.startsWith('frame-ancestors'))).toEqual([ancestors]);
      expect(policy).toContain("default-src 'self'");
    }
  });

  test('is for ourselves alone where nobody is configured, and so is the page before the desks are built', async () => {
    const { anybody } = await testServer();
    const { status, headers } = await anybody().get('/embed/agent');
    expect(status).toBe(503);
    expect(String(headers['content-security-policy'])).toMatch(/frame-ancestors 'self'(;|$)/);
    expect(headers['x-frame-options']).toBeUndefined();
  });
});

describe('the component', () => {
  test.each([
    [desktop, desktop],
    ['https://crm.example:8443', 'https://crm.example:8443'],
    ['https://crm.example', undefined],
    ['https://desktop.example.evil', undefined],
    ['null', undefined],
    [undefined, undefined],
  ])('is a module for %s: %s', async (origin, allowed) => {
    const { anybody } = await testServer({ uiDir: builtDesks(), embedOrigins });
    const { status, headers } = await anybody().with({ origin }).get('/embed/handraise-assist.js');
    expect([status, headers['access-control-allow-origin']]).toEqual([200, allowed]);
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(headers.vary).toBe('origin');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
  });

  test('is the only file that is for others', async () => {
    const { anybody } = await testServer({ uiDir: builtDesks(), embedOrigins });
    for (const url of ['/embed/handraise-assist.d.ts', '/embed/agent', '/embed/origins', '/agent', '/api/site']) {
      const { headers } = await anybody().with({ origin: desktop }).get(url);
      expect([url, headers['cross-origin-resource-policy']]).toEqual([url, 'same-origin']);
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  test('is nowhere before the desks are built', async () => {
    const { anybody } = await testServer({ embedOrigins });
    expect((await anybody().get('/embed/handraise-assist.js')).status).toBe(404);
  });
});

test('whom the frame may speak with is told; the example is for demos', async () => {
  const demo = await testServer({ uiDir: builtDesks(), embedOrigins });
  expect((await demo.anybody().get('/embed/origins')).body).toEqual({ origins: embedOrigins });
  expect((await demo.anybody().get('/embed/example.html')).status).toBe(200);
  const real = await testServer({ uiDir: builtDesks(), embedOrigins, demo: false });
  expect((await real.anybody().get('/embed/example.html')).status).toBe(404);
  expect((await real.anybody().get('/embed/handraise-assist.d.ts')).status).toBe(200);
});

describe('the cookie of an embedded desk', () => {
  test.each([
    [
      'travels in foreign frames where they are configured',
      embedOrigins,
      { ...embed, ...secure },
      'handraise-embed',
      true,
    ],
    ['is strict where the connection is not secure', embedOrigins, embed, 'handraise-embed', false],
    ['is strict where nobody is configured', [], { ...embed, ...secure }, 'handraise-embed', false],
    ['is no other desk’s', embedOrigins, secure, 'handraise-agent', false],
  ])('%s', async (_, configured, headers, name, travels) => {
    const { anybody } = await testServer({ embedOrigins: configured });
    const browser = anybody().with(headers);
    const cookie = String((await browser.post('/api/session', alice)).headers['set-cookie']);
    expect(cookie).toMatch(new RegExp(`^${name}=`));
    expect(cookie).toContain('HttpOnly');
    if (travels) expect(cookie).toMatch(/Secure; Partitioned; SameSite=None/);
    else {
      expect(cookie).toContain('SameSite=Strict');
      expect(cookie).not.toMatch(/Partitioned|None/);
    }
    // Only a cookie of the same partition takes its place when it goes.
    const gone = String((await browser.request('DELETE', '/api/session')).headers['set-cookie']);
    expect(gone).toMatch(new RegExp(`^${name}=; Max-Age=0`));
    expect(gone.includes('Partitioned')).toBe(travels);
  });

  test('counts only where a request names it', async () => {
    const { anybody } = await testServer({ embedOrigins });
    const browser = anybody().with({ ...embed, ...secure });
    await browser.post('/api/session', alice);
    expect((await browser.get('/api/session')).body.person).toBe('alice');
    const unnamed = anybody().with(secure).sharing(browser);
    expect((await unnamed.get('/api/session')).body.code).toBe('notAuthenticated');
    for (const desk of ['agent', 'supervisor', 'EMBED']) {
      const other = unnamed.with({ 'handraise-desk': desk });
      expect((await other.get('/api/session')).body.code).toBe('notAuthenticated');
    }
  });

  test('does nothing for another website that its browser asks from', async () => {
    const { anybody } = await testServer({ embedOrigins });
    const browser = anybody().with({ ...embed, ...secure });
    await browser.post('/api/session', alice);
    // An image, a link, a page typed in: browsers name no origin there, and an address may name any desk.
    for (const site of ['cross-site', 'same-site', 'none']) {
      const other = browser.with({ origin: undefined, 'handraise-desk': undefined, 'sec-fetch-site': site });
      for (const url of ['/api/session?desk=embed', '/live/events?desk=embed', '/api/people?desk=embed']) {
        expect((await other.get(url)).body.code).toBe('notAuthenticated');
      }
    }
    const elsewhere = browser.with({ origin: desktop });
    expect((await elsewhere.command('alerts', { pop: true, sound: true })).body.code).toBe('roleMissing');
    expect((await elsewhere.post('/api/session', alice)).body.code).toBe('roleMissing');
    const read = await elsewhere.get('/api/session');
    expect(read.headers['access-control-allow-origin']).toBeUndefined();
    const preflight = await elsewhere.request('OPTIONS', '/api/session');
    expect(preflight.headers['access-control-allow-headers']).toBeUndefined();
  });

  test('is an agent’s: a supervisor’s application keeps its own', async () => {
    const { anybody } = await testServer({ embedOrigins });
    const browser = anybody().with({ ...embed, ...secure });
    const said = await browser.post('/api/session', { person: 'sue', application: 'supervisor' });
    expect(String(said.headers['set-cookie'])).toMatch(/^handraise-supervisor=.*SameSite=Strict/);
    expect((await browser.get('/api/session')).body.code).toBe('notAuthenticated');
  });

  test('does not stand for the agent’s desk beside it, nor that one for it', async () => {
    const { anybody } = await testServer({ embedOrigins });
    const browser = anybody().with(secure);
    await browser.post('/api/session', alice);
    const framed = browser.with(embed);
    expect((await framed.get('/api/session')).body.code).toBe('notAuthenticated');
    await framed.post('/api/session', { person: 'bob', application: 'client' });
    expect((await framed.get('/api/session')).body.person).toBe('bob');
    expect((await browser.sharing(framed).get('/api/session')).body.person).toBe('alice');
  });
});

test('a socket of the frame is ours; one of the website around it is refused', async () => {
  const { anybody, listen } = await testServer({ embedOrigins });
  const url = await listen();
  const { host } = new URL(url);
  const framed = anybody().with({ ...embed, ...secure, host, origin: url });
  await framed.post('/api/session', alice);
  const desk = await new SocketDesk(url, framed, { path: '/live?desk=embed' }).ready();
  expect(desk.sees('agent/alice')).toMatchObject({ agent: 'alice', loggedOn: true });
  const foreign = new SocketDesk(url, framed, { path: '/live?desk=embed', origin: desktop });
  await expect(foreign.opened()).rejects.toThrow('403');
});
