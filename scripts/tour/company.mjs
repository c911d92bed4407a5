// A company buys seats, pays, and sends its people: what carries the free places.
import { check, wait } from './client.mjs';
import { address, joinClass, mark, newClass } from './story.mjs';

const WEEK = 7 * 86_400_000;
const CONTACT = address('vesna');

/** A bank statement (camt.053) with one transfer that names its reference. */
const statement = ({ amount, currency }, reference) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>tour-${mark}</Id>
<FrToDt><FrDtTm>2026-10-07T00:00:00</FrDtTm><ToDtTm>2026-10-07T23:59:59</ToDtTm></FrToDt>
<Acct><Id><Othr><Id>300000000012355</Id></Othr></Id></Acct>
<Ntry><Amt Ccy="${currency}">${(amount / 100).toFixed(2)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
<BookgDt><Dt>2026-10-07</Dt></BookgDt><AcctSvcrRef>tour-${mark}-1</AcctSvcrRef>
<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Tekstil Example</Nm></Dbtr></RltdPties>
<RmtInf><Strd><CdtrRefInf><Ref>${reference}</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>`;

const person = (name) => ({ fullName: `${name} Example`, email: address(name.toLowerCase()), language: 'en' });

/** The steps in order, after those of the school. */
export const COMPANY = [
  [
    'a company asks for three seats of the next level, without an account',
    async (world) => {
      world.sold = await world.staff.post('/classes', newClass(world.courses.advanced.id, 3), 201);
      await world.staff.post(`/classes/${world.sold.id}/publication`);
      const asked = await world.anybody.post(
        '/quote-requests',
        {
          organisation: 'legis',
          company: { name: 'Tekstil Example', address: 'Example Street 12', town: 'Skopje', country: 'MK' },
          contact: { fullName: 'Vesna Example', email: CONTACT },
          language: 'en',
          kind: 'seats',
          classId: world.sold.code,
          seats: 3,
        },
        201,
      );
      world.request = asked.id;
      world.company = world.anybody.withSecret(asked.secret);
      await world.anybody.page(new URL(asked.url).pathname);
    },
  ],
  [
    'the office sends a quote, which arrives by mail',
    async (world) => {
      world.quote = await world.staff.post(
        '/quotes',
        {
          requestId: world.request,
          lines: [
            {
              text: { en: 'Places in the class' },
              quantity: 3,
              unit: 'person',
              unitPrice: { amount: 240_000, currency: 'MKD' },
              vat: 'none',
            },
          ],
          validUntil: new Date(Date.now() + WEEK).toISOString(),
        },
        201,
      );
      await world.company.get(`/quotes/${world.quote.id}`, 404);
      await world.staff.post(`/quotes/${world.quote.id}/sending`);
      await wait(async () => {
        const { items } = JSON.parse(await world.anybody.page('/dev/mail/messages'));
        return items.find(({ to, subject }) => to === CONTACT && subject.includes(world.quote.number));
      }, 'no quote arrives in the mailbox');
      return world.quote.number;
    },
  ],
  [
    'the company accepts with its order number: the seats are its own, and it has a pro-forma',
    async (world) => {
      const accept = () => world.company.post(`/quotes/${world.quote.id}/acceptance`, { orderNumber: 'PO-118' }, 201);
      const { booking, proForma } = await accept();
      check((await accept()).booking.id === booking.id, 'the second tap books again');
      const { seats } = await world.anybody.get(`/classes/${world.sold.id}`);
      check(seats.taken === 3 && seats.free === 0, JSON.stringify(seats));
      world.booking = booking.id;
      world.proForma = proForma.number;
      return proForma.number;
    },
  ],
  [
    'the accountant brings in a bank statement: the transfer finds its document, and the invoice follows',
    async (world) => {
      const accountant = await world.anybody.signIn('accountant@legis.example');
      const { payTo, open } = await accountant.get(`/invoices/${world.proForma}`);
      const file = statement(open, payTo.reference.text);
      const { matched } = await accountant.post('/bank-statements', { file }, 201);
      check(matched === 1, `${matched} lines matched`);
      const again = await accountant.post('/bank-statements', { file }, 200, 201);
      check(again.matched === 1, 'the same file twice is paid twice');
      const booking = await wait(async () => {
        const now = await world.company.get(`/bookings/${world.booking}`);
        return now.status === 'confirmed' && now.invoices.length === 2 ? now : null;
      }, 'the booking is not confirmed');
      const invoice = booking.invoices.find(({ kind }) => kind === 'invoice');
      check(invoice?.status === 'paid', JSON.stringify(booking.invoices));
      return invoice.number;
    },
  ],
  [
    'the office says what the class costs: everybody reads how many free places the company’s money pays for',
    async (world) => {
      await world.staff.call('PUT', '/solidarity/free-place', { amount: 150_000, currency: 'MKD' });
      const costs = { currency: 'MKD', instructor: 200_000, material: 50_000, room: 20_000, other: 0 };
      await world.staff.call('PUT', `/classes/${world.sold.id}/costs`, costs);
      const { pays } = await wait(async () => {
        const now = await world.staff.get(`/classes/${world.sold.id}/money`);
        return now.pays === null || now.income.length === 0 ? null : now;
      }, 'what the company paid is not counted');
      check(pays === 3, `${pays} free places`);
      const path = `/en/courses/weaving-advanced-${mark}`;
      await wait(
        async () => (await world.anybody.page(path)).includes('pays for 3 free places'),
        'the page does not say it',
      );
      return `${pays} free places`;
    },
  ],
  [
    'it names its people: who learned here has the place, who lacks the level is told why',
    async (world) => {
      const names = [person('Elma'), person('Goran')];
      const { named, refused } = await world.company.post(`/bookings/${world.booking}/names`, { names });
      check(named === 1 && refused[0]?.code === 'entry_level_missing', JSON.stringify(refused));
    },
  ],
  [
    'it sends somebody else in her place',
    async (world) => {
      const path = `/bookings/${world.booking}/names`;
      const [elma] = (await world.company.get(path)).items;
      const leaving = await world.anybody
        .withSecret(world.people.Amira.secret)
        .get(`/enrolments/${world.people.Amira.id}`);
      check(leaving.status === 'completed', leaving.status);
      const { named } = await world.company.call('PUT', `${path}/${elma.enrolmentId}`, person('Amira'));
      const now = (await world.company.get(path)).items;
      check(named === 1 && now.length === 1 && now[0].callName === 'Amira', JSON.stringify(now));
    },
  ],
  [
    'it gives a seat back, and who waits is offered it at once',
    async (world) => {
      const waiting = await joinClass({ ...world, class: world.sold }, 'Elma', { ifFull: 'wait' });
      check(waiting.status === 'waiting', waiting.status);
      await world.company.call('PATCH', `/bookings/${world.booking}`, { seats: 2 });
      const her = world.anybody.withSecret(waiting.secret);
      check((await her.get(`/enrolments/${waiting.id}`)).status === 'offered', 'no offer is made');
    },
  ],
  [
    'another company sees none of it',
    async (world) => {
      await world.anybody.withSecret('ABCDEFGHJKL').get(`/bookings/${world.booking}`, 404);
      await world.anybody.get(`/bookings/${world.booking}`, 401);
    },
  ],
];
