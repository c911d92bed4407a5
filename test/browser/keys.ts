import type { Page } from 'playwright-core';

/** What a part of a walk cost. */
export interface Cost {
  readonly part: string;
  readonly keys: number;
  readonly seconds: number;
}

const MOST_TABS = 150;

/** Somebody without a mouse: every key that is pressed is counted, a key with Alt or Shift held as one. */
export class Keys {
  readonly costs: Cost[] = [];

  private pressed = 0;

  constructor(readonly page: Page) {}

  /** Does a part of the walk and notes what it cost. */
  async part(name: string, walk: () => Promise<void>): Promise<void> {
    const [keys, began] = [this.pressed, Date.now()];
    await walk();
    this.costs.push({ part: name, keys: this.pressed - keys, seconds: (Date.now() - began) / 1000 });
  }

  get total(): number {
    return this.pressed;
  }

  async press(key: string, times = 1): Promise<void> {
    for (let n = 0; n < times; n += 1) {
      await this.page.keyboard.press(key);
      this.pressed += 1;
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    this.pressed += text.length;
  }

  /** Presses Tab, or Shift and Tab, until the element has the focus. @throws Error when the keyboard does not come there */
  async to(selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let n = 0; n < MOST_TABS; n += 1) {
      if (await this.stands(selector)) return;
      await this.press(key);
    }
    throw new Error(`${MOST_TABS} times ${key} and not at ${selector} on ${this.page.url()}`);
  }

  /** Goes to a field and writes into it, in the place of what stands there: Tab selects it. */
  async write(selector: string, text: string): Promise<void> {
    await this.to(selector);
    await this.type(text);
  }

  /** Presses a key and waits for the page that it leads to, and for the focus that the page sets. */
  async go(key = 'Enter'): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), this.press(key)]);
    const waits =
      "!document.querySelector('[autofocus]') || document.activeElement !== document.body || location.hash !== ''";
    await this.page.waitForFunction(waits);
  }

  /** Whether the focus is there. */
  stands(selector: string): Promise<boolean> {
    return this.page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`);
  }
}
