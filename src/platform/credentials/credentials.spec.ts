import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { Canoniser } from './canonical';
import { localContexts } from './contexts';
import {
  decodeStatusList,
  didDocument,
  didWeb,
  didWebUrl,
  encodeStatusList,
  hashedIdentity,
  IssuerKeys,
  randomStatusIndex,
  signEmbedded,
  signJwt,
  statusEntry,
  statusListCredential,
  STATUS_LIST_BITS,
  verifyEmbedded,
  verifyJwt,
  type Credential,
  type KeyStore,
  type StoredKeys,
} from '.';

const DID = 'did:web:sofra.example:orgs:legis';
const DATE = new Date('2026-11-02T10:00:00Z');
const LIST = 'https://sofra.example/status/1';

/** Keys in memory; sealed is base64, enough to see that nothing is stored in the clear. */
class MemoryKeys implements KeyStore<string> {
  readonly rows: StoredKeys<string>[] = [];

  find(): Promise<readonly StoredKeys<string>[]> {
    return Promise.resolve([...this.rows]);
  }

  add(_did: string, keys: StoredKeys<string>, known: number): Promise<void> {
    if (this.rows.length === known) this.rows.unshift(keys);
    return Promise.resolve();
  }
}
const sealer = {
  seal: (text: string) => Buffer.from(text).toString('base64'),
  open: (sealed: string) => Buffer.from(sealed, 'base64').toString(),
};
const store = new MemoryKeys();
const issuerKeys = new IssuerKeys(store, sealer);

function badge(number: number): Credential {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: `https://sofra.example/certificates/LG-${number}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: DID, type: ['Profile'], name: 'Легис' },
    validFrom: '2026-11-02T10:00:00Z',
    name: 'Palestinian embroidery',
    credentialSubject: {
      id: `urn:uuid:0190c1c2-0000-7000-8000-${String(number).padStart(12, '0')}`,
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          identityType: 'emailAddress',
          hashed: true,
          identityHash: hashedIdentity(`learner${number}@example.org`, 'Zq3k9'),
          salt: 'Zq3k9',
        },
      ],
      achievement: {
        id: 'https://sofra.example/courses/1',
        type: ['Achievement'],
        achievementType: 'CertificateOfCompletion',
        name: 'Palestinian embroidery: first stitches',
        description: 'Sew "two" stitches\nand read a pattern \\ chart',
        criteria: { narrative: '16 hours, 15 attended' },
        alignment: ['Sew', 'Read'].map((name, at) => ({
          type: ['Alignment'],
          targetName: name,
          targetUrl: `https://example.org/skills/${at}`,
        })),
      },
    },
    credentialStatus: statusEntry(LIST, number),
  };
}

const issuer = async () => didDocument(DID, await issuerKeys.published(DID));

describe('Signed credentials', () => {
  it('carry an embedded proof in an array, which verifies and is the same when made again', async () => {
    const keys = await issuerKeys.current(DID);
    const signed = await signEmbedded(badge(7), keys, DATE);
    expect(signed['proof']).toEqual([
      expect.objectContaining({
        type: 'DataIntegrityProof',
        cryptosuite: 'eddsa-rdfc-2022',
        proofPurpose: 'assertionMethod',
      }),
    ]);
    expect(await verifyEmbedded(signed, await issuer())).toEqual({ ok: true, credential: signed });
    expect(await signEmbedded(badge(7), keys, DATE)).toEqual(signed);
  });

  it('do not verify once a word is changed, or with a key that the issuer does not list', async () => {
    const signed = await signEmbedded(badge(8), await issuerKeys.current(DID), DATE);
    const document = await issuer();
    expect(await verifyEmbedded({ ...signed, name: 'Master baker' }, document)).toEqual({
      ok: false,
      reason: 'bad_signature',
    });
    expect(await verifyEmbedded(signed, { ...document, assertionMethod: [] })).toEqual({
      ok: false,
      reason: 'untrusted_key',
    });
    expect(await verifyEmbedded({ ...signed, issuer: 'did:web:other.example' }, document)).toEqual({
      ok: false,
      reason: 'untrusted_key',
    });
    expect(await verifyEmbedded({ ...signed, proof: [] }, document)).toEqual({ ok: false, reason: 'malformed' });
  });

  it('are refused when a term is not defined, or a context is not known here', async () => {
    const keys = await issuerKeys.current(DID);
    await expect(signEmbedded({ ...badge(1), favouriteColour: 'red' }, keys, DATE)).rejects.toThrow(/Safe mode/);
    const foreign = {
      ...badge(1),
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://evil.example/context'],
    };
    await expect(signEmbedded(foreign, keys, DATE)).rejects.toThrow();
  });

  it('travel as a JWT with RS256 that says the same, and refuse a changed one and another algorithm', async () => {
    const jwt = await signJwt(badge(9), await issuerKeys.current(DID));
    const document = await issuer();
    expect(await verifyJwt(jwt, document)).toEqual({ ok: true, credential: badge(9) });
    expect(jwt).toBe(await signJwt(badge(9), await issuerKeys.current(DID)));
    expect(await verifyJwt(`${jwt.slice(0, -8)}AAAAAAAA`, document)).toEqual({ ok: false, reason: 'bad_signature' });
    const [, payload] = jwt.split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    expect((await verifyJwt(none, document)).ok).toBe(false);
    const subjectless = { ...badge(9), credentialSubject: { type: ['AchievementSubject'] } };
    await expect(signJwt(subjectless, await issuerKeys.current(DID))).rejects.toThrow(/credentialSubject.id/);
  });
});

