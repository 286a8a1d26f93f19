import type { Page } from 'playwright-core';
import { until } from '../../suite/waiting.ts';

// What runs in the browser is written as text: this project's types know no browser.

/** What has the focus, by the name that a screen reader says, or its id. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const at = document.activeElement;
    if (at === document.body) return '';
    if (at.tagName === 'A' && at.querySelector('img')) return 'picture';
    return at.getAttribute('aria-label') ?? (at.id || at.textContent);
  })()`);

/** The ring around what has the focus. */
export const focusRing = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
    return outlineStyle + ' ' + outlineWidth;
  })()`);

export const focusedField = (page: Page): Promise<string> =>
  page.evaluate(`document.activeElement.getAttribute('name')`);

export const isWiderThanWindow = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > window.innerWidth');

/** Waits until so many pictures are there and drawn, as wide as the renderer makes them. */
export async function picturesDrawn(page: Page, count: number): Promise<void> {
  const widths = () => page.evaluate<number[]>('[...document.images].map((one) => one.naturalWidth)');
  let now: readonly number[] = [];
  const areDrawn = async () => {
    now = await widths();
    return now.length === count && now.every((width) => width === 1_200);
  };
  await until(areDrawn, () => `pictures of full width, but: ${now.join(', ')}`, 50);
}

/** Drops a small file on the page. */
export const dropFile = (page: Page, name: string, text: string): Promise<void> =>
  page.evaluate(`(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}, { type: 'text/csv' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  })()`);

/** The least contrast (WCAG 2) between a visible text and what it stands on, and that text. */
export const leastContrast = (page: Page): Promise<{ readonly ratio: number; readonly text: string }> =>
  page.evaluate(`(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgba = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const part = (value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    const luminance = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    const groundOf = (element) => {
      if (element === null) return [255, 255, 255, 255];
      const ground = rgba(getComputedStyle(element).backgroundColor);
      return ground[3] === 255 ? ground : groundOf(element.parentElement);
    };
    let least = { ratio: 21, text: '' };
    for (const element of document.querySelectorAll('body *')) {
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '',
      );
      if (!hasText || element.closest('.hidden, .skip, option, :disabled') || !element.checkVisibility()) continue;
      const [a, b] = [luminance(rgba(getComputedStyle(element).color)), luminance(groundOf(element))];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (ratio < least.ratio) least = { ratio, text: element.textContent.slice(0, 60) };
    }
    return least;
  })()`);

/** Everything that a page of another origin can try on ours, and how the browser says it went. */
export const tryFromElsewhere = (page: Page, origin: string): Promise<readonly string[]> =>
  page.evaluate(`(async () => {
    const how = (answer) => answer.then((response) => response.type, () => 'refused');
    const post = (path, type, mode) =>
      how(
        fetch(${JSON.stringify(origin)} + path, {
          method: 'POST',
          mode,
          credentials: 'include',
          headers: { 'content-type': type },
          body: JSON.stringify({ text: 'help', language: 'en' }),
        }),
      );
    const read = (path) => how(fetch(${JSON.stringify(origin)} + path, { credentials: 'include' }));
    return [
      await post('/api/say', 'application/json', 'cors'),
      await post('/api/say', 'text/plain', 'no-cors'),
      await post('/api/session', 'application/json', 'cors'),
      await read('/api/events'),
      await read('/texts.json'),
    ];
  })()`);

/** Reads at the top, without any motion. */
export const toTop = (page: Page): Promise<void> =>
  page.evaluate(`window.scrollTo({ top: 0, behavior: 'instant' })`);

/** Waits until the whole of the newest message is in the window. */
export async function newestIsInView(page: Page): Promise<void> {
  const isInView = `(() => {
    const box = document.querySelector('#messages > li:last-child')?.getBoundingClientRect();
    return box !== undefined && box.top > 0 && box.bottom < window.innerHeight;
  })()`;
  await until(() => page.evaluate<boolean>(isInView), 'the newest message in view', 50);
}
