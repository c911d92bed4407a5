import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { fromRoot } from '../i18n';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** What gains nothing from being packed again. */
const PACKED = new Set(['.png', '.woff2']);

export type Encoding = 'br' | 'gzip' | 'identity';

/** A file of public/ as it goes out. */
export interface Asset {
  /** Its place in public/: css/style.css. */
  readonly name: string;
  /** Its address, with a hash of its content: /assets/css/style.0f3a9c21.css. */
  readonly path: string;
  readonly type: string;
  readonly body: Buffer;
  readonly packable: boolean;
}

/**
 * The files of public/, read once at start. Those in folders get names with a hash of their content, so that browsers
 * may keep them for ever; addresses inside stylesheets are rewritten to such names. Those on top (robots.txt, the offline
 * worker) keep their names.
 */
export class Assets {
  private readonly byName = new Map<string, Asset>();
  private readonly byPath = new Map<string, Asset>();
  private readonly packed = new Map<string, Promise<Buffer>>();

  constructor(folder = fromRoot('public')) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && TYPES[extname(entry.name)] !== undefined)
      .map((entry) => posix.relative(folder, join(entry.parentPath, entry.name)))
      .sort((a, b) => Number(a.endsWith('.css')) - Number(b.endsWith('.css')));
    for (const name of files) this.add(name, readFileSync(join(folder, name)));
  }

  /**
   * The address of a file of public/.
   * @throws RangeError when there is no such file
   */
  url(name: string): string {
    return this.get(name).path;
  }

  /**
   * A file of public/ by its name.
   * @throws RangeError when there is no such file
   */
  get(name: string): Asset {
    const asset = this.byName.get(name);
    if (!asset) throw new RangeError(`There is no file public/${name}.`);
    return asset;
  }

  /** A file by the address that a browser asks for. */
  find(path: string): Asset | undefined {
    return this.byPath.get(path);
  }

  /** Width and height of a drawing, from its first tag. */
  size(name: string): { width: string; height: string } {
    const [, width, height] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(this.get(name).body.toString('utf8')) ?? [];
    if (!width || !height) throw new RangeError(`public/${name} has no width and height.`);
    return { width, height };
  }

  /** The bytes for the wire, packed as well as it goes (brotli 11), once. */
  async bytes(asset: Asset, encoding: Encoding): Promise<Buffer> {
    if (!asset.packable || encoding === 'identity') return asset.body;
    const key = `${encoding} ${asset.path}`;
    let bytes = this.packed.get(key);
    if (!bytes) {
      bytes = pack(asset.body, encoding);
      this.packed.set(key, bytes);
    }
    return bytes;
  }

  private add(name: string, read: Buffer): void {
    const body = name.endsWith('.css') ? this.rewrite(name, read) : read;
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 8);
    const ending = extname(name);
    const onTop = !name.includes('/');
    const path = onTop ? `/${name}` : `/assets/${name.slice(0, -ending.length)}.${hash}${ending}`;
    const asset = { name, path, type: TYPES[ending] ?? '', body, packable: !PACKED.has(ending) };
    this.byName.set(name, asset);
    this.byPath.set(path, asset);
  }

  private rewrite(name: string, read: Buffer): Buffer {
    const text = read.toString('utf8').replace(/url\((?!["']?data:)([^)"']+)\)/g, (_all, address: string) => {
      return `url(${this.url(posix.join(posix.dirname(name), address))})`;
    });
    return Buffer.from(text);
  }
}

async function pack(body: Buffer, encoding: 'br' | 'gzip'): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(body, { level: 9 });
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  return promisify(brotliCompress)(body, { params });
}