describe('The canoniser', () => {
  it('gives what the library gives, for documents of one shape and of others', async () => {
    const canoniser = new Canoniser();
    const plain = (document: object) => cryptosuite.canonize(document, { documentLoader: localContexts });
    const { credentialStatus: _status, ...unlisted } = badge(3);
    const texts = ['slot 3', 'https://slot.invalid/0', '', 'emailAddress', 'urn:x', '_:b0', 'наслов', '\u0000'];
    const named = texts.map((name) => ({ ...badge(4), name }));
    const ids = ['did:web:x', 'urn:uuid:1', 'https://x.example/a b'].map((id) => ({ ...badge(5), id }));
    const tagged = { ...badge(6), name: { '@value': 'Вез', '@language': 'mk' } };
    for (const document of [badge(1), badge(2), unlisted, ...named, tagged, ...ids.slice(0, 2), badge(1)]) {
      expect(await canoniser.canonise(document)).toBe(await plain(document));
    }
    await expect(canoniser.canonise(ids[2] ?? {})).rejects.toThrow();
  });
});

describe('Issuer keys', () => {
  it('are made once when two ask at the same time, and stay published after a rotation', async () => {
    const rows = new MemoryKeys();
    const keys = new IssuerKeys(rows, sealer);
    const [one, two] = await Promise.all([keys.current(DID), new IssuerKeys(rows, sealer).current(DID)]);
    expect(one.embedded.key.equals(two.embedded.key)).toBe(true);
    const before = await signEmbedded(badge(1), one, DATE);
    await keys.rotate(DID);
    const document = didDocument(DID, await keys.published(DID));
    expect((await keys.current(DID)).embedded.id).toBe(`${DID}#key-2`);
    expect(document.assertionMethod).toEqual([`${DID}#key-2`, `${DID}#jwt-2`, `${DID}#key-1`, `${DID}#jwt-1`]);
    expect((await verifyEmbedded(before, document)).ok).toBe(true);
    expect(JSON.stringify(rows.rows)).not.toContain('PRIVATE KEY');
  });

  it('are found by did:web', () => {
    expect(didWeb('https://sofra.example:3000/', ['orgs', 'legis'])).toBe('did:web:sofra.example%3A3000:orgs:legis');
    expect(didWebUrl('did:web:sofra.example%3A3000:orgs:legis')).toBe('https://sofra.example:3000/orgs/legis/did.json');
    expect(didWebUrl('did:web:sofra.example')).toBe('https://sofra.example/.well-known/did.json');
    expect(() => didWebUrl('did:key:z6Mk')).toThrow();
  });
});

describe('A status list', () => {
  it('sets the bits that were asked for and no others', () => {
    const isSet = decodeStatusList(encodeStatusList([0, 94567, STATUS_LIST_BITS - 1]));
    expect([0, 1, 94566, 94567, 94568, STATUS_LIST_BITS - 1].map(isSet)).toEqual([
      true,
      false,
      false,
      true,
      false,
      true,
    ]);
    expect(() => encodeStatusList([STATUS_LIST_BITS])).toThrow();
  });

  it('reads the worked example of the reference list', () => {
    const isSet = decodeStatusList('uH4sIAAAAAAACA-3QAQ0AAAwCIO1f2hz_IAIJAAAAAAAAAAAAAADfVAEAAADAOQNQdb5gAEAAAA');
    expect([...Array(STATUS_LIST_BITS).keys()].filter(isSet)).toEqual([94567]);
  });

  it('hands out free indices, and is full at three quarters', () => {
    const taken = new Set([...Array(90_000).keys()]);
    expect(taken.has(randomStatusIndex(taken))).toBe(false);
    expect(() => randomStatusIndex(new Set([...Array(STATUS_LIST_BITS * 0.75).keys()]))).toThrow(/full/);
  });

  it('is a signed credential itself', async () => {
    const list = await signEmbedded(statusListCredential(LIST, DID, DATE, [5]), await issuerKeys.current(DID), DATE);
    expect((await verifyEmbedded(list, await issuer())).ok).toBe(true);
  });
});

it('A hashed identity is the SHA-256 of the value and the salt', () => {
  expect(hashedIdentity('learner@example.org', 'Zq3k9')).toBe(
    'sha256$1b8f237a069288bd4b93c6f6bdb754a1ee79cda0b4734a6f9701f6cfc725629e',
  );
});
