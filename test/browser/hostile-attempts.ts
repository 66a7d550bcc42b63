/**
 * All that a page can try against an address of this machine. Runs inside the page: nothing from outside the function
 * may be used. `read` lists the means by which anything of the till came back.
 */
export async function tryEverything({ till, guess }: { till: string; guess: string }) {
  const read: string[] = [];
  let tried = 0;
  /** A page's own policy may forbid a means: then nothing more comes of it. */
  const forbidden = () =>
    new Promise<false>((resolve) =>
      document.addEventListener('securitypolicyviolation', () => resolve(false), { once: true }),
    );
  async function attempt(name: string, act: () => Promise<boolean>): Promise<void> {
    tried += 1;
    if (await Promise.race([act().catch(() => false), forbidden()])) read.push(name);
  }
  const call = `${till}/api/redeemCoupons`;
  const json = { 'Content-Type': 'application/json' };
  const ask = (address: string, init: RequestInit) =>
    fetch(address, { credentials: 'include', ...init }).then(
      async (answer) => answer.type !== 'opaque' && answer.status === 200 && (await answer.text()) !== '',
    );
  const post = (init: RequestInit) => ask(call, { method: 'POST', body: '{}', ...init });
  const load = (element: HTMLElement) =>
    new Promise<HTMLElement>((resolve, reject) => {
      element.onload = () => resolve(element);
      element.onerror = () => reject(new Error('refused'));
      document.body.append(element);
    });
  const element = (name: string, parts: Record<string, string>) =>
    Object.assign(document.createElement(name), parts);
  const sendForm = async (enctype: string) => {
    const frame = document.createElement('iframe');
    frame.name = `frame-${enctype}`;
    document.body.append(frame);
    const form = element('form', {
      action: call,
      method: 'post',
      enctype,
      target: frame.name,
    }) as HTMLFormElement;
    form.append(element('input', { name: '{"codes":["A"],"x":"', value: '"}' }));
    document.body.append(form);
    form.submit();
    await load(frame);
    return (frame.contentDocument?.body.textContent ?? '').includes('done');
  };

  await attempt('fetch cors json', () => post({ headers: json }));
  await attempt('fetch cors text', () => post({ headers: { 'Content-Type': 'text/plain' } }));
  await attempt('fetch no-cors text', () => post({ mode: 'no-cors' }));
  await attempt('fetch no-cors bytes', () => post({ mode: 'no-cors', body: new Blob(['{}']) }));
  await attempt('fetch kept alive', () => post({ mode: 'no-cors', keepalive: true }));
  await attempt('fetch with a token', () => post({ headers: { ...json, Authorization: `Bearer ${guess}` } }));
  await attempt('fetch get', () => ask(`${till}/api/openapi.json`, {}));
  await attempt('fetch page', () => ask(`${till}/`, {}));
  await attempt('fetch file', () => ask(`${till}/assets/index-1.js`, { mode: 'no-cors' }));
  await attempt('fetch the door', () =>
    ask(`${till}/door/open`, { method: 'POST', headers: { Authorization: `Bearer ${guess}` } }),
  );
  await attempt('request', () => {
    const request = new XMLHttpRequest();
    request.open('POST', call);
    request.withCredentials = true;
    request.setRequestHeader('Content-Type', 'application/json');
    return new Promise((resolve) => {
      request.onloadend = () => resolve(request.responseText.includes('done'));
      request.send('{}');
    });
  });
  await attempt('beacon', async () => {
    navigator.sendBeacon(call, new Blob(['{}'], { type: 'application/json' }));
    navigator.sendBeacon(call, '{}');
    return false;
  });
  await attempt('news', () => {
    const stream = new EventSource(`${till}/api/events`, { withCredentials: true });
    return new Promise((resolve) => {
      stream.onopen = () => resolve(true);
      stream.onerror = () => resolve(false);
    }).then((opened) => {
      stream.close();
      return opened === true;
    });
  });
  await attempt('socket', () => {
    const socket = new WebSocket(`${till.replace('http', 'ws')}/api/events`);
    return new Promise((resolve) => {
      socket.onopen = () => resolve(true);
      socket.onerror = () => resolve(false);
    });
  });
  await attempt('script', () =>
    load(element('script', { src: `${till}/assets/index-1.js` })).then(() => true),
  );
  await attempt('description as script', () =>
    load(element('script', { src: `${till}/api/openapi.json` })).then(() => true),
  );
  await attempt('style', () =>
    load(element('link', { rel: 'stylesheet', href: `${till}/api/openapi.json` })).then(() => true),
  );
  await attempt('image', () => load(element('img', { src: `${till}/api/openapi.json` })).then(() => true));
  // before what a policy forbids: word of that may come late, and would end another attempt
  await attempt('window', async () => {
    const opened = window.open(`${till}/#token=${guess}`);
    // a busy machine takes its time to open one
    for (let look = 0; opened !== null && look < 200; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      try {
        if (opened.document.title === 'Counterpart') return true;
      } catch {
        return false;
      }
    }
    return false;
  });
  await attempt('frame', async () => {
    const frame = await load(element('iframe', { src: `${till}/` }));
    return ((frame as HTMLIFrameElement).contentDocument?.title ?? '') === 'Counterpart';
  });
  await attempt('form', () => sendForm('text/plain'));
  await attempt('plain form', () => sendForm('application/x-www-form-urlencoded'));
  await attempt('worker', async () => {
    const code = `try { importScripts(${JSON.stringify(`${till}/assets/index-1.js`)}); postMessage(true) } catch { postMessage(false) }`;
    const worker = new Worker(URL.createObjectURL(new Blob([code])));
    return new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data === true);
      worker.onerror = () => resolve(false);
    });
  });
  return { read, tried };
}
