import { appendFileSync } from 'node:fs';
import { ORGANIZATIONS, type PersonKey } from './cast';
import { type Fields, hiddenFields, LostConnection, openSignedIn, optionsIn, type PlainBrowser } from './plain-browser';

/** One escalation as a partner means to file it, and all that its client knows of it. */
export type Filing = {
  key: string;
  title: string;
  fields: Fields;
  path: string;
  browser: PlainBrowser;
  number: string | null;
  /** Requests that had left whole and got no answer. */
  lost: number;
};

export type Filer = { browser: PlainBrowser; path: string; person: PersonKey };

const WHERE = [
  ['hana', 'tailspin', 'exchange'],
  ['ada', 'wingtip', 'teams'],
  ['hana', 'tailspin', 'sharepoint'],
  ['fei', 'adatum', 'exchange'],
  ['nora', 'litware', 'onedrive'],
] as const;

/** The partners' people, each signed in in a browser of their own, before the form of a customer's service. */
export const signInFilers = (origin: string): Promise<Filer[]> =>
  Promise.all(
    WHERE.map(async ([person, customer, service]) => ({
      person,
      browser: await openSignedIn(origin, person),
      path: `/support-requests/new?customer=${ORGANIZATIONS[customer].id}&service=${service}`,
    })),
  );

const TWO_DAYS_MS = 48 * 60 * 60 * 1_000;

/** Opens the form and fills it in. */
export async function prepareFiling({ browser, path }: Filer, title: string): Promise<Filing> {
  const html = await browser.get(path);
  const hidden = hiddenFields(html, 'filing');
  const fields = {
    ...hidden,
    topicId: optionsIn(html, 'filing', 'topicId')[0] ?? '',
    title,
    description: `${title}: mail is not delivered since the morning.`,
    startedAt: new Date(Date.now() - TWO_DAYS_MS).toISOString().slice(0, 16),
    impact: 'some_users',
    affectedCount: '12',
    tried: 'We traced the messages and restarted the connector.',
    lacks: 'tools',
    lackExplained: 'We cannot see the queues of the service.',
    proposedSeverity: 'C',
    contactName: 'The helpdesk',
    contactEmail: 'helpdesk@partner.example',
    contactPhone: '',
    customerSummary: 'Your mail is late; we asked the operator.',
  };
  return { key: hidden.key ?? '', title, fields, path, browser, number: null, lost: 0 };
}

export type Ledger = {
  invoked: number;
  ok: number;
  unknown: number;
  refused: number;
  /** Answered with the form and a problem: on an overloaded machine a transaction may wait in vain for a connection. */
  failed: number;
  write(filing: Filing): Promise<void>;
};

/** Sends filings and appends every step - invoke, ok, unknown - to a file before anything else happens. */
export function openLedger(file: string): Ledger {
  const note = (line: Record<string, string | boolean>) =>
    appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);
  const ledger: Ledger = {
    invoked: 0,
    ok: 0,
    unknown: 0,
    refused: 0,
    failed: 0,
    write: async (filing) => {
      ledger.invoked += 1;
      note({ key: filing.key, step: 'invoke' });
      try {
        const { status, location, body } = await filing.browser.post(filing.path, filing.fields);
        const number = /^\/support-requests\/(\d{15})(\?|$)/.exec(location ?? '')?.[1];
        if (status === 200 && hiddenFields(body, 'filing').key) {
          ledger.failed += 1;
          note({ key: filing.key, step: 'failed' });
          return;
        }
        if (status !== 303 || !number)
          throw new Error(`A filing answered ${status} ${location ?? ''} ${body.slice(0, 2_000)}`);
        if (filing.number && filing.number !== number)
          throw new Error(`Key ${filing.key} answered ${filing.number}, then ${number}`);
        ledger.ok += 1;
        note({ key: filing.key, step: 'ok', number });
        filing.number = number;
      } catch (error) {
        if (!(error instanceof LostConnection)) throw error;
        if (error.wasSent) {
          filing.lost += 1;
          ledger.unknown += 1;
        } else ledger.refused += 1;
        note({ key: filing.key, step: 'unknown', code: error.code, wasSent: error.wasSent });
      }
    },
  };
  return ledger;
}
