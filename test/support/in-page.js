// Runs inside the page that is looked at; test/support/browser.ts puts it there.
globalThis.pageChecks = {
  /** The elements that make the page wider than its window. */
  sidewaysScroll() {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.right > root.clientWidth + 1 || box.left < -1;
    });
    const names = wide.map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return [`page is ${root.scrollWidth} px wide`, ...names.slice(0, 10)];
  },

  /** A sheet of the page's own making: a policy against inline style doesn't stop it. */
  withStyle(css, check) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    try {
      return check();
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    }
  },

  /** With every text half as long again, as a translation may be. */
  longerTexts(check) {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode())
      if (walker.currentNode.data.trim() !== '') nodes.push([walker.currentNode, walker.currentNode.data]);
    for (const [node, text] of nodes) {
      const words = text.split(' ');
      node.data = [...words, ...words.slice(0, Math.floor(words.length / 2))].join(' ');
    }
    try {
      return check();
    } finally {
      for (const [node, text] of nodes) node.data = text;
    }
  },

  /** With the text spacing of WCAG 1.4.12, with all text half as large again, with all text half as long again. */
  textSpacing() {
    const spacing =
      '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}';
    const spaced = this.withStyle(spacing, () => this.sidewaysScroll());
    const large = this.withStyle('html{font-size:150%!important}', () => this.sidewaysScroll());
    const long = this.longerTexts(() => this.sidewaysScroll());
    return [
      ...spaced.map((where) => `spaced: ${where}`),
      ...large.map((where) => `large: ${where}`),
      ...long.map((where) => `longer: ${where}`),
    ];
  },

  /** Controls lower than 44 px; links in running text and what is hidden are exempt. A tick counts with its label. */
  smallTargets() {
    const controls = [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary')];
    return controls
      .filter((element) => element.tagName !== 'A' || getComputedStyle(element).display !== 'inline')
      .map((element) => [element, (element.closest('label') ?? element).getBoundingClientRect()])
      .filter(([, box]) => box.width > 1 && box.height > 1 && (box.height < 43.5 || box.width < 23.5))
      .map(([element, box]) => {
        const words = (element.innerText || element.name || '').trim().slice(0, 30);
        return `${element.tagName.toLowerCase()} "${words}" ${Math.round(box.width)}x${Math.round(box.height)}`;
      });
  },

  /** Stops of the Tab key whose focus cannot be seen, or that lie off the screen or under something (WCAG 2.4.7, 2.4.11). */
  hiddenFocus() {
    const stops = [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary')];
    const outlined = (style) => style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2;
    const faults = [];
    for (const element of stops.filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0)) {
      element.focus();
      const label = element.closest('label');
      const faces = [element, label, ...(label ? label.querySelectorAll('*') : [])].filter(Boolean);
      const seen = faces.some(
        (face) => outlined(getComputedStyle(face)) || outlined(getComputedStyle(face, '::after')),
      );
      const box = (label ?? element).getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
      const top = document.elementFromPoint(x, y);
      const inside = (outer) => outer && (outer.contains(top) || top?.contains(outer));
      const words = `${element.tagName.toLowerCase()} "${(element.innerText || element.name || '').trim().slice(0, 30)}"`;
      if (document.activeElement !== element) faults.push(`${words} takes no focus`);
      else if (!seen) faults.push(`${words} has no outline`);
      else if (!inside(element) && !inside(label)) faults.push(`${words} is covered or off the screen`);
    }
    return faults;
  },

  /** The parts of the page from top to bottom, its navigation, and how many headings of the first level it has. */
  frame() {
    const name = ({ tagName, className }) => [tagName.toLowerCase(), className.split(' ')[0]].filter(Boolean).join('.');
    const path = (link) => new URL(link.href).pathname.replace(/^\/[^/]+/, '');
    return {
      parts: [...document.body.children].map(name),
      nav: [...document.querySelectorAll('.nav a')].map(path),
      headings: document.querySelectorAll('h1').length,
    };
  },

  /** What a form that came back tells. */
  told() {
    const texts = (selector, read) => [...document.querySelectorAll(selector)].map(read);
    return {
      title: document.title,
      links: texts('.wrong a', (link) => link.getAttribute('href')),
      problems: texts('.err', ({ textContent }) => textContent.trim()),
    };
  },

  /** Where things stand on a course's page: the same in a mirror when the language goes from right to left. */
  sides() {
    const side = (selector) => {
      const { left, right } = document.querySelector(selector).getBoundingClientRect();
      return (left + right) / 2 < innerWidth / 2 ? 'left' : 'right';
    };
    const { direction, textAlign } = getComputedStyle(document.querySelector('main .lead'));
    const { borderLeftWidth, borderRightWidth } = getComputedStyle(document.querySelector('.group'));
    return {
      text: `${direction} ${textAlign}`,
      thickEdge: parseFloat(borderLeftWidth) > parseFloat(borderRightWidth) ? 'left' : 'right',
      ...{ brand: side('.brand'), title: side('.title h1'), summary: side('.page aside') },
    };
  },

  /** How many elements have a style, a script or a handler written in them. */
  inlineCode() {
    const isOne = (name) => name === 'style' || name.startsWith('on');
    return [...document.querySelectorAll('*')].filter(
      (element) => element.matches('style,script:not([src])') || element.getAttributeNames().some(isOne),
    ).length;
  },

  /** Whether each of the main things that are shown is part of the join card. */
  partsOfCard() {
    const things = [...document.querySelectorAll('h1,.facts,.help,.btn,.qr,.code')];
    return things.filter((one) => one.checkVisibility()).map((one) => one.closest('.pass') !== null);
  },

  /** Addresses on other sites that the page leads to or asks for. */
  elsewhere() {
    const all = [...document.querySelectorAll('[href],[src],form')];
    const urls = all.map((one) => one.href || one.src || one.action);
    return urls.filter((url) => !url.startsWith(`${location.origin}/`));
  },

  /** Waits until the worker for pages without internet serves this page. */
  async workerReady() {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
  },

  /** Addresses that are kept for the time without internet. */
  async kept() {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  },

  /** Violations of levels A, AA, AAA and of best practice, by axe-core. */
  async axe(tags) {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
    });
    return violations.map(({ id, impact, nodes }) => ({
      rule: id,
      impact,
      where: nodes.map(({ target }) => target.join(' ')),
    }));
  },
};
